import type { MessageContent } from './content-store.ts'
import type { MailProperties } from './message-properties.ts'

/**
 * A message as it was put into a mailbox, as octets or as properties, and the other of the two on demand. It never
 * changes: a change makes another one, so that a snapshot of yesterday still says what was there.
 */
export interface Mail {
  /** The octets that a client gave; undefined when it gave properties, or has changed what the message says since. */
  readonly octets: MessageContent | undefined
  readonly sizeBytes: number
  /** Read from the octets at the first call, and once for all mailboxes that hold the same ones. */
  properties(): Promise<MailProperties>
  /** The octets, or else the message that the properties make; made at the first call. */
  content(): MessageContent
}

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
