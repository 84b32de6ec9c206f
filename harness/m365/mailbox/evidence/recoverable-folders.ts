import type { Folder } from '../folder.ts'
import type { FolderPlan } from '../well-known-folders.ts'

/** The folders below Recoverable Items. Owners see what is in Deletions, and nothing of the others. */
type RecoverableFolder = 'Deletions' | 'Purges' | 'Versions' | 'DiscoveryHolds'

/** Recoverable Items in the tree of a mailbox. */
export interface RecoverableFolders {
  /** A folder of Recoverable Items; made when it is first needed, because most mailboxes never need it. */
  recoverableNamed(name: RecoverableFolder): Folder
  /** Recoverable Items with every folder below them, deleted folders too. */
  recoverable(): Folder[]
  /** Whether a folder is part of Recoverable Items; false for none. */
  isRecoverable(folder: Folder | undefined): boolean
  /** Whether clients cannot reach what is in a folder: it is in Recoverable Items, and not in Deletions. */
  isOutOfReach(folderId: string): boolean
}

/** What is needed of the tree that they are in. */
interface Tree {
  folders: ReadonlyMap<string, Folder>
  /** Recoverable Items. */
  root: Folder
  childrenOf(folderId: string): Folder[]
  isWithin(folder: Folder, ancestor: Folder): boolean
  add(plan: FolderPlan, parentFolderId: string): Folder
}

/** Recoverable Items below their root. */
export function recoverableFolders({ folders, root, childrenOf, isWithin, add }: Tree): RecoverableFolders {
  return {
    recoverableNamed: (name) =>
      childrenOf(root.folderId).find(({ displayName }) => displayName === name) ??
      add({ displayName: name, type: 'IPF', isHidden: true }, root.folderId),
    recoverable: () => {
      const below = (folder: Folder): Folder[] => [folder, ...childrenOf(folder.folderId).flatMap(below)]
      return below(root)
    },
    isRecoverable: (folder) => folder !== undefined && isWithin(folder, root),
    isOutOfReach: (folderId) => {
      const folder = folders.get(folderId)
      return folder?.parentFolderId === root.folderId && folder.wellKnownName === undefined
    },
  }
}
