import { z } from 'zod'
import type { Search } from './arrived-by-size.ts'
import { accepted } from './folder.ts'
import type { LostImport } from './message-door.ts'

const listSchema = z.object({
  value: z.array(z.object({ id: z.string().min(1) })),
  '@odata.nextLink': z.string().optional(),
})

/**
 * Looks into a mailbox for a message whose creation Graph never answered (RES-3, RES-5): by its Message-ID, in every
 * folder, because its user may have moved it. A message without all of its files was interrupted between two requests. It is
 * deleted, because nobody could tell it from a complete message.
 *
 * Returns the id of the message, or undefined when it did not arrive completely. Throws a SkippableError (`mailbox-refused`) when
 * the mailbox does not let anybody look.
 */
export async function findByMessageId(lost: LostImport, { graph, copies }: Search): Promise<string | undefined> {
  const { userId, mailboxId: scope, internetMessageId, fileCount } = lost
  const messages = ['users', userId, 'messages']
  const named = internetMessageId.replaceAll("'", "''")
  const list = async (path: string[], query: Record<string, string>): Promise<string[]> => {
    const ids: string[] = []
    for (let answer = await graph.get({ path, query, scope }); ; ) {
      const page = accepted(answer, listSchema)
      ids.push(...page.value.map(({ id }) => id))
      const next = page['@odata.nextLink']
      if (next === undefined) return ids
      answer = await graph.follow(next, scope)
    }
  }
  const found = await list(messages, { $filter: `internetMessageId eq '${named}'`, $select: 'id' })
  for (const id of await copies.withoutRecord(found)) {
    const files = await list([...messages, id, 'attachments'], { $select: 'id' })
    if (files.length === fileCount) return id
    await graph.delete({ path: [...messages, id], scope })
  }
  return undefined
}
