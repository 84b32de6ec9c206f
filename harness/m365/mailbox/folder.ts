import { spilling } from '../../control/state/spill.ts'
import { SpilledMap } from '../../control/state/spilled-map.ts'
import type { Spill, StoredForm } from '../../control/state/state-tables.ts'
import type { Message } from './message.ts'
import type { FolderPlan } from './well-known-folders.ts'

/** A folder of a mailbox, seen by its user or not. */
export interface Folder extends FolderPlan {
  readonly folderId: string
  /** Undefined for the store's own root, above everything a user sees. */
  parentFolderId: string | undefined
  /** The number of its latest change; its counts are part of it. */
  changed: number
  /** By the number of the change by which each came into the folder, oldest first. */
  readonly messages: FolderMessages
  /** The size of its messages, without those of the folders below it. */
  sizeBytes: number
}

/** The messages of a folder by the numbers of their arrival, oldest first. A map is one. */
interface FolderMessages {
  readonly size: number
  get(arrived: number): Message | undefined
  /** Adds a message at the end, or replaces the one with its number. */
  set(arrived: number, message: Message): unknown
  delete(arrived: number): boolean
  clear(): void
  values(): Iterable<Message>
}

/** What makes the messages of a new folder. */
export type MakeFolderMessages = () => FolderMessages

/** Folders that keep their messages in memory, or the older ones in a spill. */
export function folderMessagesIn(spill: Spill | undefined, form: StoredForm<Message> | undefined): MakeFolderMessages {
  if (spill === undefined || form === undefined) return () => new Map()
  const spillMessages = spilling(spill, form)
  return () => new SpilledMap(({ arrived }) => arrived, spillMessages, spill.valuesAtOnce)
}

/** The messages that are there now; later changes of the folder do not change them. A spill is read when they are iterated. */
export function messagesNow({ messages }: Pick<Folder, 'messages'>): Iterable<Message> & {
  readonly isSpilled?: boolean
} {
  return messages instanceof SpilledMap ? messages.now() : [...messages.values()]
}
