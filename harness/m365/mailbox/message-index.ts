import type { StateTables, StoredForm } from '../../control/state/state-tables.ts'
import type { ChangeCount } from '../graph/change-count.ts'
import { isImmutableId } from '../graph/identifiers.ts'
import type { Folder } from './folder.ts'
import type { FolderTree } from './folder-tree.ts'
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
  /** Begins again with the messages of all folders. */
  refill(): void
}

/** The messages that the tables hold, in their folders. */
export function createMessageIndex(
  { tables, messageForm }: { tables: StateTables; messageForm: StoredForm<Message> | undefined },
  folders: FolderTree,
  changes: Pick<ChangeCount, 'next'>,
  removals: Pick<RemovalLog, 'add'>,
): MessageIndex {
  const byId = tables.map('messages', messageForm)
  // Made when somebody asks for a message by it: it takes as much memory as a tenth of the messages, and few clients do.
  let byImmutableId: Map<string, Message> | undefined
  const findImmutable = (immutableId: string): Message | undefined => {
    byImmutableId ??= new Map(Array.from(byId.values(), (message) => [message.immutableId, message]))
    return byImmutableId.get(immutableId)
  }
  let allBytes = 0
  const count = (message: Message, folder: Folder | undefined, moreBytes: number): void => {
    allBytes += moreBytes
    if (folder !== undefined) folder.sizeBytes += moreBytes
    byImmutableId?.set(message.immutableId, message)
  }
  // The numbers of arrival are in the order in which messages came into their folders.
  for (const message of [...byId.values()].sort((a, b) => a.arrived - b.arrived)) {
    const folder = folders.get(message.folderId)
    folder?.messages.set(message.messageId, message)
    count(message, folder, message.mail.sizeBytes)
  }
  return {
    find: (messageId) => byId.get(messageId) ?? (isImmutableId(messageId) ? findImmutable(messageId) : undefined),
    keep: (message) => {
      const folder = folders.get(message.folderId)
      count(message, folder, message.mail.sizeBytes - (byId.get(message.messageId)?.mail.sizeBytes ?? 0))
      byId.set(message.messageId, message)
      folder?.messages.set(message.messageId, message)
      // The counts of a folder change with its messages.
      if (folder !== undefined) folders.noteChange(folder, message.changed)
      return message
    },
    forget: ({ messageId, immutableId, folderId, mail }) => {
      const folder = folders.get(folderId)
      if (byId.delete(messageId)) {
        allBytes -= mail.sizeBytes
        if (folder !== undefined) folder.sizeBytes -= mail.sizeBytes
      }
      byImmutableId?.delete(immutableId)
      if (folder === undefined) return
      folder.messages.delete(messageId)
      folders.noteChange(folder, changes.next())
      removals.add({ messageId, immutableId, folderId, changed: folder.changed })
    },
    allBytes: () => allBytes,
    refill: () => {
      byImmutableId = undefined
      allBytes = 0
      // Every message is in exactly one folder, so the messages of all folders are all messages.
      const present = folders.all().flatMap((folder) => [...folder.messages.values()])
      const ids = new Set(present.map(({ messageId }) => messageId))
      for (const id of byId.keys()) if (!ids.has(id)) byId.delete(id)
      // A store need not write again what did not change.
      for (const message of present) if (byId.get(message.messageId) !== message) byId.set(message.messageId, message)
      for (const folder of folders.all()) {
        folder.sizeBytes = 0
        for (const message of folder.messages.values()) count(message, folder, message.mail.sizeBytes)
      }
    },
  }
}
