import { createHash } from 'node:crypto'
import type { MailAttachment, MailHeader, MailProperties } from '../mailbox/message-properties.ts'
import { base64Lines } from './base64-lines.ts'
import { headerPropertyPrefix, headersOfTags } from './extended-property.ts'
import { addressList, encodedText, encodedValue, fileHeaders, headerField, messageId } from './mime-headers.ts'

/** A header field by its name and value, not folded yet. */
type Field = [name: string, value: string]

/** A part of a message: its octets, or the parts below it. */
interface Part {
  fields: Field[]
  content: Buffer | { boundary: string; parts: Part[] }
}

/**
 * The RFC 5322 message that is made from properties. Equal properties result in equal bytes, so that the copies in many
 * mailboxes share them. It is made in one step and not as a stream, because a snapshot shows a single moment.
 */
export function renderMime(properties: MailProperties): Buffer {
  const { fields, content } = contentOf(properties)
  return Buffer.concat([...piecesOf({ fields: [...messageFields(properties), ...fields], content })])
}

function messageFields(properties: MailProperties): Field[] {
  const { from, sender, sentTime, importance } = properties
  const isAnother = sender !== undefined && sender.emailAddress.address !== from?.emailAddress.address
  const fields: Field[] = [
    ['From', addressList(from === undefined ? [] : [from])],
    ['Sender', addressList(isAnother ? [sender] : [])],
    ['Reply-To', addressList(properties.replyTo)],
    ['To', addressList(properties.toRecipients)],
    ['Cc', addressList(properties.ccRecipients)],
    ['Bcc', addressList(properties.bccRecipients)],
    ['Subject', encodedText(properties.subject)],
    ['Message-ID', messageId(properties.internetMessageId)],
    ['Date', sentTime === undefined ? '' : sentTime.toUTCString().replace('GMT', '+0000')],
    ['Importance', importance === 'normal' ? '' : importance],
    ...otherHeaders(properties).map(({ name, value }): Field => [name, encodedValue(value)]),
    ['MIME-Version', '1.0'],
  ]
  return fields.filter(([, value]) => value.trim() !== '')
}

/** Headers that are written from other properties, or that describe the original MIME, which this message replaces. */
const writtenFromProperties =
  /^(from|sender|reply-to|to|cc|bcc|subject|message-id|date|importance|x-priority|priority|mime-version|content-.*|received|return-path)$/i

function otherHeaders(properties: MailProperties): MailHeader[] {
  const named: MailHeader[] = []
  const tagged: MailHeader[] = []
  for (const [key, { value }] of properties.extendedProperties) {
    if (key.startsWith(headerPropertyPrefix)) named.push({ name: key.slice(headerPropertyPrefix.length), value })
    const name = headersOfTags.get(key)
    if (name !== undefined) tagged.push({ name, value })
  }
  // A message has one field of each of these names (RFC 5322, 3.6), and Exchange keeps it under the tag.
  const isTagged = (name: string): boolean => tagged.some((one) => one.name.toLowerCase() === name.toLowerCase())
  const all = [...properties.internetMessageHeaders, ...named.filter(({ name }) => !isTagged(name)), ...tagged]
  return all.filter(({ name }) => !writtenFromProperties.test(name) && /^[!-9;-~]{1,900}$/.test(name))
}

/** The body, then the files that the body shows, then the other files; a multipart only where there are such files. */
function contentOf({ body, attachments, internetMessageId }: MailProperties): Part {
  const digest = createHash('sha256').update(`boundary of ${internetMessageId}`).digest('hex').slice(0, 24)
  const withFiles = (first: Part, kind: 'related' | 'mixed', files: MailAttachment[]): Part => {
    if (files.length === 0) return first
    // Base64 cannot contain `=_`, and all content is base64: no file can forge a boundary.
    const boundary = `=_${digest}-${kind}`
    const fields: Field[] = [['Content-Type', `multipart/${kind}; boundary="${boundary}"`]]
    return { fields, content: { boundary, parts: [first, ...files.map(filePart)] } }
  }
  const type = `text/${body.contentType === 'html' ? 'html' : 'plain'}; charset=utf-8`
  const text = octets([['Content-Type', type]], Buffer.from(body.content.replaceAll(/\r\n|\r|\n/g, '\r\n')))
  const shown = withFiles(
    text,
    'related',
    attachments.filter(({ isInline }) => isInline),
  )
  return withFiles(
    shown,
    'mixed',
    attachments.filter(({ isInline }) => !isInline),
  )
}

function filePart({ name, contentType, isInline, contentId, content }: MailAttachment): Part {
  const disposition = isInline ? 'inline' : 'attachment'
  const [type, shown] = fileHeaders({ name, contentType: usableType(contentType), disposition })
  const fields: Field[] = [
    ['Content-Type', type],
    ['Content-Disposition', shown],
  ]
  return octets(contentId === undefined ? fields : [...fields, ['Content-ID', messageId(contentId)]], content.bytes)
}

/**
 * The type with its parameters. The name is written from the name of the file, and a file in base64 has no boundary. Each half
 * of the type has at most 127 characters (RFC 6838, 4.2). A file has no parts, so it cannot be a multipart: a reader would not find it.
 */
function usableType(contentType = ''): string {
  const [, type, parameters = ''] =
    /^((?!multipart\/)[\w!#$&^.+-]{1,127}\/[\w!#$&^.+-]{1,127})\s*((?:;.*)?)$/i.exec(contentType.trim()) ?? []
  if (type === undefined) return 'application/octet-stream'
  const parameter = /;\s*([\w!#$&^.+-]{1,60})=([\w!#$&^.+-]{1,200}|"[\w !#-[\]-~]{0,200}")\s*/y
  const kept: string[] = []
  while (parameter.lastIndex < parameters.length) {
    const [, name, value] = parameter.exec(parameters) ?? []
    if (name === undefined) return type
    if (!/^(?:name|boundary)$/i.test(name)) kept.push(`; ${name}=${value}`)
  }
  return `${type}${kept.join('')}`
}

function octets(fields: Field[], bytes: Buffer): Part {
  return { fields: [...fields, ['Content-Transfer-Encoding', 'base64']], content: bytes }
}

function* piecesOf({ fields, content }: Part): Generator<Buffer> {
  yield Buffer.from(`${fields.map(([name, value]) => headerField(name, value)).join('')}\r\n`)
  if (Buffer.isBuffer(content)) {
    yield base64Lines(content)
    return
  }
  for (const part of content.parts) {
    yield Buffer.from(`--${content.boundary}\r\n`)
    yield* piecesOf(part)
  }
  yield Buffer.from(`--${content.boundary}--\r\n`)
}
