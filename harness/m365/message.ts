import type { MessageContent } from './content-store.ts'

/** A message in a mailbox. Its content is shared with every other mailbox that holds the same bytes. */
export interface Message {
  readonly messageId: string
  readonly changeKey: string
  readonly folderId: string
  readonly content: MessageContent
  /** `IPM.Note` for ordinary mail. */
  readonly itemClass: string
  readonly isDraft: boolean
  /** On the virtual calendar, as is `modifiedTime`. */
  readonly createdTime: Date
  readonly modifiedTime: Date
  /** Counts the messages ever created in the tenant, from 1. A move keeps it. */
  readonly createdSequence: number
}
