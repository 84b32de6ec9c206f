import { type Folder, messagesNow } from './folder.ts'
import type { Mailbox } from './mailbox.ts'
import type { FolderSnapshot, MailboxSnapshot, MessageSnapshot } from './mailbox-snapshot.ts'
import type { Message } from './message.ts'
import { visibleFolders } from './visible-folders.ts'

/** What a user sees of a mailbox at this moment: folders from the root down, messages in the order of their creation. */
export function snapshotOf(mailbox: Mailbox, address: string): MailboxSnapshot {
  const visible = visibleFolders(mailbox)
  const now = visible.map(({ folder }) => ({ folderId: folder.folderId, messages: messagesNow(folder) }))
  const eachMessage = function* (): Generator<MessageSnapshot> {
    for (const { folderId, messages } of now) {
      for (const one of messages) yield messages.isSpilled ? seenInSpill(one, folderId) : new SeenMessage(one)
    }
  }
  const seen = (): MessageSnapshot[] => [...eachMessage()].sort((a, b) => a.createdSequence - b.createdSequence)
  const { mailboxId } = mailbox
  const snapshot = {
    mailboxId,
    address: address.toLowerCase(),
    folders: visible.map(({ folder, path }) => folderSnapshot(folder, path)),
  }
  if (!now.some(({ messages }) => messages.isSpilled)) return { ...snapshot, messages: seen() }
  // What is in a spill is read each time, because it does not fit into memory.
  return {
    ...snapshot,
    get messages() {
      return seen()
    },
    eachMessage,
  }
}

function folderSnapshot(folder: Folder, path: string[]): FolderSnapshot {
  return {
    folderId: folder.folderId,
    displayName: folder.displayName,
    parentFolderId: path.length === 0 ? undefined : folder.parentFolderId,
    wellKnownName: folder.wellKnownName,
    path,
  }
}

type SeenFields = Pick<Message, Exclude<keyof MessageSnapshot, 'content' | 'contentSha256'> | 'mail'>

/**
 * A message that was read from a spill, which only the snapshot holds: what nobody sees of it leaves memory. `folderId` is the text
 * that all messages of the folder share: a message that is read from the spill comes with its own copy, which takes 170 bytes.
 */
function seenInSpill(message: Message, folderId: string): SeenMessage {
  const { messageId, mail, itemClass, isDraft, sentTime, receivedTime, createdSequence } = message
  return new SeenMessage({ messageId, folderId, mail, itemClass, isDraft, sentTime, receivedTime, createdSequence })
}

/**
 * A message as a snapshot shows it. Messages never change, so it only points at one: a group chat leaves millions of messages, and a
 * copy of the fields of each takes as much memory as the message.
 */
class SeenMessage implements MessageSnapshot {
  readonly #message: SeenFields

  constructor(message: SeenFields) {
    this.#message = message
  }

  get messageId(): string {
    return this.#message.messageId
  }

  get folderId(): string {
    return this.#message.folderId
  }

  /** Made only when it is read: most messages of a snapshot are never read, and one may have 150 MB. */
  get content(): Buffer {
    return this.#message.mail.content().bytes
  }

  get contentSha256(): string {
    return this.#message.mail.content().sha256
  }

  get itemClass(): string {
    return this.#message.itemClass
  }

  get isDraft(): boolean {
    return this.#message.isDraft
  }

  get sentTime(): Date | undefined {
    return this.#message.sentTime
  }

  get receivedTime(): Date | undefined {
    return this.#message.receivedTime
  }

  get createdSequence(): number {
    return this.#message.createdSequence
  }
}
