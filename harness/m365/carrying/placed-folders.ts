import type { FolderPlace } from '../../mail-files/carried/carried-message.ts'
import type { Folder } from '../mailbox/folder.ts'
import type { Mailbox } from '../mailbox/mailbox.ts'
import { visibleFolders } from '../mailbox/visible-folders.ts'

/** A folder, and where an export says that it is. */
export interface PlacedFolder {
  readonly folder: Folder
  readonly place: FolderPlace
}

/** All folders of a mailbox: what its user sees, Recoverable Items, and those that are hidden without being either. */
export function placedFolders(mailbox: Mailbox): Record<'chosen' | 'recoverable' | 'hidden', PlacedFolder[]> {
  const chosen = visibleFolders(mailbox).map(({ folder, path }) => ({ folder, place: { isRecoverable: false, path } }))
  const recoverable = recoverableFolders(mailbox)
  const known = new Set([...chosen, ...recoverable].map(({ folder }) => folder))
  const hidden = mailbox.folders.all().filter((folder) => !known.has(folder))
  return {
    chosen,
    recoverable,
    hidden: hidden.map((folder) => ({ folder, place: { isRecoverable: false, path: [folder.displayName] } })),
  }
}

function recoverableFolders({ folders }: Mailbox): PlacedFolder[] {
  const all = folders.recoverable()
  const [top] = all
  return all.map((folder) => {
    const path: string[] = []
    for (
      let at: Folder | undefined = folder;
      at !== undefined && at !== top;
      at = folders.get(at.parentFolderId ?? '')
    ) {
      path.unshift(at.displayName)
    }
    return { folder, place: { isRecoverable: true, path } }
  })
}

/** Whether a folder is the one with this path, or below it. As in Exchange, letter case does not matter. */
export function isInside(place: FolderPlace, wanted: readonly string[] | undefined): boolean {
  if (wanted === undefined) return true
  if (place.isRecoverable || place.path.length < wanted.length) return false
  return wanted.every((name, index) => name.toLowerCase() === place.path[index]?.toLowerCase())
}
