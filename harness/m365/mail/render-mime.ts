import { createHash } from 'node:crypto'
import { encodeWord } from 'nodemailer/lib/mime-funcs'
import MimeNode, { type MimeNodeHeaderValue } from 'nodemailer/lib/mime-node'
import type { GraphRecipient } from '../../contract/index.ts'
import type { MailAttachment, MailHeader, MailProperties } from '../mailbox/message-properties.ts'
import { base64Lines } from './base64-lines.ts'
import { headerPropertyPrefix } from './extended-property.ts'

const encodedWordChars = 52
const unfoldedNameLengthMax = 300

/** A part of a message with what is in it; without bytes, the parts below it are. */
interface Part {
  node: MimeNode
  bytes?: Buffer
  parts: Part[]
}

/**
 * The RFC 5322 message that properties make. Equal properties give equal bytes, so that copies in many mailboxes share
 * them. At once and not as a stream, because a snapshot is of one moment.
 */
export function renderMime(properties: MailProperties): Buffer {
  const inline = properties.attachments.filter(({ isInline }) => isInline)
  const others = properties.attachments.filter(({ isInline }) => !isInline)
  const root = partOf(rootNode(properties, others.length > 0 ? 'mixed' : inline.length > 0 ? 'related' : undefined))
  const related = inline.length > 0 && others.length > 0 ? childOf(root, 'multipart/related') : root
  const body = inline.length + others.length > 0 ? childOf(related, bodyType(properties)) : root
  setBytes(body, Buffer.from(properties.body.content.replaceAll(/\r\n|\r|\n/g, '\r\n')))
  for (const attachment of inline) addAttachment(related, attachment)
  for (const attachment of others) addAttachment(root, attachment)
  return Buffer.concat([...piecesOf(root)])
}

/** A text that folding would change, or a reader that trims it. */
const changedByFolding = /^ | $| {2}/

/** A message whose subject comes back from its header as it was put in. */
class ExactNode extends MimeNode {
  override encodeHeaderValue(key: string, value: MimeNodeHeaderValue): string {
    const isSubject = key === 'Subject' && typeof value === 'string'
    return isSubject && changedByFolding.test(value)
      ? encodeWord(value.replaceAll(/[\r\n]+/g, ' '), 'Q', encodedWordChars)
      : super.encodeHeaderValue(key, value)
  }
}

/** A message that nobody dated: the library would date it by the clock of this machine. */
class UndatedNode extends ExactNode {
  override buildHeaders(): string {
    return super.buildHeaders().replace(/^Date: .*\r?\n/im, '')
  }
}

function rootNode(properties: MailProperties, multipart: 'mixed' | 'related' | undefined): MimeNode {
  const baseBoundary = createHash('sha256').update(`boundary of ${properties.internetMessageId}`).digest('hex')
  const Node = properties.sentTime === undefined ? UndatedNode : ExactNode
  const node = new Node(multipart === undefined ? bodyType(properties) : `multipart/${multipart}`, {
    // Base64 cannot contain `=_`, and all content is base64: no file can forge a boundary.
    boundaryPrefix: '=_',
    baseBoundary: baseBoundary.slice(0, 24),
    normalizeHeaderKey: (key) => key,
    keepBcc: true,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  for (const [name, people] of addressHeaders(properties)) {
    if (people.length > 0) node.setHeader(name, people.map(addressee) as never)
  }
  node.setHeader('Subject', properties.subject)
  node.setHeader('Message-ID', properties.internetMessageId)
  if (properties.sentTime !== undefined) node.setHeader('Date', properties.sentTime)
  if (properties.importance !== 'normal') node.setHeader('Importance', properties.importance)
  for (const { name, value } of otherHeaders(properties)) node.addHeader(name, value)
  return node
}

function bodyType({ body }: MailProperties): string {
  return `text/${body.contentType === 'html' ? 'html' : 'plain'}; charset=utf-8`
}

function addressHeaders(properties: MailProperties): [string, readonly GraphRecipient[]][] {
  const { from, sender } = properties
  const isAnother = sender !== undefined && sender.emailAddress.address !== from?.emailAddress.address
  return [
    ['From', from === undefined ? [] : [from]],
    ['Sender', isAnother ? [sender] : []],
    ['Reply-To', properties.replyTo],
    ['To', properties.toRecipients],
    ['Cc', properties.ccRecipients],
    ['Bcc', properties.bccRecipients],
  ]
}

/** Somebody without an address becomes a group without members: the only way to write a bare name into a header. */
function addressee({ emailAddress: { name = '', address = '' } }: GraphRecipient): object | string {
  if (address === '') return `"${name.replace(/["\\]/g, '\\$&')}":;`
  return name === '' || name === address ? { address, name: '' } : { address, name }
}

/** Headers that are properties of their own, or belong to the text that the message no longer is. */
const madeAnew =
  /^(from|sender|reply-to|to|cc|bcc|subject|message-id|date|importance|x-priority|priority|mime-version|content-.*|received|return-path)$/i

function otherHeaders(properties: MailProperties): MailHeader[] {
  const named = [...properties.extendedProperties]
    .filter(([key]) => key.startsWith(headerPropertyPrefix))
    .map(([key, { value }]) => ({ name: key.slice(headerPropertyPrefix.length), value }))
  const all = [...properties.internetMessageHeaders, ...named]
  return all.filter(({ name }) => !madeAnew.test(name) && /^[!-9;-~]+$/.test(name))
}

function addAttachment(parent: Part, attachment: MailAttachment): void {
  const { name, contentType, isInline, contentId } = attachment
  // A name in Content-Type is never folded by the library; one that would not fit into a line stands in the other field only.
  const isFolded = name.length > unfoldedNameLengthMax
  const part = childOf(parent, usableType(contentType), isFolded ? undefined : name)
  const disposition = isInline ? 'inline' : 'attachment'
  const quoted = `"${name.replace(/["\\]/g, '\\$&')}"`
  part.node.setHeader('Content-Disposition', isFolded ? `${disposition}; filename=${quoted}` : disposition)
  if (contentId !== undefined) part.node.setHeader('Content-ID', `<${contentId}>`)
  setBytes(part, attachment.content.bytes)
}

function usableType(contentType = ''): string {
  return /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/.test(contentType) ? contentType : 'application/octet-stream'
}

function partOf(node: MimeNode): Part {
  return { node, parts: [] }
}

function childOf(parent: Part, contentType: string, filename?: string): Part {
  const child = partOf(parent.node.createChild(contentType, filename === undefined ? {} : { filename }))
  parent.parts.push(child)
  return child
}

function setBytes(part: Part, bytes: Buffer): void {
  part.bytes = bytes
  part.node.setHeader('Content-Transfer-Encoding', 'base64')
}

function* piecesOf({ node, bytes, parts }: Part): Generator<Buffer> {
  yield Buffer.from(`${node.buildHeaders()}\r\n\r\n`)
  if (bytes !== undefined) yield base64Lines(bytes)
  for (const part of parts) {
    yield Buffer.from(`--${node.boundary}\r\n`)
    yield* piecesOf(part)
  }
  if (parts.length > 0) yield Buffer.from(`--${node.boundary}--\r\n`)
}
