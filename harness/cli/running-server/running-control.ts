import type { Readable } from 'node:stream'
import type { z } from 'zod'
import { type Address, addressOf } from './address.ts'
import { demandSuccess, readAnswer } from './read-answer.ts'
import { type OpenAnswer, send } from './send.ts'
import { readServedFolder } from './served-folder.ts'

/** A request to the control plane; `path` is below its address. */
interface ControlQuestion extends Address {
  method: 'GET' | 'POST'
  /** Absent: no body. */
  upload?: { contentType: string; stream: Readable }
}

/**
 * The control plane of a running `serve`. Every method throws a ServerRefusal with the server's own words if it refuses, and a UserError if
 * no server answers.
 */
export interface RunningControl {
  /** The checked JSON of the answer. */
  ask<T>(question: ControlQuestion, schema: z.ZodType<T>): Promise<T>
  /** The answer as it comes. The body must be read to its end or destroyed. */
  open(question: ControlQuestion): Promise<OpenAnswer>
}

/** Finds the control plane by the files that `serve` wrote. Throws a UserError if there are no such files. */
export async function openRunningControl({ data }: { data: string }): Promise<RunningControl> {
  const { control, folder } = await readServedFolder(data)
  const { origin, pathname } = new URL(control.url)
  const served = { folder, tenantUrl: origin, caCertificate: undefined }
  const answerTo = ({ method, upload, ...address }: ControlQuestion): Promise<OpenAnswer> =>
    send(served, {
      method,
      path: `${pathname}${addressOf(address)}`,
      headers: { authorization: `Bearer ${control.token}`, ...(upload && { 'content-type': upload.contentType }) },
      ...(upload && { body: upload.stream }),
    })
  const words = ({ method, path }: ControlQuestion): string => `${method} ${path}`
  return {
    ask: async (question, schema) => readAnswer(await answerTo(question), words(question), schema),
    open: async (question) => {
      const answer = await answerTo(question)
      await demandSuccess(answer, words(question))
      return answer
    },
  }
}
