import type { Mailbox } from '../../mailbox/mailbox.ts'
import type { Message } from '../../mailbox/message.ts'

/** A message in its mailbox. */
export interface HeldItem {
  readonly mailbox: Mailbox
  readonly message: Message
}

/**
 * Evaluates the query of a hold; content search provides it. `partially indexed`: something of the item could not be read, so that a hold
 * keeps it. Throws a GraphRefusal for a query that cannot be read.
 */
export type MatcherOf = (query: string) => (item: HeldItem) => Promise<boolean | 'partially indexed'>
