import type { VirtualClock } from '../../control/clock.ts'
import { type Savable, saveAll } from '../../control/savable.ts'
import type { Chance } from '../../control/seed.ts'
import { type ChangeCount, createChangeCount } from '../graph/change-count.ts'
import { createStoreIds, drawChangeKey, drawInternetMessageId } from '../graph/identifiers.ts'
import { createFolderTree, type Folder, type FolderTree } from './folder-tree.ts'
import type { Message } from './message.ts'
import { createMessageIndex } from './message-index.ts'
import { createRemovalLog, type RemovalLog } from './removal-log.ts'

/** A message before it is in a folder. */
export type NewMessage = Pick<Message, 'mail' | 'itemClass' | 'isDraft' | 'isRead' | 'sentTime' | 'receivedTime'>

/** One mailbox: its folders, its messages, and every change that can happen to them. It refuses nothing (see `errors.ts`). */
export interface Mailbox extends Savable {
  readonly mailboxId: string
  /** The directory entry it belongs to. */
  readonly entryId: string
  readonly folders: FolderTree
  /** Counts every change of a message or a folder. */
  readonly changes: ChangeCount
  readonly removals: RemovalLog
  /** By its present id, or by its immutable one. */
  message(messageId: string): Message | undefined
  put(folder: Folder, message: NewMessage): Message
  /** Changes a message; its id stays, and its change key is new unless `key` is `same key`. A draft stays a draft. */
  change(message: Message, others: Partial<Omit<NewMessage, 'isDraft'>>, key?: 'same key'): Message
  /** Moves a message into another folder; a draft that is sent changes on the way. As in Exchange, it gets another id. */
  move(message: Message, to: Folder, others?: Partial<NewMessage>): Message
  /** For a message that comes without one; with angle brackets. */
  drawInternetMessageId(): string
  /** The size of all its messages, including Recoverable Items. */
  usedBytes(): number
  /** The largest allowed size of its messages. */
  quotaBytes(): number
  setQuota(quotaBytes: number): void
}

/** What a mailbox gets from the tenant it is in. */
export interface MailboxOptions {
  mailboxId: string
  entryId: string
  clock: VirtualClock
  chance: Chance
  quotaBytes: number
  /** Returns the next number of the tenant-wide count of messages. */
  nextSequence: () => number
}

/** An empty mailbox with the usual folders. */
export function createMailbox(options: MailboxOptions): Mailbox {
  const { mailboxId, entryId, clock } = options
  const ids = createStoreIds(options.chance.fork('ids'))
  const changes = createChangeCount()
  const removals = createRemovalLog()
  const folders = createFolderTree(ids, changes)
  const chance = options.chance.fork('messages')
  const { find, keep, forget, usedBytes, refill } = createMessageIndex(folders, changes, removals)
  const present = presentOf(clock)
  let quotaBytes = options.quotaBytes
  return {
    mailboxId,
    entryId,
    folders,
    changes,
    removals,
    message: find,
    put: (folder, message) => {
      const now = present()
      const changed = changes.next()
      const { mail, itemClass, isDraft, isRead, sentTime, receivedTime } = message
      // Each property is listed by name: V8 makes slow objects from spreads, and this would slow down every write.
      return keep({
        messageId: ids.message(),
        immutableId: ids.immutable(),
        changeKey: drawChangeKey(chance),
        folderId: folder.folderId,
        mail,
        itemClass,
        isDraft,
        isRead,
        sentTime,
        receivedTime,
        createdTime: now,
        modifiedTime: now,
        createdSequence: options.nextSequence(),
        arrived: changed,
        changed,
      })
    },
    change: (message, others, key) => {
      const changeKey = key === undefined ? drawChangeKey(chance) : message.changeKey
      return keep({ ...message, ...others, changeKey, modifiedTime: clock.now(), changed: changes.next() })
    },
    move: (message, to, others) => {
      forget(message)
      const changed = changes.next()
      return keep({
        ...message,
        ...others,
        messageId: ids.message(),
        changeKey: drawChangeKey(chance),
        folderId: to.folderId,
        modifiedTime: clock.now(),
        arrived: changed,
        changed,
      })
    },
    drawInternetMessageId: () => drawInternetMessageId(chance),
    usedBytes,
    quotaBytes: () => quotaBytes,
    setQuota: (bytes) => {
      quotaBytes = bytes
    },
    save: () => {
      const putBack = saveAll([folders, ids, chance, changes, removals])
      const keptQuotaBytes = quotaBytes
      return () => {
        putBack()
        quotaBytes = keptQuotaBytes
        refill()
      }
    },
  }
}

/**
 * The present, as one date for as long as the calendar stands still: most messages of a day are created at one moment, and a date
 * takes as much memory as a text of 80 characters. Nobody changes these dates.
 */
function presentOf(clock: VirtualClock): () => Date {
  let latest = clock.now()
  return () => {
    const now = clock.now()
    if (now.getTime() !== latest.getTime()) latest = now
    return latest
  }
}
