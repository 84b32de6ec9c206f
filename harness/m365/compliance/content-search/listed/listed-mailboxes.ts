import type { Mailbox } from '../../../mailbox/mailbox.ts'
import type { Message } from '../../../mailbox/message.ts'
import type { ContentIndex } from '../content-index.ts'
import { ItemSet } from './item-set.ts'
import { ListedItems } from './listed-items.ts'

/** A mailbox with its messages in all folders, the oldest first. */
export interface ListedMailbox {
  readonly mailbox: Mailbox
  readonly items: ListedItems
  /** The places of the partially indexed ones. */
  readonly partial: ItemSet
}

/** Has the messages of mailboxes read that were not read yet, and lists all of them as they are at the end of it. */
export type ListMailboxes = (mailboxes: readonly Mailbox[]) => Promise<ListedMailbox[]>

/**
 * The lists are kept until a mailbox changes. Nothing is read before somebody searches. The count of a mailbox also tells when it went back to
 * an earlier state.
 */
export function createListedMailboxes(
  index: Pick<ContentIndex, 'numberOf' | 'read' | 'isPartiallyIndexed'>,
): ListMailboxes {
  const lists = new WeakMap<Mailbox, ListedMailbox & { changed: number }>()
  const list = (mailbox: Mailbox): ListedMailbox | readonly Message[] => {
    const known = lists.get(mailbox)
    const changed = mailbox.changes.latest()
    if (known?.changed === changed && mailbox.changes.isKnown(changed)) return known
    const messages = mailbox.folders.all().flatMap((folder) => [...folder.messages.values()])
    messages.sort((a, b) => a.createdSequence - b.createdSequence)
    const numbers = new Uint32Array(messages.length)
    const missing: Message[] = []
    for (const [at, message] of messages.entries()) {
      const number = index.numberOf(message)
      if (number === undefined) missing.push(message)
      else numbers[at] = number
    }
    if (missing.length > 0) return missing
    const partial = ItemSet.all(messages.length).filter((at) => index.isPartiallyIndexed(numbers[at] ?? 0))
    const listed = { mailbox, items: new ListedItems(messages, numbers), partial, changed }
    lists.set(mailbox, listed)
    return listed
  }
  return async (mailboxes) => {
    // While messages are read, others may come.
    for (;;) {
      const all = mailboxes.map(list)
      const listed = all.filter((one) => 'items' in one)
      if (listed.length === all.length) return listed
      await index.read(all.flatMap((one) => ('items' in one ? [] : one)))
    }
  }
}
