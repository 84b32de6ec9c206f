import { z } from 'zod'
import type { ImportedCopies } from '../state/imported-copies.ts'
import { accepted } from './folder.ts'
import type { GraphClient } from './graph-client.ts'
import type { LostImport } from './message-door.ts'

const listSchema = z.object({
  value: z.array(z.object({ id: z.string().min(1), size: z.number(), createdDateTime: z.iso.datetime().optional() })),
  '@odata.nextLink': z.string().optional(),
})

/** By how much the tenant's calendar may be behind ours before an item of this import looks older than it. */
const clockSkewMs = 24 * 60 * 60 * 1000

/** What looking for a lost import takes. */
export interface Search {
  graph: Pick<GraphClient, 'get' | 'follow' | 'delete'>
  copies: Pick<ImportedCopies, 'withoutRecord'>
}

/**
 * Looks into a mailbox for a message that went through its import session and was never answered for (RES-3, RES-5). By
 * this way the tenant tells of an item its id, its size and when it was made: it is ours when it lies in the folder, has the message's size, is not older than the
 * import, and is none that we know of. Two imports of one size are therefore never under way in one mailbox at a time.
 *
 * Gives the item's id, or undefined when it did not arrive or the folder is gone. Throws a SkippableError
 * (`mailbox-refused`) when the mailbox does not let anybody look.
 */
export async function findBySize(lost: LostImport, { graph, copies }: Search): Promise<string | undefined> {
  const oldestMs = Date.parse(lost.begunAt) - clockSkewMs
  const candidates: string[] = []
  const path = ['admin', 'exchange', 'mailboxes', lost.mailboxId, 'folders', lost.folderId, 'items']
  let answer = await graph.get({ path, query: { $top: '1000' }, scope: lost.mailboxId })
  while (answer.status !== 404) {
    const page = accepted(answer, listSchema)
    for (const { id, size, createdDateTime } of page.value) {
      const isRecent = createdDateTime === undefined || Date.parse(createdDateTime) >= oldestMs
      if (size === lost.sizeBytes && isRecent) candidates.push(id)
    }
    const next = page['@odata.nextLink']
    if (next === undefined) break
    answer = await graph.follow(next, lost.mailboxId)
  }
  const [itemId] = await copies.withoutRecord(candidates)
  return itemId
}
