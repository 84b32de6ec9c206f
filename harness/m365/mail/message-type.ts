import { hash } from 'node:crypto'
import type { GraphRecipient } from '../../contract/index.ts'
import { documentedOfMessages } from '../graph/documented.ts'
import { graphTime } from '../graph/graph-time.ts'
import { type EntityType, type FieldType, foldCase, type Property } from '../graph/odata/index.ts'
import { entityTag } from '../mailbox/entity-tag.ts'
import type { Mailbox } from '../mailbox/mailbox.ts'
import type { Message } from '../mailbox/message.ts'
import type { MessageUnderId } from '../mailbox/message-ids.ts'
import type { MailProperties } from '../mailbox/message-properties.ts'
import { attachmentItem, attachmentType } from './attachment-type.ts'
import { extendedPropertyItems, extendedPropertyType } from './extended-property-type.ts'

/** A message with its properties at hand. */
export interface MessageRow extends MessageUnderId {
  properties: MailProperties
}

const recipient: FieldType = { emailAddress: { name: 'string', address: 'string' } }
const dateTimeZone: FieldType = { dateTime: 'string', timeZone: 'string' }
const flag: FieldType = {
  flagStatus: 'string',
  startDateTime: dateTimeZone,
  dueDateTime: dateTimeZone,
  completedDateTime: dateTimeZone,
}

/** A property of a message whose texts are compared in any letter case. */
function property(
  type: FieldType,
  read: (row: MessageRow) => unknown,
  more: Partial<Property<MessageRow>> = {},
): Property<MessageRow> {
  return { type, read, fold: foldCase, ...more }
}

/** An id: letter case matters. */
function exact(read: (row: MessageRow) => unknown): Property<MessageRow> {
  return { type: 'string', read }
}

/** Recipients as Graph shows them; without recipients, an empty list. */
const people = (list: readonly GraphRecipient[]): readonly GraphRecipient[] => list.map(withName)

/** For a person without a name, Exchange shows the address as the name. */
function withName({ emailAddress: { name, address } }: GraphRecipient): GraphRecipient {
  return { emailAddress: { name: name ?? address ?? '', address: address ?? '' } }
}

/** Messages, as the query options of Graph see them. The default properties are in Microsoft's order. */
export const messageType: EntityType<MessageRow> = {
  name: 'microsoft.graph.message',
  documented: documentedOfMessages,
  annotations: ({ message }) => ({ '@odata.etag': entityTag(message) }),
  properties: {
    id: { ...exact(({ id }) => id), always: true },
    createdDateTime: property('dateTime', ({ message }) => graphTime(message.createdTime)),
    lastModifiedDateTime: property('dateTime', ({ message }) => graphTime(message.modifiedTime)),
    changeKey: exact(({ message }) => message.changeKey),
    categories: property(['string'], ({ properties }) => properties.categories),
    receivedDateTime: property('dateTime', ({ message }) => timeOrNull(message.receivedTime)),
    sentDateTime: property('dateTime', ({ message }) => timeOrNull(message.sentTime)),
    hasAttachments: property('boolean', ({ properties }) => hasAttachments(properties)),
    internetMessageId: property('string', ({ properties }) => properties.internetMessageId),
    subject: property('string', ({ properties }) => properties.subject),
    bodyPreview: property('string', ({ properties }) => properties.bodyPreview),
    importance: property('string', ({ properties }) => properties.importance),
    parentFolderId: exact(({ message }) => message.folderId),
    conversationId: exact(({ message }) => conversationId(message)),
    conversationIndex: exact(({ message }) => conversationIndex(message)),
    isDeliveryReceiptRequested: property('boolean', ({ properties }) => properties.isDeliveryReceiptRequested),
    isReadReceiptRequested: property('boolean', ({ properties }) => properties.isReadReceiptRequested),
    isRead: property('boolean', ({ message }) => message.isRead),
    isDraft: property('boolean', ({ message }) => message.isDraft),
    webLink: exact(({ id }) => webLink(id)),
    inferenceClassification: property('string', ({ properties }) => properties.inferenceClassification),
    body: property({ contentType: 'string', content: 'string' }, ({ properties }) => properties.body),
    sender: property(recipient, ({ properties: { sender } }) => sender && withName(sender)),
    from: property(recipient, ({ properties: { from } }) => from && withName(from)),
    toRecipients: property([recipient], ({ properties }) => people(properties.toRecipients)),
    ccRecipients: property([recipient], ({ properties }) => people(properties.ccRecipients)),
    bccRecipients: property([recipient], ({ properties }) => people(properties.bccRecipients)),
    replyTo: property([recipient], ({ properties }) => people(properties.replyTo)),
    flag: property(flag, ({ properties }) => properties.flag),
    internetMessageHeaders: property(
      [{ name: 'string', value: 'string' }],
      // A draft that came as JSON has no header yet, and Exchange leaves the property out.
      ({ message, properties }) =>
        message.isDraft && message.mail.octets === undefined ? undefined : properties.internetMessageHeaders,
      { selectedOnly: true },
    ),
  },
  navigations: {
    attachments: {
      type: attachmentType,
      items: (row) => row.properties.attachments.map((each) => attachmentItem(row, each)),
    },
    singleValueExtendedProperties: {
      type: extendedPropertyType,
      items: ({ message, properties }) => extendedPropertyItems(message, properties),
      filterRequired: true,
      omittedWhenEmpty: true,
    },
  },
}

