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
  for (const id of await copies.withoutRecord(await messagesNamed(lost, graph))) {
    const files = await filesOn(id, lost, graph)
    if (files.length === lost.fileCount) return id
    await graph.delete({ path: ['users', lost.userId, 'messages', id], scope: lost.mailboxId })
  }
  return undefined
}

/** The ids of the messages of a mailbox with this Message-ID, in every folder. */
export function messagesNamed(
  { userId, mailboxId, internetMessageId }: MessageInMailbox,
  graph: Search['graph'],
): Promise<string[]> {
  const named = internetMessageId.replaceAll("'", "''")
  const query = { $filter: `internetMessageId eq '${named}'`, $select: 'id' }
  return listed(graph, { path: ['users', userId, 'messages'], query, scope: mailboxId })
}

/** The ids of the files on a message. */
export function filesOn(
  id: string,
  { userId, mailboxId }: MessageInMailbox,
  graph: Search['graph'],
): Promise<string[]> {
  const path = ['users', userId, 'messages', id, 'attachments']
  return listed(graph, { path, query: { $select: 'id' }, scope: mailboxId })
}

type MessageInMailbox = Pick<LostImport, 'userId' | 'mailboxId' | 'internetMessageId'>

async function listed(
  graph: Search['graph'],
  { path, query, scope }: { path: string[]; query: Record<string, string>; scope: string },
): Promise<string[]> {
  const ids: string[] = []
  for (let answer = await graph.get({ path, query, scope }); ; ) {
    const page = accepted(answer, listSchema)
    ids.push(...page.value.map(({ id }) => id))
    const next = page['@odata.nextLink']
    if (next === undefined) return ids
    answer = await graph.follow(next, scope)
  }
}
