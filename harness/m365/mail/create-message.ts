import { messageWriteSchema } from '../../contract/index.ts'
import { documentedOfMessages } from '../graph/documented.ts'
import { GraphRefusal } from '../graph/errors.ts'
import { readMailJson } from '../graph/json-body.ts'
import { decodeBase64 } from '../graph/request-body.ts'
import type { Mailbox } from '../mailbox/mailbox.ts'
import type { NewMessage } from '../mailbox/message.ts'
import type { MailAttachment, MailProperties } from '../mailbox/message-properties.ts'
import { knownProperties, messageFlag } from './known-properties.ts'
import { mailOfOctets, mailOfProperties } from './mail.ts'
import type { MailServices } from './mail-services.ts'
import { attachmentOf, postedFile } from './written-attachment.ts'
import { writtenHeaders, writtenProperties } from './written-properties.ts'

/**
 * A message from JSON. It is a draft, whatever `isDraft` says, unless its message flags lack the unsent flag; it stays
 * what it is then. Its times come from its extended properties, or else are the present.
 */
export async function messageOfJson(services: MailServices, mailbox: Mailbox, body: Buffer): Promise<NewMessage> {
  const { mailboxes, mailSettings, clock } = services
  const { contents } = mailboxes
  const write = readMailJson(body, messageWriteSchema, documentedOfMessages)
  const now = clock.now()
  const blank = blankProperties(write.internetMessageId ?? mailbox.drawInternetMessageId())
  const attachments: MailAttachment[] = []
  for (const posted of write.attachments ?? []) {
    attachments.push(attachmentOf(postedFile(posted), { contents, others: attachments, now }))
  }
  const internetMessageHeaders = writtenHeaders(write.internetMessageHeaders ?? [])
  const written = { ...blank, ...(await writtenProperties(write, blank)), internetMessageHeaders, attachments }
  const held = (key: string): string | undefined => written.extendedProperties.get(key)?.value
  const times = {
    sentTime: new Date(held(knownProperties.sentTime) ?? now),
    receivedTime: new Date(held(knownProperties.receivedTime) ?? now),
  }
  const flags = Number(held(knownProperties.flags) ?? messageFlag.unsent | messageFlag.read)
  const messageClass = mailSettings.keepsMessageClass ? held(knownProperties.messageClass) : undefined
  return {
    mail: mailOfProperties({ ...written, sentTime: times.sentTime }, contents),
    itemClass: messageClass ?? 'IPM.Note',
    isDraft: (flags & messageFlag.unsent) !== 0,
    isRead: write.isRead ?? (flags & messageFlag.read) !== 0,
    ...times,
  }
}

/**
 * A message from MIME in base64: always a draft. Its sent time comes from its header; its received time is the present.
 * Throws `base64Invalid`.
 */
export function messageOfMime({ mailboxes, clock }: MailServices, body: Buffer): NewMessage {
  const octets = mailboxes.contents.intern(decodedMime(body))
  return {
    mail: mailOfOctets(octets, mailboxes.contents),
    itemClass: 'IPM.Note',
    isDraft: true,
    isRead: true,
    sentTime: octets.sentTime ?? clock.now(),
    receivedTime: clock.now(),
  }
}

/** Line breaks in base64 are allowed: many encoders write them. */
function decodedMime(body: Buffer): Buffer {
  const text = body.toString('latin1').replace(/\s+/g, '')
  if (text === '') throw new GraphRefusal('base64Invalid')
  return decodeBase64(text)
}

function blankProperties(internetMessageId: string): MailProperties {
  return {
    subject: '',
    body: { contentType: 'text', content: '' },
    bodyPreview: '',
    from: undefined,
    sender: undefined,
    toRecipients: [],
    ccRecipients: [],
    bccRecipients: [],
    replyTo: [],
    internetMessageId,
    sentTime: undefined,
    internetMessageHeaders: [],
    importance: 'normal',
    attachments: [],
    categories: [],
    flag: { flagStatus: 'notFlagged' },
    inferenceClassification: 'focused',
    isReadReceiptRequested: false,
    isDeliveryReceiptRequested: false,
    extendedProperties: new Map(),
  }
}
