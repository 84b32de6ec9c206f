import type { Folder } from './folder.ts'
import type { Mailbox } from './mailbox.ts'

/** A folder that its user sees. */
export interface VisibleFolder {
  folder: Folder
  /** Names from below the root down to this folder; empty for the root. */
  path: string[]
}

/** All folders that the user of a mailbox sees, the root first. */
export function visibleFolders(mailbox: Mailbox): VisibleFolder[] {
  const below = ({ folder, path }: VisibleFolder): VisibleFolder[] =>
    mailbox.folders
      .children(folder.folderId)
      .map((child) => ({ folder: child, path: [...path, child.displayName] }))
      .flatMap((child) => [child, ...below(child)])
  const root = { folder: mailbox.folders.wellKnown('msgfolderroot'), path: [] }
  return [root, ...below(root)]
}
