import type { Directory } from '../../directory/directory.ts'
import { GraphRefusal } from '../../graph/errors.ts'
import type { Mailbox } from '../../mailbox/mailbox.ts'
import type { Message } from '../../mailbox/message.ts'
import { testOf } from './evaluate.ts'
import { createIndexedMailboxes } from './indexed-mailboxes.ts'
import { type Passage, passagesIn } from './passages.ts'
import type { ContentQuery, Query } from './query.ts'
import { readQuery } from './read-query.ts'
import { createRecipientExpansion } from './recipient-expansion.ts'
import { createWordIndex, type WordIndex } from './word-index.ts'

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

/** The search of a tenant. It reads a message when a search first needs it, and keeps its words as long as the message. */
export function createContentSearch(directory: Pick<Directory, 'objects' | 'changes'>): ContentSearch {
  const index = createWordIndex()
  const expand = createRecipientExpansion(directory)
  const indexedMailboxes = createIndexedMailboxes(index)
  const textOf = async ({ mail }: Message) => {
    await index.read(mail)
    const known = index.find(mail)
    if (known === undefined) throw new Error('a message was not indexed')
    return known.text
  }
  return {
    read: readQuery,
    search: async (text, mailboxes) => {
      const { query } = readQuery(text)
      const indexed = await indexedMailboxes(mailboxes)
      // From here on nothing waits: all items are those of one moment.
      refuseVariants(query, index)
      const candidates = index.candidates(query, expand)
      const isHit = testOf(query, expand, 'as indexed')
      const mayMatch = testOf(query, expand, 'at most')
      const hits: StoredItem[] = []
      const partiallyIndexed: StoredItem[] = []
      for (const { mailbox, items } of indexed) {
        for (const item of items) {
          const { message, text: searched, number } = item
          if ((candidates === undefined || candidates.has(number)) && isHit(item)) hits.push({ mailbox, message })
          else if (searched.isPartiallyIndexed && mayMatch(item)) partiallyIndexed.push({ mailbox, message })
        }
      }
      return { hits, partiallyIndexed }
    },
    matcher: (text) => {
      const { query } = readQuery(text)
      return async (message) => {
        const text = await textOf(message)
        return testOf(query, expand, 'as indexed')({ message, text })
      }
    },
    passages: async (text, { mail }) => passagesIn(readQuery(text).query, await mail.properties()),
    isPartiallyIndexed: async (message) => (await textOf(message)).isPartiallyIndexed,
  }
}

function refuseVariants(query: Query, index: WordIndex, isNear = false): void {
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
