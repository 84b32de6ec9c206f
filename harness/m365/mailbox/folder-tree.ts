import type { Savable } from '../../control/savable.ts'
import type { StateTables, StoredForm } from '../../control/state/state-tables.ts'
import type { ChangeCount } from '../graph/change-count.ts'
import type { StoreIds } from '../graph/identifiers.ts'
import { TenantError } from '../tenant-error.ts'
import { type RecoverableFolders, recoverableFolders } from './evidence/recoverable-folders.ts'
import type { Folder, MakeFolderMessages } from './folder.ts'
import type { Message } from './message.ts'
import {
  type FolderPlan,
  hiddenFolderPlans,
  syncIssuePlans,
  visibleFolderPlans,
  type WellKnownFolder,
} from './well-known-folders.ts'

/** The folders of one mailbox: what users see below `msgfolderroot`, and Recoverable Items next to it. */
export interface FolderTree extends Savable, RecoverableFolders {
  all(): Folder[]
  get(folderId: string): Folder | undefined
  /** Throws a TenantError `folder-unknown` for an unknown name. */
  wellKnown(name: WellKnownFolder): Folder
  /** By id, or by well-known name in any letter case. */
  resolve(idOrName: string): Folder | undefined
  /** The direct children, oldest first; hidden ones only when asked for. */
  children(folderId: string, hidden?: 'hidden too'): Folder[]
  /** The child of that name, hidden or not; names that differ in letter case only are one. */
  childNamed(folderId: string, displayName: string): Folder | undefined
  /** Adds a folder. The caller makes sure that the name is free. */
  add(plan: FolderPlan, parentFolderId: string): Folder
  /** Renames a folder, or moves it below another one. The caller makes sure that the name is free. */
  change(folder: Folder, changes: { displayName?: string; parentFolderId?: string }): void
  /** Notes the number of a change of its messages. */
  noteChange(folder: Folder, changed: number): void
  /** Whether a folder is `ancestor` or somewhere below it. */
  isWithin(folder: Folder, ancestor: Folder): boolean
}

/** A folder as a store keeps it; its messages are kept by the mailbox. */
function folderFormWith(makeMessages: MakeFolderMessages): StoredForm<Folder> {
  return {
    toStored: ({ messages: _messages, sizeBytes: _sizeBytes, unreadCount: _unreadCount, ...kept }) => kept,
    fromStored: (kept) => ({
      ...(kept as Omit<Folder, 'messages' | 'sizeBytes' | 'unreadCount'>),
      messages: makeMessages(),
      sizeBytes: 0,
      unreadCount: 0,
    }),
  }
}

