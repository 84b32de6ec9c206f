import type { Folder } from '../../mailbox/folder.ts'
import type { FolderTree } from '../../mailbox/folder-tree.ts'
import type { Message } from '../../mailbox/message.ts'

/** The folders below Recoverable Items, in the order in which a message passes them. */
const recoverablePlaces = ['Deletions', 'Purges', 'DiscoveryHolds', 'Versions'] as const

/** Where a message of Recoverable Items is. */
export type RecoverablePlace = (typeof recoverablePlaces)[number]

/** A message in Recoverable Items. */
export interface RecoverableItem {
  readonly place: RecoverablePlace
  readonly message: Message
}

/** Everything in the Recoverable Items of a mailbox; what is in a deleted folder is in Deletions. */
export function recoverableItems(folders: FolderTree): RecoverableItem[] {
  return folders
    .recoverable()
    .filter(({ messages }) => messages.size > 0)
    .flatMap((folder) => {
      const place = placeOf(folders, folder)
      return [...folder.messages.values()].map((message) => ({ place, message }))
    })
}

function placeOf(folders: FolderTree, folder: Folder): RecoverablePlace {
  const isOwn = folders.isOutOfReach(folder.folderId)
  return (isOwn && recoverablePlaces.find((place) => place === folder.displayName)) || 'Deletions'
}

/** Every message outside of Recoverable Items, in hidden folders too: retention reaches them all. */
export function presentItems(folders: FolderTree): Message[] {
  const recoverable = new Set(folders.recoverable())
  return folders
    .all()
    .filter((folder) => !recoverable.has(folder))
    .flatMap(({ messages }) => [...messages.values()])
}
