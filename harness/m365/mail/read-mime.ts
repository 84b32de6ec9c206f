import type { AddressObject, Attachment, EmailAddress } from 'mailparser'
import type { GraphRecipient } from '../../contract/index.ts'
import type { ContentStore, MessageContent } from '../mailbox/content-store.ts'
import type { MailAttachment, MailHeader, MailProperties } from '../mailbox/message-properties.ts'
import { previewOf } from './body-text.ts'

/**
 * Properties that were read before. Octets in memory are kept for the life of the tenant, so their properties can be kept,
 * too.
 */
const propertiesByContent = new WeakMap<MessageContent, Promise<MailProperties>>()

/** The properties of a message that came as octets. What cannot be read is absent; nothing is refused. */
export function readMime(octets: MessageContent, contents: ContentStore): Promise<MailProperties> {
  const known = propertiesByContent.get(octets)
  if (known !== undefined) return known
  const properties = read(octets, contents)
  propertiesByContent.set(octets, properties)
  if (contents.isInStore) forgetLater(octets)
  return properties
}

/** Where octets stay in a store, properties do not fill the memory in their place: those that were read first are forgotten. */
const recent = { contents: new Set<MessageContent>(), sizeBytes: 0 }
const recentMax = { contents: 20_000, sizeBytes: 32 * 1024 * 1024 }

function forgetLater(octets: MessageContent): void {
  recent.contents.add(octets)
  recent.sizeBytes += octets.sizeBytes
  for (const oldest of recent.contents) {
    if (recent.contents.size <= recentMax.contents && recent.sizeBytes <= recentMax.sizeBytes) return
    recent.contents.delete(oldest)
    recent.sizeBytes -= oldest.sizeBytes
    propertiesByContent.delete(oldest)
  }
}

async function read(octets: MessageContent, contents: ContentStore): Promise<MailProperties> {
  // Only here: a tenant that gets no octets starts in half the time without it.
  const { simpleParser } = await import('mailparser')
  const mail = await simpleParser(octets.bytes, {
    skipTextToHtml: true,
    skipTextLinks: true,
    // Inline images stay attachments. Otherwise they would also be in the body.
    skipImageLinks: true,
  })
  const body = { contentType: mail.html ? 'html' : 'text', content: mail.html || mail.text || '' } as const
  const from = recipients(mail.from)[0]
  return {
    subject: mail.subject ?? '',
    body,
    bodyPreview: previewOf(mail.text ?? ''),
    from,
    sender: recipients(mail.headers.get('sender') as AddressObject | undefined)[0] ?? from,
    toRecipients: recipients(mail.to),
    ccRecipients: recipients(mail.cc),
    bccRecipients: recipients(mail.bcc),
    replyTo: recipients(mail.replyTo),
    // Exchange sets a Message-ID on a message that has none. This one depends on the octets only, so it is the same in
    // every mailbox that holds them.
    internetMessageId: mail.messageId ?? `<${octets.sha256.slice(0, 32)}@mime.prod.outlook.com>`,
    sentTime: octets.sentTime,
    internetMessageHeaders: mail.headerLines.map(headerOf),
    importance: importanceOf(mail.headers.get('priority')),
    attachments: mail.attachments.map((attachment, index) => attachmentOf(attachment, index + 1, contents)),
    categories: [],
    flag: { flagStatus: 'notFlagged' },
    inferenceClassification: 'focused',
    isReadReceiptRequested: mail.headers.has('disposition-notification-to'),
    isDeliveryReceiptRequested: null,
    extendedProperties: new Map(),
  }
}

function attachmentOf(from: Attachment, ordinal: number, contents: ContentStore): MailAttachment {
  return {
    ordinal,
    // Exchange's own name for a file without a name.
    name: from.filename ?? `ATT${String(ordinal).padStart(5, '0')}.bin`,
    contentType: declaredType(from),
    isInline: from.contentDisposition === 'inline' || from.related === true,
    contentId: from.cid,
    contentLocation: undefined,
    modifiedTime: undefined,
    content: contents.hold(from.content),
  }
}

/** The type that the part declares. Not the parser's: it guesses from the file name if the part says octet-stream. */
function declaredType({ headers, contentType }: Attachment): string {
  const declared = headers.get('content-type')
  if (typeof declared !== 'object' || !('value' in declared)) return contentType
  return typeof declared.value === 'string' ? declared.value : contentType
}

/** The parser combines Importance, X-Priority and similar fields into one `priority`. */
function importanceOf(priority: unknown): MailProperties['importance'] {
  return priority === 'high' || priority === 'low' ? priority : 'normal'
}

function headerOf({ line }: { line: string }): MailHeader {
  const colon = line.indexOf(':')
  return {
    name: line.slice(0, colon).trim(),
    value: line
      .slice(colon + 1)
      .replace(/\r?\n(?=[ \t])/g, '')
      .trim(),
  }
}

function recipients(header: AddressObject | AddressObject[] | undefined): GraphRecipient[] {
  return [header ?? []].flat().flatMap((object) => object.value.flatMap(members))
}

function members(entry: EmailAddress): GraphRecipient[] {
  if (entry.group) return entry.group.flatMap(members)
  const { name, address = '' } = entry
  return [{ emailAddress: { name: name || address, address } }]
}
