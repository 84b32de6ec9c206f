import type { Folder, FolderTree } from './folder-tree.ts'

/**
 * Moves a folder with its content below Deleted Items; from there into Recoverable Items, where it is invisible and stays.
 * The caller makes sure that it is not a well-known folder.
 */
export function removeFolder(folders: FolderTree, folder: Folder): void {
  const deletedItems = folders.wellKnown('deleteditems')
  const deletions = folders.wellKnown('recoverableitemsdeletions')
  if (folders.isWithin(folder, deletions)) return
  const target = folders.isWithin(folder, deletedItems) ? deletions : deletedItems
  const isFree = (name: string): boolean => folders.childNamed(target.folderId, name) === undefined
  folders.change(folder, { displayName: freeName(folder.displayName, isFree), parentFolderId: target.folderId })
}

/** As Exchange does: the second `Projects` in Deleted Items is called `Projects1`. */
function freeName(name: string, isFree: (name: string) => boolean): string {
  let candidate = name
  for (let suffix = 1; !isFree(candidate); suffix += 1) candidate = `${name}${suffix}`
  return candidate
}
