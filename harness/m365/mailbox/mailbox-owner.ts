import { TenantError } from '../tenant-error.ts'
import type { Folder } from './folder.ts'
import { removeFolder, softDeletedWith } from './folder-removal.ts'
import { messageBytes } from './kept/stored-message.ts'
import type { Mailbox } from './mailbox.ts'
import type { Message, NewMessage } from './message.ts'
import { visibleFolders } from './visible-folders.ts'
import type { WellKnownFolder } from './well-known-folders.ts'

/** What the owner of a mailbox can do in it, as with Outlook. Every act throws a TenantError for ids it does not know. */
export interface MailboxOwner {
  /** The id of a folder that every mailbox has. */
  wellKnownFolder(name: WellKnownFolder): string
  /** Creates a folder below `parentFolderId`, or else below the root; returns its id. Also throws `folder-exists`. */
  createFolder(folder: { name: string; parentFolderId?: string | undefined }): string
  /** Moves a folder with its content below Deleted Items; from there into Recoverable Items. Also throws `folder-distinguished`. */
  deleteFolder(folderId: string): void
  /** Puts ordinary mail into a folder; returns the id of the message. */
  deposit(mail: { folderId: string; message: Buffer }): string
  /** Returns the new id of the message. */
  moveMessage(messageId: string, folderId: string): string
  /** Moves it into the Deletions of Recoverable Items, where it is invisible. Also throws `recoverable-items-full`. */
  deleteMessage(messageId: string): void
  /** The ids of what *Recover Deleted Items* shows: the messages in Deletions, also those in deleted folders. */
  recoverable(): string[]
  /** Takes a message out of Deletions into a folder; returns its new id. */
  recoverMessage(messageId: string, folderId: string): string
  /** Purges a message out of Deletions, as far as nothing keeps it. */
  purgeMessage(messageId: string): void
}

/** The acts of one mailbox's owner; `delivered` makes a message from octets. */
export function mailboxOwner(mailbox: Mailbox, delivered: (octets: Buffer) => NewMessage): MailboxOwner {
  const { folders } = mailbox
  const root = folders.wellKnown('msgfolderroot')
  // A folder below a hidden folder is invisible, too.
  const isSeen = (folder: Folder): boolean => visibleFolders(mailbox).some((visible) => visible.folder === folder)
  const folder = (folderId: string): Folder => {
    const found = folders.get(folderId)
    if (found !== undefined && isSeen(found)) return found
    throw new TenantError('folder-unknown', `the user sees no folder ${folderId} in the mailbox`)
  }
  const message = (messageId: string): Message => {
    const found = mailbox.message(messageId)
    const within = folders.get(found?.folderId ?? '')
    if (found !== undefined && within !== undefined && isSeen(within)) return found
    throw new TenantError(
      'message-unknown',
      `the user sees no message ${messageId} in the mailbox; a moved message has a new id`,
    )
  }
  const deleted = (messageId: string): Message => {
    const found = deletions(mailbox).find((one) => one.messageId === messageId)
    if (found !== undefined) return found
    throw new TenantError('message-unknown', `there is no message ${messageId} in the Deletions of the mailbox`)
  }
  return {
    wellKnownFolder: (name) => folders.wellKnown(name).folderId,
    createFolder: ({ name, parentFolderId }) => {
      const parent = parentFolderId === undefined ? root : folder(parentFolderId)
      const taken = folders.childNamed(parent.folderId, name)
      if (taken !== undefined) throw new TenantError('folder-exists', `the folder ${taken.displayName} already exists`)
      return folders.add({ displayName: name, type: 'IPF.Note' }, parent.folderId).folderId
    },
    deleteFolder: (folderId) => discard(mailbox, folder(folderId)),
    deposit: ({ folderId, message: bytes }) => mailbox.put(folder(folderId), delivered(bytes)).messageId,
    moveMessage: (messageId, folderId) => mailbox.move(message(messageId), folder(folderId)).messageId,
    deleteMessage: (messageId) => {
      const deleted = message(messageId)
      requireRecoverableRoom(mailbox, [deleted])
      mailbox.move(deleted, folders.wellKnown('recoverableitemsdeletions'))
    },
    recoverable: () => deletions(mailbox).map((one) => one.messageId),
    recoverMessage: (messageId, folderId) => mailbox.move(deleted(messageId), folder(folderId)).messageId,
    purgeMessage: (messageId) => {
      mailbox.purge(deleted(messageId))
    },
  }
}

function discard(mailbox: Mailbox, folder: Folder): void {
  if (folder.wellKnownName !== undefined) {
    throw new TenantError(
      'folder-distinguished',
      `${folder.displayName} is part of every mailbox and cannot be deleted`,
    )
  }
  requireRecoverableRoom(mailbox, softDeletedWith(mailbox, folder))
  removeFolder(mailbox, folder)
}

/** What *Recover Deleted Items* shows, oldest folder first. */
function deletions({ folders }: Mailbox): Message[] {
  const root = folders.wellKnown('recoverableitemsdeletions')
  return folders
    .recoverable()
    .filter((folder) => folders.isWithin(folder, root))
    .flatMap((folder) => [...folder.messages.values()])
}

function requireRecoverableRoom(mailbox: Mailbox, messages: readonly Message[]): void {
  const bytes = messages.reduce((sum, message) => sum + messageBytes(message), 0)
  if (mailbox.hasRecoverableRoom(bytes)) return
  for (const message of messages) mailbox.refuseDelete(message)
  throw new TenantError(
    'recoverable-items-full',
    'Recoverable Items have no room for what would be deleted; nothing can be deleted until they are raised or emptied',
  )
}
