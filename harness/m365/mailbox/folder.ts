import type { Pages } from '../../control/state/packed/pages.ts'
import { spilling } from '../../control/state/spill.ts'
import { SpilledMap } from '../../control/state/spilled-map.ts'
import type { Spill, StoredForm } from '../../control/state/state-tables.ts'
import { ItemClasses } from './kept/message-rows.ts'
import { StoredMessages } from './kept/stored-messages.ts'
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
  /** How many of them are not read. */
  unreadCount: number
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

/** Folders that keep their messages in memory, or the older ones in a spill, or as rows beside their records. */
export function folderMessagesIn(
  { spill, storedMap, pages }: { spill?: Spill | undefined; storedMap: unknown; pages?: Pages | undefined },
  form: StoredForm<Message> | undefined,
): MakeFolderMessages {
  if (storedMap !== undefined && pages !== undefined && form !== undefined) {
    const itemClasses = new ItemClasses()
    return () => new StoredMessages(pages, itemClasses)
  }
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

/** Messages in an order. Take a part of them at once: later, it has what is still there, as it is then. */
export type MessageList = Pick<readonly Message[], 'length' | 'slice'>

/** The messages of a folder, oldest first. */
export function messagesOf({ messages }: Pick<Folder, 'messages'>): MessageList {
  if (!(messages instanceof StoredMessages)) return [...messages.values()]
  const { size: length } = messages
  return { length, slice: (from = 0, until = length) => messages.slice(from, until) }
}

/** The messages of a folder that changed after one change and not after another one, oldest first. */
export function messagesChanged({ messages }: Pick<Folder, 'messages'>, since: number, until: number): Message[] {
  if (messages instanceof StoredMessages) return messages.changedBetween(since, until)
  return [...messages.values()].filter(({ changed }) => changed > since && changed <= until)
}
