import {
  hitPageSchema,
  contentSearchPaths as paths,
  type ShownHit,
  shownContentSearchSchema,
} from '../../contract/index.ts'
import { type Ask, readJson } from './evidence-access.ts'

/** Words of an item that a phrase search can look for. */
const wordsMax = 6

/**
 * A query that should find the item: the first words of its text as a phrase, or the day on which it was sent if it has none. Letters and
 * digits alone, because everything else means something else to a query.
 */
export function queryFor({ text, eventTime }: { text: string; eventTime: string }): string {
  const words = text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  return words.length === 0 ? `sent:${eventTime.slice(0, 10)}` : `"${words.slice(0, wordsMax).join(' ')}"`
}

/** The hits of a content search in a mailbox; without one, in all. */
export async function hitsIn(tenant: Ask, query: string, mailbox?: string): Promise<ShownHit[]> {
  const json = { query, ...(mailbox !== undefined && { mailboxes: [mailbox] }) }
  const { searchId } = await readJson(tenant, { method: 'POST', path: paths.searches, json }, shownContentSearchSchema)
  const hits: ShownHit[] = []
  const first = paths.hits.replace(':searchId', searchId)
  for (let page = 1; ; page += 1) {
    const question = { method: 'GET', path: `${first}?page=${page}` } as const
    const { value, nextLink } = await readJson(tenant, question, hitPageSchema)
    hits.push(...value)
    if (nextLink === null) return hits
  }
}
