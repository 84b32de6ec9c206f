import { createChance } from '../../../control/seed.ts'
import type { Message } from '../../mailbox/message.ts'
import { testOf } from './evaluate.ts'
import { readQuery } from './read-query.ts'
import { createRecipientExpansion } from './recipient-expansion.ts'
import { drawMessage, drawQuery } from './sample-queries.ts'
import { openSearched, type Searched } from './sample-searched.ts'
import { searchedTextOf } from './searched-text.ts'

/** What differs between the indexed search and asking the evaluator about every message; and how many queries found something, but not all. */
export interface Comparison {
  differences: readonly string[]
  selectiveCount: number
}

/** Plays drawn queries over a drawn day, once with the index and once without. Without messages, over what there is. */
export async function compareWithScan(
  size: { seed: number; messages: number; queries: number },
  { put, search, mailboxes, directory }: Searched = openSearched(),
): Promise<Comparison> {
  const chance = createChance(size.seed)
  const names = ['asha', 'ben']
  for (let number = 0; number < size.messages; number += 1) put(drawMessage(chance, number), chance.pick(names))
  const items = await Promise.all(
    mailboxes
      .all()
      .flatMap(({ folders }) => folders.all().flatMap(({ messages }) => [...messages.values()]))
      .map(async (message) => ({ message, text: await searchedTextOf(await message.mail.properties()) })),
  )
  const expand = createRecipientExpansion(directory)
  const differences: string[] = []
  let selectiveCount = 0
  for (let count = 0; count < size.queries; count += 1) {
    const text = drawQuery(chance)
    const { query } = readQuery(text)
    const [scanned, rest] = partition(items, testOf(query, expand, 'as indexed'))
    const mayMatch = testOf(query, expand, 'at most')
    const unread = rest.filter((item) => item.text.isPartiallyIndexed && mayMatch(item))
    const { hits, partiallyIndexed } = await search.search(text, mailboxes.all())
    const isSame = isEqual(hits, scanned) && isEqual(partiallyIndexed, unread)
    if (!isSame) differences.push(`seed ${size.seed}: ${text}: ${hits.length} instead of ${scanned.length} hits`)
    if (scanned.length > 0 && scanned.length < items.length) selectiveCount += 1
  }
  return { differences, selectiveCount }
}

function isEqual(found: readonly { message: Message }[], wanted: readonly { message: Message }[]): boolean {
  const seen = new Set(found.map(({ message }) => message))
  return found.length === wanted.length && wanted.every(({ message }) => seen.has(message))
}

function partition<T>(values: readonly T[], isFirst: (value: T) => boolean): [first: T[], second: T[]] {
  const parts: [T[], T[]] = [[], []]
  for (const value of values) parts[isFirst(value) ? 0 : 1].push(value)
  return parts
}
