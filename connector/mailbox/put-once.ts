import { setTimeout as sleep } from 'node:timers/promises'
import type { z } from 'zod'
import { FatalError, SkippableError } from '../errors.ts'
import { type JsonAnswer, OutcomeUnknownError } from '../http/caller.ts'
import { retryAfterMs } from '../http/retry-after.ts'
import type { Policy } from '../policy.ts'
import { graphErrorCode } from './graph-client.ts'
import { FolderGoneError, type ImportedItem } from './message-door.ts'

/** A request that stores a message, and what must be known before it may be sent again. */
export interface PutOnce {
  /** Sends it; a call that is not repeatable, so that a 5xx comes back as an answer. */
  post(): Promise<JsonAnswer>
  findArrived(): Promise<string | undefined>
  policy: Pick<Policy, 'backoffMs' | 'retryAfterMsMax'>
  signal: AbortSignal
}

/**
 * Stores a message once (RES-2, RES-3). A 503 means that it was not stored, but a gateway may also answer so for a stored
 * one. So the mailbox is searched before the next attempt. Throws a FolderGoneError, a SkippableError for a refusal, and an
 * OutcomeUnknownError when nobody can tell. `schema` reads the answer of a success.
 */
export async function putOnce(put: PutOnce, schema: z.ZodType<ImportedItem>): Promise<ImportedItem> {
  const { policy, signal } = put
  for (let attempt = 0; ; attempt += 1) {
    const answer = await put.post()
    if (answer.status !== 503) return readAnswer(answer, schema)
    const waitMs = retryAfterMs(answer.headers) ?? policy.backoffMs[attempt]
    if (attempt >= policy.backoffMs.length || waitMs === undefined || waitMs > policy.retryAfterMsMax) {
      throw new OutcomeUnknownError(graphErrorCode(answer))
    }
    await sleep(waitMs, undefined, { signal })
    const itemId = await put.findArrived().catch((error: unknown) => {
      throw error instanceof FatalError ? error : new OutcomeUnknownError(error)
    })
    if (itemId !== undefined) return { itemId }
  }
}

/** Whether an answer leaves open what became of the request. A full mailbox (507) has clearly stored nothing. */
export function leavesOpen({ status }: JsonAnswer): boolean {
  return status >= 500 && status !== 507
}

function readAnswer(answer: JsonAnswer, schema: z.ZodType<ImportedItem>): ImportedItem {
  if (leavesOpen(answer)) throw new OutcomeUnknownError(graphErrorCode(answer))
  if (answer.status >= 300) {
    const message = `the mailbox refuses the message: ${graphErrorCode(answer)}`
    const Refusal = answer.status === 404 ? FolderGoneError : SkippableError
    throw new Refusal('mailbox-refused', 'refused', message)
  }
  const parsed = schema.safeParse(answer.json)
  if (!parsed.success) throw new OutcomeUnknownError('the answer names no item')
  return parsed.data
}
