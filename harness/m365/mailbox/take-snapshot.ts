import type { Folder } from './folder-tree.ts'
import type { Mailbox } from './mailbox.ts'
import type { FolderSnapshot, MailboxSnapshot, MessageSnapshot } from './mailbox-snapshot.ts'
import type { Message } from './message.ts'
import { visibleFolders } from './visible-folders.ts'

/** What a user sees of a mailbox at this moment: folders from the root down, messages in the order of their creation. */
export function snapshotOf(mailbox: Mailbox, address: string): MailboxSnapshot {
  const visible = visibleFolders(mailbox)
  const messages = visible
    .flatMap(({ folder }) => [...folder.messages.values()])
    .sort((a, b) => a.createdSequence - b.createdSequence)
  return {
    mailboxId: mailbox.mailboxId,
    address: address.toLowerCase(),
    folders: visible.map(({ folder, path }) => folderSnapshot(folder, path)),
    messages: messages.map(messageSnapshot),
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

function messageSnapshot(message: Message): MessageSnapshot {
  const { mail } = message
  return {
    messageId: message.messageId,
    folderId: message.folderId,
    // Made only when it is read: most messages of a snapshot are never read, and one may have 150 MB.
    get content() {
      return mail.content().bytes
    },
    get contentSha256() {
      return mail.content().sha256
    },
    itemClass: message.itemClass,
    isDraft: message.isDraft,
    sentTime: message.sentTime,
    receivedTime: message.receivedTime,
    createdSequence: message.createdSequence,
  }
}
