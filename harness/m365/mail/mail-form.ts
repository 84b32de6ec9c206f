import { hash } from 'node:crypto'
import { stateText } from '../../control/state/state-json.ts'
import type { StoredForm } from '../../control/state/state-tables.ts'
import type { BytesReference, ContentReference, ContentStore, HeldBytes } from '../mailbox/content-store.ts'
import { fieldsOf, type Mail, type Message } from '../mailbox/message.ts'
import type { MailProperties } from '../mailbox/message-properties.ts'
import { mailOfOctets, mailOfProperties } from './mail.ts'

/** A mail as a record of a store has it: what came, with the digests of its bytes. */
interface StoredMail {
  octets: ContentReference | undefined
  /** Undefined for a message that is all in its octets. */
  properties: StoredProperties | undefined
}

type StoredProperties = Omit<MailProperties, 'attachments'> & {
  attachments: (Omit<MailProperties['attachments'][number], 'content'> & { content: BytesReference })[]
}

/** How a store keeps the messages of the mailboxes with these contents. */
export function messageFormOf(contents: ContentStore): StoredForm<Message> {
  const shared = createShared()
  return {
    toStored: (message) => ({ ...fieldsOf(message), mail: storedMail(message.mail) }),
    fromStored: (stored) => {
      const { mail, ...message } = stored as Omit<Message, 'mail'> & { mail: StoredMail }
      return messageWith(message, mailOf(mail, contents, shared), shared)
    },
  }
}

/** SHA-256, in lower-case hex, of all that a mail is: mails with one digest have the same properties, for ever. */
export function digestOfMail(mail: Mail): string {
  const { octets, written } = mail
  if (octets !== undefined && written === undefined) return octets.sha256
  return hash('sha256', `written ${stateText(storedMail(mail).properties)}`)
}

/** The same digest, made from the record of a message in a store. Undefined if the text is no message. */
export function digestOfStoredMessage(text: string): string | undefined {
  const { mail } = JSON.parse(text) as { mail?: Partial<StoredMail> }
  if (mail === undefined) return undefined
  const { octets, properties } = mail
  if (properties === undefined) return octets?.sha256
  return hash('sha256', `written ${JSON.stringify(properties)}`)
}

/** One object for equal texts and dates that follow each other: they take more memory than the rest of a message. */
interface Shared {
  text(value: string): string
  date<Value extends Date | undefined>(value: Value): Value
}

/** Of the messages of a mailbox, most are in one folder and of one day. */
const sharedMax = 100

function createShared(): Shared {
  const texts = new Map<string, string>()
  const dates = new Map<number, Date>()
  const one = <Key, Value>(known: Map<Key, Value>, key: Key, value: Value): Value => {
    const before = known.get(key)
    if (before !== undefined) return before
    if (known.size >= sharedMax) known.clear()
    known.set(key, value)
    return value
  }
  return {
    text: (value) => one(texts, value, value),
    date: (value) => (value === undefined ? value : (one(dates, value.getTime(), value) as typeof value)),
  }
}

/** Fields that were undefined are so again; each is listed by name, so that all messages have one shape for V8. */
function messageWith(kept: Omit<Message, 'mail'>, mail: Mail, { text, date }: Shared): Message {
  return {
    messageId: kept.messageId,
    immutableId: kept.immutableId,
    changeKey: kept.changeKey,
    folderId: text(kept.folderId),
    mail,
    itemClass: text(kept.itemClass),
    isDraft: kept.isDraft,
    isRead: kept.isRead,
    sentTime: date(kept.sentTime),
    receivedTime: date(kept.receivedTime),
    createdTime: date(kept.createdTime),
    modifiedTime: date(kept.modifiedTime),
    createdSequence: kept.createdSequence,
    arrived: kept.arrived,
    changed: kept.changed,
  }
}

function storedMail({ octets, written }: Mail): StoredMail {
  return {
    octets: octets && { ...referenceTo(octets), sentTime: octets.sentTime, receivedTime: octets.receivedTime },
    properties: written && {
      ...written,
      attachments: written.attachments.map(({ content, ...file }) => ({ ...file, content: referenceTo(content) })),
    },
  }
}

function referenceTo({ sizeBytes, sha256 }: HeldBytes): BytesReference {
  return { sizeBytes, sha256 }
}

function mailOf({ octets, properties }: StoredMail, contents: ContentStore, { date }: Shared): Mail {
  const content =
    octets && contents.referred({ ...octets, sentTime: date(octets.sentTime), receivedTime: date(octets.receivedTime) })
  if (properties === undefined) {
    if (content === undefined) throw new Error('a message of the store has neither octets nor properties')
    return mailOfOctets(content, contents)
  }
  const attachments = properties.attachments.map((file) => ({
    ...file,
    contentType: file.contentType,
    contentId: file.contentId,
    contentLocation: file.contentLocation,
    modifiedTime: file.modifiedTime,
    content: contents.referredBytes(file.content),
  }))
  const { from, sender, sentTime } = properties
  return mailOfProperties({ ...properties, from, sender, sentTime, attachments }, contents, content)
}
