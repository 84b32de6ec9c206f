import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { ArchivedItem } from '../telemessage/decode.ts'
import { addressHeaders } from './addresses.ts'
import { attachmentHeaders } from './attachment-headers.ts'
import { base64LinesOf } from './base64-lines.ts'
import { headerField, unstructured } from './headers.ts'
import { textBody } from './text-body.ts'

/** An attachment with its bytes. */
export interface ReceivedAttachment {
  fileName: string
  contentType: string
  open(): Readable
}

/** What a message is made of. */
export interface ComposeInput {
  item: ArchivedItem
  /** The key that makes two captures one message (`message-key.ts`); the Message-ID is derived from it. */
  messageKey: string
  /** Of the archiver; see `ArchiverProfile`. */
  placeholderDomain: string
  attachments: ReceivedAttachment[]
}

/**
 * The e-mail message of an item (CNV-1), as a stream that ends with an error where an attachment does. The same item gives
 * the same bytes on every run.
 */
export function composeMessage(input: ComposeInput): Readable {
  return input.attachments.length > 0 ? Readable.from(multipart(input), { objectMode: false }) : inOnePiece(input)
}

function inOnePiece(input: ComposeInput): Readable {
  const { encoding, content } = textBody(input.item.text)
  const header = `${messageHeaders(input)}${textType}Content-Transfer-Encoding: ${encoding}\r\n\r\n`
  // A text that ends with a line break must not get another, empty line in the mailbox (CNV-5).
  const ending = content.subarray(-lineBreak.length).equals(lineBreak) ? nothing : lineBreak
  const octets = Buffer.concat([Buffer.from(header, 'latin1'), content, ending])
  return new Readable({
    read() {
      this.push(octets)
      this.push(null)
    },
  })
}

async function* multipart(input: ComposeInput): AsyncGenerator<Buffer> {
  const { item, messageKey, attachments } = input
  // CNV-9: neither base64 nor quoted-printable can contain `=_`, so no content can forge a boundary, not even one that
  // knows how the boundary is made.
  const boundary = `=_-${sha256(`boundary of ${messageKey}`).slice(0, 24)}-Part_1`
  const { encoding, content } = textBody(item.text)
  const type = `Content-Type: multipart/mixed;\r\n boundary="${boundary}"\r\n\r\n`
  const part = `--${boundary}\r\n${textType}Content-Transfer-Encoding: ${encoding}\r\n\r\n`
  yield Buffer.concat([Buffer.from(`${messageHeaders(input)}${type}${part}`, 'latin1'), content])
  for (const attachment of attachments) {
    yield Buffer.from(`\r\n--${boundary}\r\n${attachmentHeaders(attachment)}\r\n`, 'latin1')
    // Opened only when needed: an item with a thousand attachments must not hold a thousand files open.
    yield* base64LinesOf(attachment.open())
  }
  yield Buffer.from(`\r\n--${boundary}--\r\n`, 'latin1')
}

/** The Message-ID of a message (CNV-8): readable where the key allows it, so that people find the id of the message in it. */
export function messageId(messageKey: string, placeholderDomain: string): string {
  const readable = /^(?!sha256-)[A-Za-z0-9_-]{1,100}(?:\.[0-9a-f]{32})?$/.test(messageKey)
  return `<${readable ? messageKey : `sha256-${sha256(messageKey)}`}@${placeholderDomain}>`
}

const textType = 'Content-Type: text/plain; charset=utf-8\r\n'
const lineBreak = Buffer.from('\r\n')
const nothing = Buffer.alloc(0)

function messageHeaders({ item, messageKey, placeholderDomain }: ComposeInput): string {
  const { from, to } = addressHeaders(item, placeholderDomain)
  const original = item.refersTo === undefined ? '' : messageId(item.refersTo, placeholderDomain)
  // What the phones captured under one id has several Message-IDs. A reply knows the id alone: named by the message and by the
  // reply, it brings both into one thread of a mail program (RFC 5322, 3.6.4).
  const own = messageId(item.archiveMessageId, placeholderDomain)
  const { type, chatId, name = '' } = item.chat
  const isDirect = type === 'direct'
  return [
    field('From', from),
    field('To', to),
    field('Subject', unstructured(item.subject)),
    field('Message-ID', messageId(messageKey, placeholderDomain)),
    field('In-Reply-To', original),
    field('References', original === '' || original === own ? own : `${original} ${own}`),
    field('X-TELEMESSAGE-ArchiveMessageID', unstructured(item.archiveMessageId)),
    field('X-TELEMESSAGE-ArchiveSource', unstructured(item.source)),
    field('X-TELEMESSAGE-Network', unstructured(item.network)),
    field('X-TELEMESSAGE-MessageType', unstructured(item.kind)),
    field('X-TELEMESSAGE-Status', item.kind === 'deletion' ? 'DELETED' : ''),
    field('X-TELEMESSAGE-GroupID', isDirect ? '' : unstructured(chatId)),
    field('X-TELEMESSAGE-GROUP_NAME', isDirect ? '' : unstructured(name)),
    field('X-TELEMESSAGE-THREAD_ID', unstructured(chatId)),
    field('X-TELEMESSAGE-ThreadName', unstructured(name)),
    field('Date', item.eventTime.toUTCString().replace('GMT', '+0000')),
    field('MIME-Version', '1.0'),
  ].join('')
}

/** A field that says nothing is left out. */
function field(name: string, value: string): string {
  return value === '' ? '' : headerField(name, value)
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
