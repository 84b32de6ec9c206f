import type { MessageContent } from './content-store.ts'
import type { MailProperties } from './message-properties.ts'

/**
 * A message as it was put into a mailbox, as octets or as properties; the other form is made on demand. It never
 * changes: a change makes a new object, so that an older snapshot stays correct.
 */
export interface Mail {
  /** The octets from a client; undefined when it sent properties, or changed the content since. */
  readonly octets: MessageContent | undefined
  readonly sizeBytes: number
  /** The properties that a client sent; undefined for a message that came as octets alone. */
  readonly written: MailProperties | undefined
  /** Parsed from the octets at the first call, once for all mailboxes with the same octets. */
  properties(): Promise<MailProperties>
  /** The octets, or else a message made from the properties at the first call. */
  content(): MessageContent
}

/**
 * A message in a mailbox. Its content is shared with every other mailbox that holds the same content. It never changes. Most of a message in a
 * store is read from there when somebody asks for it, so take its fields by name, and see `fieldsOf`.
 */
export interface Message {
  readonly messageId: string
  /** The id that stays when the message is moved. */
  readonly immutableId: string
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
  /** The number of the change by which it came into its folder, and of its latest change; see `ChangeCount`. */
  readonly arrived: number
  readonly changed: number
}

/** The fields of a message, which `...` does not copy: those of a message in a store are getters. */
export function fieldsOf(message: Message): Message {
  return {
    messageId: message.messageId,
    immutableId: message.immutableId,
    changeKey: message.changeKey,
    folderId: message.folderId,
    mail: message.mail,
    itemClass: message.itemClass,
    isDraft: message.isDraft,
    isRead: message.isRead,
    sentTime: message.sentTime,
    receivedTime: message.receivedTime,
    createdTime: message.createdTime,
    modifiedTime: message.modifiedTime,
    createdSequence: message.createdSequence,
    arrived: message.arrived,
    changed: message.changed,
  }
}

/** A message before it is in a folder. */
export type NewMessage = Pick<Message, 'mail' | 'itemClass' | 'isDraft' | 'isRead' | 'sentTime' | 'receivedTime'>
