import type { Folder } from './folder-tree.ts'
import type { Mailbox } from './mailbox.ts'
import type { FolderSnapshot, MailboxSnapshot, MessageSnapshot } from './mailbox-snapshot.ts'
import type { Message } from './message.ts'

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

interface Visible {
  folder: Folder
  path: string[]
}

function visibleFolders(mailbox: Mailbox): Visible[] {
  const below = ({ folder, path }: Visible): Visible[] =>
    mailbox.folders
      .children(folder.folderId)
      .map((child) => ({ folder: child, path: [...path, child.displayName] }))
      .flatMap((child) => [child, ...below(child)])
  const root = { folder: mailbox.folders.wellKnown('msgfolderroot'), path: [] }
  return [root, ...below(root)]
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
  return {
    messageId: message.messageId,
    folderId: message.folderId,
    content: message.content.bytes,
    contentSha256: message.content.sha256,
    itemClass: message.itemClass,
    isDraft: message.isDraft,
    sentTime: message.content.sentTime,
    receivedTime: message.content.receivedTime,
    createdSequence: message.createdSequence,
  }
}
