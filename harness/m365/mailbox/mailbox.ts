import type { VirtualClock } from '../../control/clock.ts'
import { type Savable, saveAll } from '../../control/savable.ts'
import type { Chance } from '../../control/seed.ts'
import type { StateTables, StoredForm } from '../../control/state/state-tables.ts'
import { type ChangeCount, createChangeCount } from '../graph/change-count.ts'
import { createStoreIds, drawInternetMessageId } from '../graph/identifiers.ts'
import type { ChangeDetails } from './evidence/evidence-changed.ts'
import { keepEvidence, type MovesAndDeletions } from './evidence/keep-evidence.ts'
import type { Preservation } from './evidence/preservation.ts'
import type { Folder, MakeFolderMessages } from './folder.ts'
import { createFolderTree, type FolderTree } from './folder-tree.ts'
import type { MailboxChanges } from './mailbox-change.ts'
import { createMailboxRoom, type MailboxRoom } from './mailbox-room.ts'
import type { Message, NewMessage } from './message.ts'
import { createMessageIndex } from './message-index.ts'
import { createMessageWrites } from './message-writes.ts'
import { createRemovalLog, type RemovalLog } from './removal-log.ts'

/** One mailbox: its folders, its messages, and every change that can happen to them. It refuses nothing (see `errors.ts`). */
export interface Mailbox extends Savable, MovesAndDeletions, MailboxRoom {
  readonly mailboxId: string
  /** The directory entry it belongs to. */
  readonly entryId: string
  readonly folders: FolderTree
  /** Counts every change of a message or a folder. */
  readonly changes: ChangeCount
  readonly removals: RemovalLog
  /** By its present id, or by its immutable one. No client finds what is in Purges, Versions and DiscoveryHolds. */
  message(messageId: string): Message | undefined
  put(folder: Folder, message: NewMessage): Message
  /**
   * Changes a message; its id stays, and its change key is new unless `key` is `same key`. A draft stays a draft. Of a held
   * message, the state before is kept in Versions, as long as there is room.
   */
  change(message: Message, others: Partial<Omit<NewMessage, 'isDraft'>>, details?: ChangeDetails): Message
  /** For a message that comes without one; with angle brackets. */
  drawInternetMessageId(): string
  /** Removes everything that the tables have of it, because it is gone. A saved state may bring it back. */
  removeAll(): void
}

/** What a mailbox gets from the tenant it is in. */
export interface MailboxOptions {
  mailboxId: string
  entryId: string
  clock: VirtualClock
  chance: Chance
  quotaBytes: number
  preservation: Preservation
  told: MailboxChanges
  tables: StateTables
  /** How a store keeps its messages; undefined in memory. */
  messageForm: StoredForm<Message> | undefined
  makeMessages: MakeFolderMessages
  /** Returns the next number of the tenant-wide count of messages. */
  nextSequence: () => number
}

/** The mailbox that the tables hold, or an empty one with the usual folders. */
export function createMailbox(options: MailboxOptions): Mailbox {
  const { mailboxId, entryId, clock, told, preservation, tables } = options
  const ids = createStoreIds(options.chance.fork('ids'))
  const changes = createChangeCount(tables)
  const removals = createRemovalLog(tables)
  const folders = createFolderTree(tables, ids, changes, options.makeMessages)
  const chance = options.chance.fork('messages')
  const { find, keep, forget, allBytes, present, refill } = createMessageIndex(options, folders, changes, removals)
  const room = createMailboxRoom({ ...options, folders, allBytes })
  const write = createMessageWrites({ ids, clock, chance, changes, keep, forget, nextSequence: options.nextSequence })
  const self = { mailboxId, entryId, folders }
  const evidence = keepEvidence(self, { preservation, told, ...write, ...room, forget })
  return {
    mailboxId,
    entryId,
    folders,
    changes,
    removals,
    message: (messageId) => {
      const found = find(messageId)
      return found !== undefined && folders.isOutOfReach(found.folderId) ? undefined : found
    },
    put: (folder, message) => {
      const kept = write.put(folder, message)
      if (told.isHeard('create')) told.tell('create', self, { after: kept })
      return kept
    },
    change: (message, others, details = {}) => {
      evidence.beforeChange(message, others, details)
      const after = write.change(message, others, details.key)
      told.tell('update', self, { before: message, after })
      return after
    },
    ...evidence.acts,
    drawInternetMessageId: () => drawInternetMessageId(chance),
    usedBytes: room.usedBytes,
    recoverableBytes: room.recoverableBytes,
    hasRoom: room.hasRoom,
    hasRecoverableRoom: room.hasRecoverableRoom,
    setQuota: room.setQuota,
    removeAll: () => {
      const all = folders.all()
      tables.removeAll()
      // Tables in memory still have the messages.
      if (tables.pages !== undefined) for (const { messages } of all) messages.clear()
    },
    save: () => {
      const putBack = saveAll([folders, ids, chance, changes, removals, room])
      return () => {
        const before = present()
        putBack()
        refill(before)
      }
    },
  }
}