/** The tree that the tables hold, or that of a new mailbox. */
export function createFolderTree(
  tables: StateTables,
  ids: Pick<StoreIds, 'folder'>,
  changes: Pick<ChangeCount, 'next'>,
  makeMessages: MakeFolderMessages,
): FolderTree {
  const folders = tables.map('folders', folderFormWith(makeMessages))
  const wellKnown = new Map<string, Folder>()
  for (const folder of folders.values()) if (folder.wellKnownName) wellKnown.set(folder.wellKnownName, folder)
  const noteChange = (folder: Folder, changed: number): void => {
    folder.changed = changed
    folders.set(folder.folderId, folder)
  }
  const add = (plan: FolderPlan, parentFolderId: string | undefined): Folder => {
    const folder: Folder = {
      ...plan,
      folderId: ids.folder(),
      parentFolderId,
      changed: changes.next(),
      messages: makeMessages(),
      sizeBytes: 0,
      unreadCount: 0,
    }
    folders.set(folder.folderId, folder)
    touch(parentFolderId)
    if (plan.wellKnownName !== undefined) wellKnown.set(plan.wellKnownName, folder)
    return folder
  }
  /** The number of its folders changed. */
  const touch = (folderId: string | undefined): void => {
    const folder = folders.get(folderId ?? '')
    if (folder !== undefined) noteChange(folder, changes.next())
  }
  /** A folder that moves takes along what is below it, also out of sight. */
  const touchAll = (folder: Folder): void => {
    noteChange(folder, changes.next())
    for (const child of childrenOf(folder.folderId)) touchAll(child)
  }
  const childrenOf = (folderId: string): Folder[] =>
    [...folders.values()].filter((folder) => folder.parentFolderId === folderId)

  const recoverableRoot = folders.size === 0 ? plant(add) : recoverableIn(folders)
  const isWithin = (folder: Folder, ancestor: Folder): boolean => {
    let at: Folder | undefined = folder
    while (at !== undefined && at !== ancestor) at = folders.get(at.parentFolderId ?? '')
    return at === ancestor
  }
  return {
    all: () => [...folders.values()],
    get: (folderId) => folders.get(folderId),
    wellKnown: (name) => {
      const folder = wellKnown.get(name)
      if (folder !== undefined) return folder
      throw new TenantError(
        'folder-unknown',
        `no well-known folder ${name}; there are ${[...wellKnown.keys()].join(', ')}`,
      )
    },
    resolve: (idOrName) => folders.get(idOrName) ?? wellKnown.get(idOrName.toLowerCase()),
    children: (folderId, hidden) =>
      childrenOf(folderId).filter((folder) => hidden !== undefined || folder.isHidden !== true),
    childNamed: (folderId, displayName) =>
      childrenOf(folderId).find((folder) => folder.displayName.toLowerCase() === displayName.toLowerCase()),
    add,
    change: (folder, { displayName = folder.displayName, parentFolderId = folder.parentFolderId }) => {
      const from = folder.parentFolderId
      Object.assign(folder, { displayName, parentFolderId })
      if (parentFolderId === from) {
        noteChange(folder, changes.next())
        return
      }
      touchAll(folder)
      for (const parent of [from, parentFolderId]) touch(parent)
    },
    noteChange,
    isWithin,
    ...recoverableFolders({ folders, root: recoverableRoot, childrenOf, isWithin, add }),
    save: () => {
      const kept = [...folders.values()].map(keptFolder)
      const isKept = new Set(kept.map(({ folder }) => folder))
      return () => {
        // Rows of messages have a place in a file, which is free then. Saved states have the messages themselves.
        for (const folder of folders.values()) if (!isKept.has(folder)) folder.messages.clear()
        folders.clear()
        for (const folder of kept) folders.set(folder.folderId, putBack(folder))
      }
    },
  }
}

/** The saved state of a folder; `folder` is the object that the rest of the tenant refers to. */
interface KeptFolder extends Omit<Folder, 'messages'> {
  folder: Folder
  messages: Message[]
}

function keptFolder(folder: Folder): KeptFolder {
  return { ...folder, folder, messages: [...folder.messages.values()] }
}

function putBack({ folder, displayName, parentFolderId, changed, messages }: KeptFolder): Folder {
  Object.assign(folder, { displayName, parentFolderId, changed })
  folder.messages.clear()
  for (const message of messages) folder.messages.set(message.arrived, message)
  return folder
}

/** Recoverable Items of a tree that a store kept. Throws a TenantError `folder-unknown` if it has none. */
function recoverableIn(folders: ReadonlyMap<string, Folder>): Folder {
  const all = [...folders.values()]
  const deletions = all.find(({ wellKnownName }) => wellKnownName === 'recoverableitemsdeletions')
  const root = folders.get(deletions?.parentFolderId ?? '')
  if (root === undefined) throw new TenantError('folder-unknown', 'a mailbox of the store has no Recoverable Items')
  return root
}

/** Adds the folders of a new mailbox; returns Recoverable Items. */
function plant(add: (plan: FolderPlan, parentFolderId: string | undefined) => Folder): Folder {
  const store = add({ displayName: '', type: 'IPF', isHidden: true }, undefined)
  const root = add(
    { wellKnownName: 'msgfolderroot', displayName: 'Top of Information Store', type: 'IPF' },
    store.folderId,
  )
  for (const plan of [...visibleFolderPlans, ...hiddenFolderPlans]) {
    const folder = add(plan, root.folderId)
    if (plan.wellKnownName === 'syncissues') for (const below of syncIssuePlans) add(below, folder.folderId)
  }
  add({ wellKnownName: 'searchfolders', displayName: 'Search Folders', type: 'IPF', isHidden: true }, store.folderId)
  const recoverable = add({ displayName: 'Recoverable Items', type: 'IPF', isHidden: true }, store.folderId)
  add(
    { wellKnownName: 'recoverableitemsdeletions', displayName: 'Deletions', type: 'IPF', isHidden: true },
    recoverable.folderId,
  )
  return recoverable
}
