import { z } from 'zod'

/** A server refused what the console asked for. `message` holds the server's own words. */
export class ApiRefusal extends Error {
  /** The status of the answer. */
  readonly status: number
  /** The server's own code, such as `ConnectorRoleMissing` or `user-not-found`. */
  readonly code: string
  /** Whose words these are: `The tenant`. */
  readonly server: string
  constructor(options: { server: string; status: number; code: string; message: string }) {
    super(options.message)
    this.name = 'ApiRefusal'
    this.server = options.server
    this.status = options.status
    this.code = options.code
  }
}

/** As Graph refuses; as the token endpoint does (RFC 6749 section 5.2); as the site and the control plane do (RFC 9457). */
const graphSchema = z.looseObject({ error: z.looseObject({ code: z.string(), message: z.string() }) })
const loginSchema = z.looseObject({ error: z.string(), error_description: z.string() })
const problemSchema = z.looseObject({ type: z.string(), title: z.string(), detail: z.string() })

/** The refusal in an answer. `what` names the request if the answer has no words of its own. */
export function refusalIn(server: string, what: string, status: number, body: Buffer): ApiRefusal {
  const json = jsonOf(body)
  const graph = graphSchema.safeParse(json)
  if (graph.success) return new ApiRefusal({ server, status, ...graph.data.error })
  const login = loginSchema.safeParse(json)
  if (login.success) {
    const { error: code, error_description: words } = login.data
    return new ApiRefusal({ server, status, code, message: words.split('\n')[0] ?? words })
  }
  const problem = problemSchema.safeParse(json)
  if (problem.success) {
    const { type, title, detail } = problem.data
    const code = type.slice(type.lastIndexOf(':') + 1)
    return new ApiRefusal({ server, status, code, message: detail.startsWith(title) ? detail : `${title}: ${detail}` })
  }
  return new ApiRefusal({ server, status, code: 'refused', message: `${what} is answered with the status ${status}` })
}

function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return undefined
  }
}
