import type { VirtualClock } from '../control/clock.ts'
import type { Chance } from '../control/seed.ts'
import type { MessageContent } from './content-store.ts'
import { createFolderTree, type Folder, type FolderTree } from './folder-tree.ts'
import { drawChangeKey, drawStoreId } from './identifiers.ts'
import type { Message } from './message.ts'

/** What is new in a message that is put into a folder. */
export interface NewMessage {
  content: MessageContent
  itemClass: string
}

/** One mailbox: its folders, its messages, and every change that can happen to them. It refuses nothing (see `errors.ts`). */
export interface Mailbox {
  readonly mailboxId: string
  /** The directory entry it belongs to. */
  readonly entryId: string
  readonly folders: FolderTree
  message(messageId: string): Message | undefined
  put(folder: Folder, message: NewMessage): Message
  /** New content under the same id, with another change key. */
  replace(message: Message, content: MessageContent): Message
  /** Into another folder. As in Exchange, the message has another id afterwards. */
  move(message: Message, to: Folder): Message
}

/** What a mailbox gets from the tenant it is in. */
export interface MailboxOptions {
  mailboxId: string
  entryId: string
  clock: VirtualClock
  chance: Chance
  /** Gives the next number of the tenant-wide count of messages. */
  nextSequence: () => number
}

/** An empty mailbox with the usual folders. */
export function createMailbox(options: MailboxOptions): Mailbox {
  const { mailboxId, entryId, clock } = options
  const folders = createFolderTree(options.chance.fork('folders'))
  const chance = options.chance.fork('messages')
  const messages = new Map<string, Message>()
  const keep = (message: Message): Message => {
    messages.set(message.messageId, message)
    folders.get(message.folderId)?.messages.set(message.messageId, message)
    return message
  }
  return {
    mailboxId,
    entryId,
    folders,
    message: (messageId) => messages.get(messageId),
    put: (folder, { content, itemClass }) =>
      keep({
        messageId: drawStoreId(chance),
        changeKey: drawChangeKey(chance),
        folderId: folder.folderId,
        content,
        itemClass,
        isDraft: false,
        createdTime: clock.now(),
        modifiedTime: clock.now(),
        createdSequence: options.nextSequence(),
      }),
    replace: (message, content) =>
      keep({ ...message, content, changeKey: drawChangeKey(chance), modifiedTime: clock.now() }),
    move: (message, to) => {
      messages.delete(message.messageId)
      folders.get(message.folderId)?.messages.delete(message.messageId)
      return keep({
        ...message,
        messageId: drawStoreId(chance),
        changeKey: drawChangeKey(chance),
        folderId: to.folderId,
        modifiedTime: clock.now(),
      })
    },
  }
}
