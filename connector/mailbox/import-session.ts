import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { FatalError, SkippableError } from '../errors.ts'
import { createAccessToken, withToken } from '../http/access-token.ts'
import { type Caller, type JsonAnswer, OutcomeUnknownError } from '../http/caller.ts'
import { retryAfterMs } from '../http/retry-after.ts'
import type { Policy } from '../policy.ts'
import { accepted } from './folder.ts'
import { type GraphClient, graphErrorCode } from './graph-client.ts'
import { type ImportRequest, importBody, type MessageSource } from './import-body.ts'

/** What a mailbox made of an import. */
export interface ImportedItem {
  itemId: string
  /** Absent where the answer was lost and the item was found by looking. */
  changeKey?: string | undefined
}

/** The folder that a message was to go into is not there any more: its user deleted it in mid-run. */
export class FolderGoneError extends SkippableError {}

/** Imports into one mailbox through its import session. */
export interface ImportSession {
  /**
   * Imports a message. `findArrived` looks into the mailbox for it, for answers that leave it open whether it was stored.
   * Throws a SkippableError when the mailbox refuses, and an OutcomeUnknownError when nobody can tell: the request must
   * not be repeated then (RES-3).
   */
  send(
    request: ImportRequest,
    message: MessageSource,
    findArrived: () => Promise<string | undefined>,
  ): Promise<ImportedItem>
}

export interface ImportSessionOptions {
  graph: Pick<GraphClient, 'post' | 'checkLink'>
  caller: Caller
  policy: Pick<Policy, 'backoffMs' | 'retryAfterMsMax'>
  signal: AbortSignal
  mailboxId: string
}

const sessionSchema = z.object({ importUrl: z.string() })
const importedSchema = z.object({ itemId: z.string().min(1), changeKey: z.string().optional() })

/** An import session that is made when it is first wanted, and made anew when the tenant no longer takes it. */
export function createImportSession(options: ImportSessionOptions): ImportSession {
  const { graph, caller, policy, signal, mailboxId } = options
  const importUrl = createAccessToken(async () => {
    const path = ['admin', 'exchange', 'mailboxes', mailboxId, 'createImportSession']
    const session = accepted(await graph.post({ path, scope: mailboxId }), sessionSchema)
    // SEC-3: the message itself goes there; the token in the address is all the authority that is needed.
    return graph.checkLink(session.importUrl, 'the import session').href
  })
  const post = (request: ImportRequest, message: MessageSource): Promise<JsonAnswer> =>
    withToken(importUrl, (url) =>
      caller.json({
        service: 'Microsoft Graph',
        scope: mailboxId,
        repeatable: false,
        method: 'POST',
        url: new URL(url),
        headers: { 'content-type': 'application/json' },
        body: importBody(request, message),
      }),
    )
  return {
    send: async (request, message, findArrived) => {
      for (let attempt = 0; ; attempt += 1) {
        const answer = await post(request, message)
        if (answer.status !== 503) return readAnswer(answer)
        const waitMs = retryAfterMs(answer.headers) ?? policy.backoffMs[attempt]
        if (attempt >= policy.backoffMs.length || waitMs === undefined || waitMs > policy.retryAfterMsMax) {
          throw new OutcomeUnknownError(graphErrorCode(answer))
        }
        await sleep(waitMs, undefined, { signal })
        // A 503 says that it was not stored, and a gateway may say so of a request that was.
        const itemId = await findArrived().catch((error: unknown) => {
          throw error instanceof FatalError ? error : new OutcomeUnknownError(error)
        })
        if (itemId !== undefined) return { itemId }
      }
    },
  }
}

function readAnswer(answer: JsonAnswer): ImportedItem {
  if (answer.status >= 500) throw new OutcomeUnknownError(graphErrorCode(answer))
  if (answer.status >= 300) {
    const message = `the mailbox refuses the message: ${graphErrorCode(answer)}`
    const Refusal = answer.status === 404 ? FolderGoneError : SkippableError
    throw new Refusal('mailbox-refused', 'refused', message)
  }
  const parsed = importedSchema.safeParse(answer.json)
  if (!parsed.success) throw new OutcomeUnknownError('the answer names no item')
  return parsed.data
}
