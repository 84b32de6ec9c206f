import { z } from 'zod'
import type { ImportedCopies } from '../state/imported-copies.ts'
import { accepted } from './folder.ts'
import type { GraphClient } from './graph-client.ts'
import type { LostImport } from './message-door.ts'

const listSchema = z.object({
  value: z.array(z.object({ id: z.string().min(1), size: z.number(), createdDateTime: z.iso.datetime().optional() })),
  '@odata.nextLink': z.string().optional(),
})

/** How far the tenant's clock may be behind ours before an item of this import looks older than the import. */
const clockSkewMs = 24 * 60 * 60 * 1000

/** What the search for a lost import needs. */
export interface Search {
  graph: Pick<GraphClient, 'get' | 'follow' | 'delete'>
  copies: Pick<ImportedCopies, 'withoutRecord'>
}

/**
 * Looks into a mailbox for a message whose import through the import session was never answered (RES-3, RES-5). The tenant
 * shows the id, size and creation time of an item. The item is ours when it lies in the folder, has the size of the message,
 * is not older than the import, and has no known id. So two imports of one size never run in one mailbox at the same time.
 *
 * Returns the id of the item, or undefined when it did not arrive or the folder is gone. Throws a SkippableError
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
