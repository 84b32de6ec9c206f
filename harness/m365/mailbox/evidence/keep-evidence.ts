import type { Folder } from '../folder.ts'
import { messageBytes } from '../kept/stored-message.ts'
import type { ChangedMailbox, MailboxActor, MailboxChanges } from '../mailbox-change.ts'
import type { Message, NewMessage } from '../message.ts'
import { type ChangeDetails, isEvidenceChanged } from './evidence-changed.ts'
import { type Preservation, placeOfPurged } from './preservation.ts'

/** How messages of a mailbox leave their folders. */
export interface MovesAndDeletions {
  /**
   * Moves a message into another folder; a draft that is sent changes on the way. As in Exchange, it gets another id. A move into
   * Recoverable Items is a soft delete.
   */
  move(message: Message, to: Folder, others?: Partial<NewMessage>, by?: MailboxActor): Message
  /** Purges a message for its owner. Returns the message where it is kept, or undefined if nothing keeps it. */
  purge(message: Message): Message | undefined
  /** Takes a message away for good, whatever was to keep it. */
  erase(message: Message): void
  /** Says that messages, which stay where they are, came into Recoverable Items with their folder. */
  softDeleted(messages: Iterable<Message>): void
  /** Says that somebody tried to delete a message, and that Recoverable Items are too full for it. */
  refuseDelete(message: Message): void
}

/** What is needed of the mailbox itself. */
interface Parts {
  preservation: Preservation
  told: MailboxChanges
  move(message: Message, to: Folder, others?: Partial<NewMessage>): Message
  /** A copy with other ids, but the same times. */
  copyTo(message: Message, folder: Folder): Message
  forget(message: Message): void
  hasRecoverableRoom(moreBytes: number): boolean
}

/** Moves and deletions of a mailbox that keeps evidence, and what it does before a change. */
export function keepEvidence(
  mailbox: ChangedMailbox,
  { preservation, told, move, copyTo, forget, hasRecoverableRoom }: Parts,
): {
  acts: MovesAndDeletions
  beforeChange(message: Message, others: Partial<NewMessage>, details: ChangeDetails): void
} {
  const { entryId, folders } = mailbox
  return {
    beforeChange: (message, others, details) => {
      const isKept = preservation.keepsVersions(entryId, message) && isEvidenceChanged(message, others, details)
      // As documented: when Recoverable Items are full, changes go on and leave no versions.
      if (!isKept || !hasRecoverableRoom(messageBytes(message))) return
      told.tell('version', mailbox, { before: message, after: copyTo(message, folders.recoverableNamed('Versions')) })
    },
    acts: {
      move: (message, to, others, by) => {
        const isDeleted = folders.isRecoverable(to) && !folders.isRecoverable(folders.get(message.folderId))
        const after = move(message, to, others)
        told.tell(isDeleted ? 'soft delete' : 'move', mailbox, { before: message, after }, { by })
        return after
      },
      purge: (message) => {
        const keptBy = preservation.keeps(entryId)
        if (keptBy === undefined) {
          forget(message)
          told.tell('hard delete', mailbox, { before: message })
          return undefined
        }
        const after = move(message, folders.recoverableNamed(placeOfPurged(keptBy)))
        told.tell('blocked delete', mailbox, { before: message, after }, { keptBy })
        return after
      },
      erase: (message) => {
        forget(message)
        told.tell('hard delete', mailbox, { before: message }, { by: 'assistant' })
      },
      softDeleted: (messages) => {
        for (const message of messages) told.tell('soft delete', mailbox, { before: message, after: message })
      },
      refuseDelete: (message) =>
        told.tell('blocked delete', mailbox, { before: message, after: message }, { keptBy: 'quota' }),
    },
  }
}
