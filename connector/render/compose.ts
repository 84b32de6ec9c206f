import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import MimeNode, { type MimeNodeHeaderValue } from 'nodemailer/lib/mime-node'
import type { ArchivedItem } from '../telemessage/decode.ts'
import { addressHeaders, placeholderDomain } from './addresses.ts'
import { attachmentContentType } from './content-type.ts'
import { unstructured } from './headers.ts'

/** An attachment whose bytes are there. */
export interface ReceivedAttachment {
  fileName: string
  contentType: string
  open(): Readable
}

/** What a message is made of. */
export interface ComposeInput {
  item: ArchivedItem
  /** What makes two captures the same message; the Message-ID follows from it. */
  messageKey: string
  attachments: ReceivedAttachment[]
}

/** The documented spelling of headers that nodemailer would write in another (CNV-8). */
const spelling = new Map(
  [
    'X-TELEMESSAGE-ArchiveMessageID',
    'X-TELEMESSAGE-ArchiveSource',
    'X-TELEMESSAGE-Network',
    'X-TELEMESSAGE-MessageType',
    'X-TELEMESSAGE-Status',
    'X-TELEMESSAGE-GroupID',
    'X-TELEMESSAGE-GROUP_NAME',
    'X-TELEMESSAGE-THREAD_ID',
    'X-TELEMESSAGE-ThreadName',
  ].map((name) => [name.toLowerCase(), name]),
)

/** A message whose header values are encoded by us and pass as they are. */
class EncodedHeadersNode extends MimeNode {
  override encodeHeaderValue(key: string, value: MimeNodeHeaderValue): string {
    return typeof value === 'string' && !/^Content-|^MIME-/i.test(key) ? value : super.encodeHeaderValue(key, value)
  }
}

/**
 * The e-mail message of an item (CNV-1), as a stream that ends with an error where an attachment does. The same item gives
 * the same bytes on every run.
 */
export function composeMessage({ item, messageKey, attachments }: ComposeInput): Readable {
  const root = rootNode(messageKey, attachments.length > 0)
  for (const [name, value] of headersOf(item, messageKey)) if (value !== '') root.setHeader(name, value)
  root.setHeader('Date', item.eventTime)
  const text = attachments.length > 0 ? root.createChild(textType) : root
  // A Buffer, because a string that looks harmless would go out as it is: only encoded text cannot hold a boundary.
  text.setContent(Buffer.from(item.text.replaceAll(/\r\n|\r|\n/g, '\r\n')))
  for (const attachment of attachments) addAttachment(root, attachment)
  return root.createReadStream()
}

/** The Message-ID of a message (CNV-8): readable where the key allows it, so that people can follow a reply to its original. */
export function messageId(messageKey: string): string {
  const readable = /^(?!sha256-)[A-Za-z0-9_-]{1,100}$/.test(messageKey)
  return `<${readable ? messageKey : `sha256-${sha256(messageKey)}`}@${placeholderDomain}>`
}

const textType = 'text/plain; charset=utf-8'

function rootNode(messageKey: string, multipart: boolean): MimeNode {
  return new EncodedHeadersNode(multipart ? 'multipart/mixed' : textType, {
    // CNV-9: neither base64 nor quoted-printable can contain `=_`, so no content can forge a boundary, not even one that
    // knows how ours is made.
    boundaryPrefix: '=_',
    baseBoundary: sha256(`boundary of ${messageKey}`).slice(0, 24),
    normalizeHeaderKey: (key) => spelling.get(key.toLowerCase()) ?? key,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
}

function headersOf(item: ArchivedItem, messageKey: string): [name: string, value: string][] {
  const { from, to } = addressHeaders(item)
  const original = item.refersTo === undefined ? '' : messageId(item.refersTo)
  const isDirect = item.chat.type === 'direct'
  const documented: [string, string][] = [
    ['ArchiveMessageID', item.archiveMessageId],
    ['ArchiveSource', item.source],
    ['Network', item.network],
    ['MessageType', item.kind],
    ['Status', item.kind === 'deletion' ? 'DELETED' : ''],
    ['GroupID', isDirect ? '' : item.chat.chatId],
    ['GROUP_NAME', isDirect ? '' : (item.chat.name ?? '')],
    ['THREAD_ID', item.chat.chatId],
    ['ThreadName', item.chat.name ?? ''],
  ]
  return [
    ['From', from],
    ['To', to],
    ['Subject', unstructured(item.subject)],
    ['Message-ID', messageId(messageKey)],
    ['In-Reply-To', original],
    ['References', original],
    ...documented.map(([name, value]): [string, string] => [`X-TELEMESSAGE-${name}`, unstructured(value)]),
  ]
}

/** The library puts a name into two fields, and folds only one of them: a longer name goes into that one alone (CNV-1). */
const nameLengthMax = 300

function addAttachment(root: MimeNode, { fileName, contentType, open }: ReceivedAttachment): void {
  const isLong = fileName.length > nameLengthMax
  const part = root.createChild(attachmentContentType(contentType), isLong ? {} : { filename: fileName })
  const name = isLong ? `; filename="${fileName.replaceAll(/["\\]/g, '\\$&')}"` : ''
  part.setHeader('Content-Disposition', `attachment${name}`)
  // For text too: quoted-printable would make other line breaks of those in the file (CAP-3).
  part.setHeader('Content-Transfer-Encoding', 'base64')
  part.setContent(Readable.from(opened(open), { objectMode: false }))
}

/** Opens a file when its turn has come: an item with a thousand attachments must not hold a thousand files open. */
async function* opened(open: () => Readable): AsyncGenerator<Buffer> {
  yield* open()
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
