import type { StateTables, StoredForm } from '../../control/state/state-tables.ts'
import type { ChangeCount } from '../graph/change-count.ts'
import { isImmutableId } from '../graph/identifiers.ts'
import type { Folder } from './folder.ts'
import type { FolderTree } from './folder-tree.ts'
import { messageTableOf } from './kept/message-table.ts'
import { messageBytes } from './kept/stored-message.ts'
import { StoredMessages } from './kept/stored-messages.ts'
import type { Message } from './message.ts'
import type { RemovalLog } from './removal-log.ts'

/** The messages of a mailbox by their ids, in step with those of its folders. */
export interface MessageIndex {
  /** By its present id, or by its immutable one. */
  find(messageId: string): Message | undefined
  /** Adds a message to its folder, or replaces the one with its id. */
  keep(message: Message): Message
  /** Takes a message out of its folder. */
  forget(message: Message): void
  /** The size of all messages. */
  allBytes(): number
  /** All messages at present. */
  present(): Message[]
  /** Begins again with the messages that are in the folders now; `before` were in them until then. */
  refill(before: readonly Message[]): void
}

/** The messages that the tables hold, in their folders. */
export function createMessageIndex(
  options: { tables: StateTables; messageForm: StoredForm<Message> | undefined },
  folders: FolderTree,
  changes: Pick<ChangeCount, 'next'>,
  removals: Pick<RemovalLog, 'add'>,
): MessageIndex {
  const table = messageTableOf(options, folders)
  let allBytes = 0
  /** Counts a message that came into a folder: `sign` 1; or that left it: -1. */
  const count = (folder: Folder | undefined, message: Message, sign: 1 | -1): void => {
    const bytes = sign * messageBytes(message)
    allBytes += bytes
    if (folder === undefined) return
    folder.sizeBytes += bytes
    if (!message.isRead) folder.unreadCount += sign
  }
  fillFolders(folders, table.held(), count)
  return {
    find: (messageId) =>
      table.find(messageId) ?? (isImmutableId(messageId) ? table.findImmutable(messageId) : undefined),
    keep: (message) => {
      const folder = folders.get(message.folderId)
      const before = folder?.messages.get(message.arrived)
      const kept = table.keep(message, before)
      if (before !== undefined) count(folder, before, -1)
      count(folder, kept, 1)
      folder?.messages.set(kept.arrived, kept)
      // The counts of a folder change with its messages.
      if (folder !== undefined) folders.noteChange(folder, kept.changed)
      return kept
    },
    forget: (message) => {
      const { messageId, immutableId, folderId, arrived } = message
      const folder = folders.get(folderId)
      const present = folder?.messages.get(arrived)
      if (folder === undefined || present === undefined) return
      table.remove(present)
      count(folder, present, -1)
      folder.messages.delete(arrived)
      folders.noteChange(folder, changes.next())
      removals.add({ messageId, immutableId, folderId, changed: folder.changed })
    },
    allBytes: () => allBytes,
    present: () => presentIn(folders),
    refill: (before) => {
      // Every message is in exactly one folder, so the messages of all folders are all messages.
      const present = presentIn(folders)
      const byArrival = new Map(present.map((message) => [message.arrived, message]))
      const changed = new Map<number, Message>()
      for (const message of before) {
        const after = byArrival.get(message.arrived)
        if (after === undefined) table.remove(message)
        else if (after !== message) changed.set(message.arrived, message)
      }
      // A store need not write again what did not change.
      for (const message of present) if (!table.has(message)) table.keep(message, changed.get(message.arrived))
      allBytes = 0
      for (const folder of folders.all()) {
        folder.sizeBytes = 0
        folder.unreadCount = 0
        for (const message of folder.messages.values()) count(folder, message, 1)
      }
    },
  }
}

function presentIn(folders: Pick<FolderTree, 'all'>): Message[] {
  return folders.all().flatMap((folder) => [...folder.messages.values()])
}

/**
 * Puts messages into their folders, in the order of their arrival. A store has nearly all of them in this order already, unless an undone
 * change brought some back, so that not all of them need be in memory at once.
 */
function fillFolders(
  folders: Pick<FolderTree, 'get'>,
  held: Iterable<Message>,
  count: (folder: Folder | undefined, message: Message, sign: 1) => void,
): void {
  let latest = 0
  const late = new Map<Folder, Message[]>()
  for (const message of held) {
    const folder = folders.get(message.folderId)
    count(folder, message, 1)
    if (folder === undefined) continue
    if (message.arrived > latest) load(folder, message)
    else if (!late.get(folder)?.push(message)) late.set(folder, [message])
    latest = Math.max(latest, message.arrived)
  }
  for (const [folder, those] of late) {
    const all = [...folder.messages.values(), ...those].sort((a, b) => a.arrived - b.arrived)
    folder.messages.clear()
    for (const message of all) load(folder, message)
  }
}

function load({ messages }: Folder, message: Message): void {
  if (messages instanceof StoredMessages) messages.load(message.arrived, message)
  else messages.set(message.arrived, message)
}
