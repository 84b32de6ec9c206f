import type { VirtualClock } from '../../../control/clock.ts'
import type { Savable } from '../../../control/savable.ts'
import type { StateTables } from '../../../control/state/state-tables.ts'
import type { MailboxChanges } from '../../mailbox/mailbox-change.ts'
import type { Message } from '../../mailbox/message.ts'

/** What is remembered of a deletion. */
interface Deletion {
  /** When the message came into Recoverable Items. Deleted item retention counts from then, also after a move to Purges. */
  readonly at: Date
  /** When it had been changed before. A deletion is a move, and would otherwise make every message young for retention. */
  readonly modifiedTime: Date
}

/** The deletions of all messages that are in Recoverable Items. */
export interface Deletions extends Savable {
  /** Of a message that came there by another way, such as a copy, its latest change. */
  of(message: Message): Deletion
  /** Notes another time than the present, for a pass of the assistant that is made up for. */
  date(message: Message, at: Date): void
}

/**
 * Follows the deletions in all mailboxes, besides those that the tables hold. They are kept apart from the messages: a day has millions of messages, and few are deleted.
 */
export function followDeletions(
  told: Pick<MailboxChanges, 'listen'>,
  clock: Pick<VirtualClock, 'now'>,
  tables: StateTables,
): Deletions {
  const deletions = tables.map<Deletion>('deletions')
  const of = (message: Message): Deletion =>
    deletions.get(message.immutableId) ?? { at: message.modifiedTime, modifiedTime: message.modifiedTime }
  told.listen(['soft delete', 'blocked delete'], ({ before, after, keptBy }) => {
    if (before === undefined || after === undefined || keptBy === 'quota' || deletions.has(after.immutableId)) return
    deletions.set(after.immutableId, { at: clock.now(), modifiedTime: before.modifiedTime })
  })
  told.listen(['hard delete'], ({ before }) => deletions.delete(before?.immutableId ?? ''))
  told.listen(['move'], ({ mailbox: { folders }, after }) => {
    const isBack = after !== undefined && !folders.isRecoverable(folders.get(after.folderId))
    if (isBack) deletions.delete(after.immutableId)
  })
  return {
    of,
    date: (message, at) => deletions.set(message.immutableId, { ...of(message), at }),
    save: () => deletions.save(),
  }
}