/** The properties that are not in the content of a message, which takes long to parse. */
export const propertiesWithoutContent: readonly string[] = [
  ...['id', 'createdDateTime', 'lastModifiedDateTime', 'changeKey', 'receivedDateTime', 'sentDateTime'],
  ...['parentFolderId', 'conversationId', 'conversationIndex', 'isRead', 'isDraft', 'webLink'],
]

/** What `Mail.ReadBasic.All` shows of messages: everything except body, attachments and extended properties. */
export const basicMessageType: EntityType<MessageRow> = {
  ...messageType,
  properties: Object.fromEntries(
    Object.entries(messageType.properties).filter(([name]) => name !== 'body' && name !== 'bodyPreview'),
  ),
  navigations: {},
}

/** The same for one mailbox, where a filter may name a folder by its well-known name: `parentFolderId eq 'inbox'`. */
export function messageTypeIn({ folders }: Mailbox, type: EntityType<MessageRow>): EntityType<MessageRow> {
  const fold = (folder: string): string => folders.resolve(folder)?.folderId ?? folder
  return {
    ...type,
    properties: { ...type.properties, parentFolderId: { ...exact(({ message }) => message.folderId), fold } },
  }
}

/** Whether `hasAttachments` is true: files that are shown inside the body do not count. */
function hasAttachments({ attachments }: MailProperties): boolean {
  return attachments.some(({ isInline }) => !isInline)
}

function timeOrNull(instant: Date | undefined): string | null {
  return instant === undefined ? null : graphTime(instant)
}

let latest: { message: Message; guid: Buffer } | undefined

/** Each message is a conversation of its own, and stays the same one when it is moved. */
function conversationGuid(message: Message): Buffer {
  const { createdSequence, createdTime } = message
  // Each answer needs it twice: for the id and for the index.
  if (latest?.message === message) return latest.guid
  const name = `conversation ${createdSequence} of ${createdTime.toISOString()}`
  const guid = Buffer.from(hash('sha256', name).slice(0, 32), 'hex')
  latest = { message, guid }
  return guid
}

function conversationId(message: Message): string {
  return `AAQk${conversationGuid(message).toString('base64url')}`
}

/**
 * PidTagConversationIndex (MS-OXOMSG, 2.2.1.3) without replies: the byte 1, six bytes of time, 16 bytes of a GUID; 22
 * bytes in all.
 */
function conversationIndex(message: Message): string {
  const sinceYear1601 = (BigInt(message.createdTime.getTime()) + 11_644_473_600_000n) * 10_000n
  const time = Buffer.alloc(8)
  time.writeBigUInt64BE(sinceYear1601)
  return Buffer.concat([Buffer.of(1), time.subarray(1, 6), conversationGuid(message)]).toString('base64')
}

function webLink(messageId: string): string {
  return `https://outlook.office365.com/owa/?ItemID=${encodeURIComponent(messageId)}&exvsurl=1&viewmodel=ReadMessageItem`
}
