import type { Folder } from './folder.ts'
import type { FolderTree } from './folder-tree.ts'
import type { Mailbox } from './mailbox.ts'
import type { Message } from './message.ts'

/**
 * Moves a folder with its content below Deleted Items; from there into Recoverable Items, where it is invisible and stays.
 * The caller makes sure that it is not a well-known folder, and that Recoverable Items have room for `softDeletedWith`.
 */
export function removeFolder(mailbox: Mailbox, folder: Folder): void {
  const { folders } = mailbox
  const deletedItems = folders.wellKnown('deleteditems')
  const deletions = folders.wellKnown('recoverableitemsdeletions')
  if (folders.isWithin(folder, deletions)) return
  const target = folders.isWithin(folder, deletedItems) ? deletions : deletedItems
  const softDeleted = softDeletedWith(mailbox, folder)
  const isFree = (name: string): boolean => folders.childNamed(target.folderId, name) === undefined
  folders.change(folder, { displayName: freeName(folder.displayName, isFree), parentFolderId: target.folderId })
  mailbox.softDeleted(softDeleted)
}

/** The messages that come into Recoverable Items if a folder is deleted now; `at once`: if it moves there from anywhere. */
export function softDeletedWith({ folders }: Pick<Mailbox, 'folders'>, folder: Folder, atOnce?: 'at once'): Message[] {
  const isNext = atOnce !== undefined || folders.isWithin(folder, folders.wellKnown('deleteditems'))
  return isNext && !folders.isRecoverable(folder) ? messagesBelow(folders, folder) : []
}

function messagesBelow(folders: FolderTree, folder: Folder): Message[] {
  const below = folders.children(folder.folderId, 'hidden too').flatMap((child) => messagesBelow(folders, child))
  return [...folder.messages.values(), ...below]
}

/** As Exchange does: the second `Projects` in Deleted Items is called `Projects1`. */
function freeName(name: string, isFree: (name: string) => boolean): string {
  let candidate = name
  for (let suffix = 1; !isFree(candidate); suffix += 1) candidate = `${name}${suffix}`
  return candidate
}
