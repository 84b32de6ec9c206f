import { buffer } from 'node:stream/consumers'
import { z } from 'zod'
import { UserError } from '../user-error.ts'
import type { OpenAnswer } from './send.ts'

/** The server refused a request. `message` holds its own words, and `code` its own code, such as `ConnectorRoleMissing`. */
export class ServerRefusal extends UserError {
  readonly status: number
  constructor(status: number, code: string, message: string) {
    super(code, message)
    this.status = status
  }
}

/** As Graph refuses, and as the token endpoint does (RFC 6749 section 5.2). */
const graphSchema = z.looseObject({ error: z.looseObject({ code: z.string(), message: z.string() }) })
const loginSchema = z.looseObject({ error: z.string(), error_description: z.string() })

/** As the control plane refuses (RFC 9457). The last part of `type` is the code. */
const problemSchema = z.looseObject({ type: z.string(), title: z.string(), detail: z.string() })

/**
 * The JSON of an answer, checked; nothing is read as undefined if there is no schema. `what` names the request in messages.
 * Throws a ServerRefusal, or a UserError (`answer-not-understood`).
 */
export async function readAnswer<T>(answer: OpenAnswer, what: string, schema: z.ZodType<T> | undefined): Promise<T> {
  await demandSuccess(answer, what)
  const bytes = await buffer(answer.body)
  if (schema === undefined) return undefined as T
  const parsed = schema.safeParse(jsonOf(bytes))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const place = issue === undefined || issue.path.length === 0 ? 'the body' : issue.path.join('.')
  throw new UserError(
    'answer-not-understood',
    `${what} got an answer that this version does not understand: ${place}: ${issue?.message}`,
  )
}

/** Throws the ServerRefusal of an answer that is one, with the words of the server. */
export async function demandSuccess({ status, body }: OpenAnswer, what: string): Promise<void> {
  if (status < 400) return
  const json = jsonOf(await buffer(body))
  const graph = graphSchema.safeParse(json)
  if (graph.success) {
    const { code, message } = graph.data.error
    throw new ServerRefusal(status, code, `${message} (${status} ${code})`)
  }
  const login = loginSchema.safeParse(json)
  if (login.success) {
    const { error, error_description: words } = login.data
    throw new ServerRefusal(status, error, `the sign-in is refused: ${words.split('\n')[0]} (${status} ${error})`)
  }
  const problem = problemSchema.safeParse(json)
  if (problem.success) {
    const { type, title, detail } = problem.data
    throw new ServerRefusal(status, type.slice(type.lastIndexOf(':') + 1), `${title}: ${detail}`)
  }
  throw new ServerRefusal(status, 'refused', `${what} is answered with the status ${status}`)
}

function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return undefined
  }
}
