import type { StoredForm } from '../../control/state/state-tables.ts'
import type { BytesReference, ContentReference, ContentStore, HeldBytes } from '../mailbox/content-store.ts'
import type { Mail, Message } from '../mailbox/message.ts'
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
  return {
    toStored: ({ mail, ...message }) => ({ ...message, mail: storedMail(mail) }),
    fromStored: (stored) => {
      const { mail, ...message } = stored as Omit<Message, 'mail'> & { mail: StoredMail }
      return messageWith(message, mailOf(mail, contents))
    },
  }
}

/** Fields that were undefined are so again; each is listed by name, so that all messages have one shape for V8. */
function messageWith(kept: Omit<Message, 'mail'>, mail: Mail): Message {
  return {
    messageId: kept.messageId,
    immutableId: kept.immutableId,
    changeKey: kept.changeKey,
    folderId: kept.folderId,
    mail,
    itemClass: kept.itemClass,
    isDraft: kept.isDraft,
    isRead: kept.isRead,
    sentTime: kept.sentTime,
    receivedTime: kept.receivedTime,
    createdTime: kept.createdTime,
    modifiedTime: kept.modifiedTime,
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

function mailOf({ octets, properties }: StoredMail, contents: ContentStore): Mail {
  const content =
    octets && contents.referred({ ...octets, sentTime: octets.sentTime, receivedTime: octets.receivedTime })
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
