import type { z } from 'zod'
import { type Address, addressOf } from './address.ts'
import { demandSuccess, readAnswer } from './read-answer.ts'
import { type OpenAnswer, send } from './send.ts'
import { readServedFolder } from './served-folder.ts'
import type { ServerFlags } from './server-options.ts'
import { signIn } from './sign-in.ts'

/** A request of a person to a running `serve`. */
interface Question extends Address {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  /** Sent as JSON; absent: no body. */
  body?: unknown
}

/**
 * The tenant of a running `serve`, for a person who has signed in. Every method throws a ServerRefusal with the server's own
 * words if it refuses, and a UserError if no server answers. Nothing needs to be closed.
 */
export interface RunningServer {
  /** The user principal name of the person. */
  person: string
  /** The checked JSON of the answer. */
  ask<T>(question: Question, schema: z.ZodType<T>): Promise<T>
  /** For an answer in which nothing is to be read. */
  tell(question: Question): Promise<void>
  /** The answer as it comes, for downloads and streams. The body must be read to its end or destroyed. */
  open(question: Question): Promise<OpenAnswer>
}

/**
 * Finds the running server by the files that `serve` wrote, and signs in: as its administrator, or as `--as`. Throws a
 * UserError if there are no such files, and if no server answers.
 */
export async function openRunningServer({ data, as }: ServerFlags): Promise<RunningServer> {
  const served = await readServedFolder(data)
  const person = as ?? served.administrator
  let token = await signIn(served, person)
  const ask = ({ body, ...question }: Question): Promise<OpenAnswer> =>
    send(served, {
      method: question.method,
      path: addressOf(question),
      headers: { authorization: `Bearer ${token}`, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
  const answerTo = async (question: Question): Promise<OpenAnswer> => {
    const answer = await ask(question)
    if (answer.status !== 401) return answer
    // The calendar of the server may have been moved beyond the end of the token.
    answer.body.resume()
    token = await signIn(served, person)
    return ask(question)
  }
  const words = ({ method, path }: Question): string => `${method} ${path}`
  return {
    person,
    ask: async (question, schema) => readAnswer(await answerTo(question), words(question), schema),
    tell: async (question) => readAnswer<void>(await answerTo(question), words(question), undefined),
    open: async (question) => {
      const answer = await answerTo(question)
      await demandSuccess(answer, words(question))
      return answer
    },
  }
}
