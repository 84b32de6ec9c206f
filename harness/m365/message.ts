import type { Mail } from './mail/mail.ts'

/** A message in a mailbox. What it holds is shared with every other mailbox that holds the same. */
export interface Message {
  readonly messageId: string
  readonly changeKey: string
  readonly folderId: string
  readonly mail: Mail
  /** `IPM.Note` for ordinary mail. */
  readonly itemClass: string
  readonly isDraft: boolean
  readonly isRead: boolean
  readonly sentTime: Date | undefined
  readonly receivedTime: Date | undefined
  /** On the virtual calendar, as is `modifiedTime`. */
  readonly createdTime: Date
  readonly modifiedTime: Date
  /** Counts the messages ever created in the tenant, from 1. A move keeps it. */
  readonly createdSequence: number
}
