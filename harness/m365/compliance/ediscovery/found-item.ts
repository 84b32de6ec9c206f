import type { Message } from '../../mailbox/message.ts'

/** An item that was found, as it was at that moment. Messages never change, so this is a copy without being one. */
export interface FoundItem {
  readonly entryId: string
  readonly message: Message
  /** The names of the folders down to it. */
  readonly folderPath: readonly string[]
  readonly isPartiallyIndexed: boolean
}
