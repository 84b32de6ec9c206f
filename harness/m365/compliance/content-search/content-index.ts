import type { Message } from '../../mailbox/message.ts'
import type { Judgement } from './evaluate.ts'
import type { ItemSet } from './listed/item-set.ts'
import type { ListedItems } from './listed/listed-items.ts'
import type { Query } from './query.ts'
import type { ExpandPerson } from './recipient-expansion.ts'
import type { SearchedText } from './searched-text.ts'

/** Items of a list that match for certain, and those that may match, which are more: the evaluator decides about the others. */
interface Bounds {
  readonly certain: ItemSet
  readonly possible: ItemSet
}

/** What an index says of the items of a list, as far as they are within a set. */
export type Narrowing = (items: ListedItems, within: ItemSet) => Bounds

/**
 * The contents that were read, and which of them can match. Each store narrows in its own way; `testOf` defines the hits. A content never changes,
 * and a changed or moved message points at its present content, so an index is never out of step with a mailbox, nor after a snapshot was
 * restored.
 */
export interface ContentIndex {
  /** The number of the content of a message, if it was read. */
  numberOf(message: Message): number | undefined
  /** Reads the contents of messages, except those that were read before. */
  read(messages: readonly Message[]): Promise<void>
  /** What a search sees of a content that was read; a promise where it must be read again. */
  textOf(message: Message): SearchedText | Promise<SearchedText>
  /** How many contents were read; their numbers are not above it. */
  contentCount(): number
  /** Whether something of the content with a number could not be read. */
  isPartiallyIndexed(number: number): boolean
  /**
   * What the index knows about a query now, for items that are listed already. Under `at most` and `at least`, only partially indexed items may
   * be asked for.
   */
  narrowing(query: Query, expand: ExpandPerson, judgement: Judgement): Narrowing
  /** How many different words begin with a prefix. */
  variantCount(prefix: string): number
}
