import type { Mailbox } from '../../mailbox/mailbox.ts'
import type { Message } from '../../mailbox/message.ts'
import type { IndexedMail, WordIndex } from './word-index.ts'

/** A message with what the index has of its content. */
interface IndexedItem extends IndexedMail {
  readonly message: Message
}

/** A mailbox with its messages in all folders, the oldest first. */
interface IndexedMailbox {
  readonly mailbox: Mailbox
  readonly items: readonly IndexedItem[]
}

/** Has the messages of mailboxes read that were not read yet, and lists all of them as they are at the end of it. */
export type IndexMailboxes = (mailboxes: readonly Mailbox[]) => Promise<IndexedMailbox[]>

/**
 * The lists are kept until a mailbox changes. Nothing is read before somebody searches. The count of a mailbox also tells when it went back to
 * an earlier state.
 */
export function createIndexedMailboxes(index: Pick<WordIndex, 'find' | 'read'>): IndexMailboxes {
  const lists = new WeakMap<Mailbox, IndexedMailbox & { changed: number }>()
  const list = (mailbox: Mailbox): IndexedMailbox | readonly Message[] => {
    const known = lists.get(mailbox)
    const changed = mailbox.changes.latest()
    if (known?.changed === changed && mailbox.changes.isKnown(changed)) return known
    const messages = mailbox.folders
      .all()
      .flatMap((folder) => [...folder.messages.values()])
      .sort((a, b) => a.createdSequence - b.createdSequence)
    const items: IndexedItem[] = []
    const missing: Message[] = []
    for (const message of messages) {
      const indexed = index.find(message.mail)
      if (indexed === undefined) missing.push(message)
      else items.push({ message, text: indexed.text, number: indexed.number })
    }
    if (missing.length > 0) return missing
    const listed = { mailbox, items, changed }
    lists.set(mailbox, listed)
    return listed
  }
  return async (mailboxes) => {
    // While messages are read, others may come.
    for (;;) {
      const all = mailboxes.map(list)
      const listed = all.filter((one) => 'items' in one)
      if (listed.length === all.length) return listed
      for (const one of all) if (!('items' in one)) for (const { mail } of one) await index.read(mail)
    }
  }
}
