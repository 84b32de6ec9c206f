import type { TermIndex } from '../../../control/state/term-index.ts'
import type { Directory } from '../../directory/directory.ts'
import { GraphRefusal } from '../../graph/errors.ts'
import type { Mailbox } from '../../mailbox/mailbox.ts'
import type { Message } from '../../mailbox/message.ts'
import type { ContentIndex, Narrowing } from './content-index.ts'
import { type ItemTest, type Judgement, testOf } from './evaluate.ts'
import { createKeptIndex } from './kept-index/kept-index.ts'
import { ItemSet } from './listed/item-set.ts'
import type { ListedItems } from './listed/listed-items.ts'
import { createListedMailboxes, type ListedMailbox } from './listed/listed-mailboxes.ts'
import { type Passage, passagesIn } from './marking/passages.ts'
import { matcherOf } from './matcher.ts'
import type { ContentQuery, Query } from './query.ts'
import { readQuery } from './read-query.ts'
import { createRecipientExpansion } from './recipient-expansion.ts'
import { createWordIndex } from './word-index.ts'

/** A message in the mailbox where it is. */
export interface StoredItem {
  readonly mailbox: Mailbox
  readonly message: Message
}

/** What a search finds, by mailbox, and in each by age. */
export interface SearchResult {
  /** The items that match, as far as they are indexed. */
  readonly hits: readonly StoredItem[]
  /** Items that do not match as far as they are indexed, but may match in what could not be read of them. */
  readonly partiallyIndexed: readonly StoredItem[]
}

/**
 * Content search in the Keyword Query Language (CMP-2, CMP-5). It searches all folders of a mailbox, Recoverable Items and hidden ones too.
 * A query that cannot be read throws a QueryRefusal, a GraphRefusal with 400, with the place of the mistake; a query that is too large
 * throws a GraphRefusal `contentQueryTooLarge`.
 */
export interface ContentSearch {
  /** Reads a query without running it. A blank one means everything. */
  read(query: string): ContentQuery
  /** The items of the mailboxes at one moment. */
  search(query: string, mailboxes: readonly Mailbox[]): Promise<SearchResult>
  /**
   * Whether a message matches, for a hold with this query. Make it once and keep it: people are looked up in the directory as it is at each
   * call. A hold keeps every item that is `isPartiallyIndexed` besides.
   */
  matcher(query: string): (message: Message) => Promise<boolean>
  /** Where a message has the words of a query. */
  passages(query: string, message: Message): Promise<Passage[]>
  /** Whether something of a message could not be read, for example an image. */
  isPartiallyIndexed(message: Message): Promise<boolean>
}

/** The most words that the prefix of a phrase, or beside NEAR, may stand for. Document: Microsoft Purview, limits of eDiscovery searches. */
const variantsMax = 10_000

/** The search of a tenant. It reads a message when a search first needs it; with the terms of a store, it is not read once more later. */
export function createContentSearch(
  directory: Pick<Directory, 'objects' | 'changes'>,
  terms?: TermIndex | undefined,
): ContentSearch {
  const index = terms === undefined ? createWordIndex() : createKeptIndex(terms)
  const expand = createRecipientExpansion(directory)
  const listedMailboxes = createListedMailboxes(index)
  return {
    read: readQuery,
    search: async (text, mailboxes) => {
      const { query } = readQuery(text)
      const listed = await listedMailboxes(mailboxes)
      refuseVariants(query, index)
      const judged = (judgement: Judgement): Judged => ({
        narrow: index.narrowing(query, expand, judgement),
        test: testOf(query, expand, judgement),
      })
      // All items are those of this moment: lists, people and what the index knows do not change while texts are read.
      return await found(listed, index, { isHit: judged('as indexed'), mayMatch: judged('at most') })
    },
    matcher: (text) => matcherOf(readQuery(text).query, { index, expand, directory }),
    isPartiallyIndexed: async (message) => {
      await index.read([message])
      return index.isPartiallyIndexed(index.numberOf(message) ?? 0)
    },
    passages: async (text, { mail }) => passagesIn(readQuery(text).query, await mail.properties()),
  }
}

/** How items are judged: by the index, and by the evaluator where the index does not know. */
interface Judged {
  narrow: Narrowing
  test: ItemTest
}

async function found(
  lists: readonly ListedMailbox[],
  index: Pick<ContentIndex, 'textOf'>,
  { isHit, mayMatch }: { isHit: Judged; mayMatch: Judged },
): Promise<SearchResult> {
  const hits: StoredItem[] = []
  const partiallyIndexed: StoredItem[] = []
  for (const { mailbox, items, partial } of lists) {
    const add = (to: StoredItem[], places: ItemSet): void =>
      places.forEach((at) => {
        const message = items.messages[at]
        if (message !== undefined) to.push({ mailbox, message })
      })
    const matching = await matchingOf(items, ItemSet.all(items.messages.length), { ...isHit, index })
    add(hits, matching)
    const others = partial.without(matching)
    if (!others.isEmpty()) add(partiallyIndexed, await matchingOf(items, others, { ...mayMatch, index }))
  }
  return { hits, partiallyIndexed }
}

async function matchingOf(
  items: ListedItems,
  within: ItemSet,
  { narrow, test, index }: Judged & { index: Pick<ContentIndex, 'textOf'> },
): Promise<ItemSet> {
  const { certain, possible } = narrow(items, within)
  const matching = certain.copy()
  const asked: number[] = []
  possible.without(certain).forEach((at) => {
    asked.push(at)
  })
  for (const at of asked) {
    const message = items.messages[at]
    if (message === undefined) continue
    const known = index.textOf(message)
    // In memory nothing waits.
    const text = known instanceof Promise ? await known : known
    if (test({ message, text })) matching.add(at)
  }
  return matching
}

function refuseVariants(query: Query, index: Pick<ContentIndex, 'variantCount'>, isNear = false): void {
  switch (query.kind) {
    case 'and':
    case 'or':
      for (const operand of query.operands) refuseVariants(operand, index, isNear)
      return
    case 'not':
      refuseVariants(query.operand, index, isNear)
      return
    case 'near':
      for (const operand of [query.left, query.right]) refuseVariants(operand, index, true)
      return
    case 'words': {
      const { words, isPrefix } = query.phrase
      const prefix = words.at(-1)
      if (!isPrefix || prefix === undefined || (words.length === 1 && !isNear)) return
      const count = index.variantCount(prefix)
      if (count <= variantsMax) return
      const what = `a phrase or NEAR with ${prefix}*, which stands for ${count} words; ${variantsMax} are the most.`
      throw new GraphRefusal('contentQueryTooLarge', what)
    }
    default:
      return
  }
}
