import type { ChangeCount } from '../graph/change-count.ts'
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

/** The index of an empty mailbox. */
export function createMessageIndex(
  folders: FolderTree,
  changes: Pick<ChangeCount, 'next'>,
  removals: Pick<RemovalLog, 'add'>,
): MessageIndex {
  const byId = new Map<string, Message>()
  const byImmutableId = new Map<string, Message>()
  let allBytes = 0
  const index = (message: Message, folder: Folder | undefined): void => {
    const moreBytes = message.mail.sizeBytes - (byId.get(message.messageId)?.mail.sizeBytes ?? 0)
    allBytes += moreBytes
    if (folder !== undefined) folder.sizeBytes += moreBytes
    byId.set(message.messageId, message)
    byImmutableId.set(message.immutableId, message)
  }
  return {
    find: (messageId) => byId.get(messageId) ?? byImmutableId.get(messageId),
    keep: (message) => {
      const folder = folders.get(message.folderId)
      index(message, folder)
      folder?.messages.set(message.messageId, message)
      // The counts of a folder change with its messages.
      if (folder !== undefined) folder.changed = message.changed
      return message
    },
    forget: ({ messageId, immutableId, folderId, mail }) => {
      const folder = folders.get(folderId)
      if (byId.delete(messageId)) {
        allBytes -= mail.sizeBytes
        if (folder !== undefined) folder.sizeBytes -= mail.sizeBytes
      }
      byImmutableId.delete(immutableId)
      if (folder === undefined) return
      folder.messages.delete(messageId)
      folder.changed = changes.next()
      removals.add({ messageId, immutableId, folderId, changed: folder.changed })
    },
    allBytes: () => allBytes,
    refill: () => {
      byId.clear()
      byImmutableId.clear()
      allBytes = 0
      // Every message is in exactly one folder, so the messages of all folders are all messages.
      for (const folder of folders.all()) {
        folder.sizeBytes = 0
        for (const message of folder.messages.values()) index(message, folder)
      }
    },
  }
}
