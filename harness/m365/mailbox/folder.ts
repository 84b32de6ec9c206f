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
  readonly messages: Map<number, Message>
  /** The size of its messages, without those of the folders below it. */
  sizeBytes: number
}
