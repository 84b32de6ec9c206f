import { z } from 'zod'
import { createAccessToken, withToken } from '../http/access-token.ts'
import type { Caller, JsonAnswer } from '../http/caller.ts'
import type { Policy } from '../policy.ts'
import { accepted } from './folder.ts'
import type { GraphClient } from './graph-client.ts'
import { type ImportRequest, importBody, type MessageSource } from './import-body.ts'
import type { MessageDoor } from './message-door.ts'
import { putOnce } from './put-once.ts'

/** What a door works with. */
export interface DoorOptions {
  graph: GraphClient
  caller: Caller
  policy: Policy
  signal: AbortSignal
  mailbox: { userId: string; mailboxId: string }
}

const sessionSchema = z.object({ importUrl: z.string() })
const importedSchema = z.object({
  itemId: z.string().min(1),
  changeKey: z.string().optional(),
})

/** The mailbox import session. It is opened at the first import, and again when the tenant no longer accepts it. */
export function createImportSession({
  graph,
  caller,
  policy,
  signal,
  mailbox: { mailboxId },
}: DoorOptions): MessageDoor {
  const importUrl = createAccessToken(async () => {
    const path = ['admin', 'exchange', 'mailboxes', mailboxId, 'createImportSession']
    const session = accepted(await graph.post({ path, scope: mailboxId }), sessionSchema)
    // SEC-3: the message is sent there, and the token in the address is the only credential.
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
    name: 'import-session',
    findsBySize: true,
    send: (request, message, findArrived) =>
      putOnce({ post: () => post(request, message), findArrived, policy, signal }, importedSchema),
  }
}
