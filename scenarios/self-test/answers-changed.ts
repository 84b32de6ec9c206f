import type { Tamper } from '../../harness/runner/index.ts'

/** What an operation answered, and what it was asked; bodies that are not JSON are undefined. */
interface Answered {
  status: number
  body: unknown
  sent: unknown
}

/** What is answered instead; what is absent stays. */
export type AnswerChange = (answered: Answered) => { status?: number; body?: unknown }

/** Servers whose operation of this name answers otherwise; its refusals are changed as well. */
export function answersChanged(operation: string, change: AnswerChange): Tamper {
  return (server) => ({
    ...server,
    operations: server.operations.map((one) => {
      if (one.name !== operation) return one
      return {
        ...one,
        respond: async (request, within) => {
          const answer = await Promise.resolve()
            .then(() => one.respond(request, within))
            .catch((error: unknown) => server.failed(error, request))
          const body = jsonOf(String(answer.body))
          const changed = change({ status: answer.status, body, sent: jsonOf(request.body.toString()) })
          const status = changed.status ?? answer.status
          return { ...answer, status, body: changed.body === undefined ? answer.body : JSON.stringify(changed.body) }
        },
      }
    }),
  })
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
