import type { Directory } from '../../directory/directory.ts'
import { GraphRefusal } from '../../graph/errors.ts'
import type { Mailbox } from '../../mailbox/mailbox.ts'
import type { Message } from '../../mailbox/message.ts'
import { testOf } from './evaluate.ts'
import type { ContentQuery, Query } from './query.ts'
import { readQuery } from './read-query.ts'
import { createRecipientExpansion } from './recipient-expansion.ts'
import { searchedTextOf } from './searched-text.ts'
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
  /** Whether something of a message could not be read, for example an image. */
  isPartiallyIndexed(message: Message): Promise<boolean>
}

/** The most words that the prefix of a phrase, or beside NEAR, may stand for. Document: Microsoft Purview, limits of eDiscovery searches. */
const variantsMax = 10_000

/** The search of a tenant. It reads a message when a search first needs it, and keeps its words as long as the message. */
export function createContentSearch(directory: Pick<Directory, 'objects' | 'changes'>): ContentSearch {
  const index = createWordIndex()
  const expand = createRecipientExpansion(directory)
  const textOf = async ({ mail }: Message) => {
    const known = index.find(mail)
    if (known !== undefined) return known.text
    const text = await searchedTextOf(await mail.properties())
    index.add(mail, text)
    return text
  }
  return {
    read: readQuery,
    search: async (text, mailboxes) => {
      const { query } = readQuery(text)
      await indexAll(mailboxes, textOf, index)
      // From here on nothing waits: all items are those of one moment.
      refuseVariants(query, index)
      const candidates = index.candidates(query, expand)
      const isHit = testOf(query, expand, 'as indexed')
      const mayMatch = testOf(query, expand, 'at most')
      const hits: StoredItem[] = []
      const partiallyIndexed: StoredItem[] = []
      for (const mailbox of mailboxes) {
        for (const message of messagesIn(mailbox)) {
          const indexed = index.find(message.mail)
          if (indexed === undefined) throw new Error('a message was not indexed')
          const item = { message, text: indexed.text }
          const isCandidate = candidates === undefined || candidates.has(indexed.number)
          if (isCandidate && isHit(item)) hits.push({ mailbox, message })
          else if (indexed.text.isPartiallyIndexed && mayMatch(item)) {
            partiallyIndexed.push({ mailbox, message })
          }
        }
      }
      return { hits: inOrder(hits, mailboxes), partiallyIndexed: inOrder(partiallyIndexed, mailboxes) }
    },
    matcher: (text) => {
      const { query } = readQuery(text)
      return async (message) => {
        const text = await textOf(message)
        return testOf(query, expand, 'as indexed')({ message, text })
      }
    },
    isPartiallyIndexed: async (message) => (await textOf(message)).isPartiallyIndexed,
  }
}

/** Reads what the index does not have yet, until there is nothing more: while it reads, messages may come. */
async function indexAll(
  mailboxes: readonly Mailbox[],
  textOf: (message: Message) => Promise<unknown>,
  index: WordIndex,
): Promise<void> {
  for (;;) {
    const missing: Message[] = []
    for (const mailbox of mailboxes) {
      for (const message of messagesIn(mailbox)) if (index.find(message.mail) === undefined) missing.push(message)
    }
    if (missing.length === 0) return
    for (const message of missing) await textOf(message)
  }
}

function* messagesIn({ folders }: Mailbox): Generator<Message> {
  for (const { messages } of folders.all()) yield* messages.values()
}

function inOrder(items: StoredItem[], mailboxes: readonly Mailbox[]): StoredItem[] {
  const places = new Map(mailboxes.map((mailbox, place) => [mailbox, place]))
  const placeOf = ({ mailbox }: StoredItem): number => places.get(mailbox) ?? 0
  return items.sort((a, b) => placeOf(a) - placeOf(b) || a.message.createdSequence - b.message.createdSequence)
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
