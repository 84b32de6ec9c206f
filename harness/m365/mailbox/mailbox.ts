import type { VirtualClock } from '../../control/clock.ts'
import { type Savable, saveAll } from '../../control/savable.ts'
import type { Chance } from '../../control/seed.ts'
import { createStoreIds, drawChangeKey, drawInternetMessageId } from '../graph/identifiers.ts'
import { createFolderTree, type Folder, type FolderTree } from './folder-tree.ts'
import type { Message } from './message.ts'

/** A message before it is in a folder. */
export type NewMessage = Pick<Message, 'mail' | 'itemClass' | 'isDraft' | 'isRead' | 'sentTime' | 'receivedTime'>

/** One mailbox: its folders, its messages, and every change that can happen to them. It refuses nothing (see `errors.ts`). */
export interface Mailbox extends Savable {
  readonly mailboxId: string
  /** The directory entry it belongs to. */
  readonly entryId: string
  readonly folders: FolderTree
  /** By its present id, or by its immutable one. */
  message(messageId: string): Message | undefined
  put(folder: Folder, message: NewMessage): Message
  /** Changes a message; its id stays, and its change key is new unless `key` is `same key`. A draft stays a draft. */
  change(message: Message, changes: Partial<Omit<NewMessage, 'isDraft'>>, key?: 'same key'): Message
  /** Moves a message into another folder. As in Exchange, it gets another id. */
  move(message: Message, to: Folder): Message
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
  const folders = createFolderTree(ids)
  const chance = options.chance.fork('messages')
  const messages = new Map<string, Message>()
  /** By immutable id. */
  const byImmutableId = new Map<string, Message>()
  let usedBytes = 0
  let quotaBytes = options.quotaBytes
  const forget = ({ messageId, immutableId, folderId, mail }: Message): void => {
    if (messages.delete(messageId)) usedBytes -= mail.sizeBytes
    byImmutableId.delete(immutableId)
    folders.get(folderId)?.messages.delete(messageId)
  }
  const index = (message: Message): void => {
    messages.set(message.messageId, message)
    byImmutableId.set(message.immutableId, message)
  }
  const keep = (message: Message): Message => {
    usedBytes += message.mail.sizeBytes - (messages.get(message.messageId)?.mail.sizeBytes ?? 0)
    index(message)
    folders.get(message.folderId)?.messages.set(message.messageId, message)
    return message
  }
  return {
    mailboxId,
    entryId,
    folders,
    message: (messageId) => messages.get(messageId) ?? byImmutableId.get(messageId),
    put: (folder, message) => {
      const now = clock.now()
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
      })
    },
    change: (message, changes, key) => {
      const changeKey = key === undefined ? drawChangeKey(chance) : message.changeKey
      return keep({ ...message, ...changes, changeKey, modifiedTime: clock.now() })
    },
    move: (message, to) => {
      forget(message)
      return keep({
        ...message,
        messageId: ids.message(),
        changeKey: drawChangeKey(chance),
        folderId: to.folderId,
        modifiedTime: clock.now(),
      })
    },
    drawInternetMessageId: () => drawInternetMessageId(chance),
    usedBytes: () => usedBytes,
    quotaBytes: () => quotaBytes,
    setQuota: (bytes) => {
      quotaBytes = bytes
    },
    save: () => {
      const putBack = saveAll([folders, ids, chance])
      const kept = { usedBytes, quotaBytes }
      return () => {
        putBack()
        ;({ usedBytes, quotaBytes } = kept)
        // Every message is in exactly one folder, so the messages of all folders are all messages.
        messages.clear()
        byImmutableId.clear()
        for (const folder of folders.all()) for (const message of folder.messages.values()) index(message)
      }
    },
  }
}
