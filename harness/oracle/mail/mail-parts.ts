import { once } from 'node:events'
import { buffer } from 'node:stream/consumers'
import mailsplit, { type MimeNode } from '@zone-eu/mailsplit'
import { encodingProblem, multipartProblem } from './transfer-encoding.ts'

/** A part of a message. A message in one piece is a single part. */
export interface MailPart {
  /** Its header block as it is; one character for each octet. */
  header: string
  /** Lower case, without parameters. RFC 2045, 5.2: `text/plain` if the part declares none. */
  contentType: string
  /** The type as declared; empty if there is none. */
  declaredType: string
  charset: string | undefined
  /** RFC 3676. */
  flowed: { delSp: boolean } | undefined
  /** Lower case; empty if the part has none. */
  disposition: string
  /** Decoded; empty if the part has none. */
  fileName: string
  /** Without its transfer encoding; empty for a multipart. */
  content: Buffer
  /** What is wrong with its transfer encoding; undefined if nothing is. */
  encodingProblem: string | undefined
  /** The parts of a multipart. A message within the message is not opened: it is a file. */
  parts: MailPart[]
}

/** Reads the tree of parts of a message. */
export async function mailPartsOf(message: Buffer): Promise<MailPart> {
  // By default it would open a message within the message, so that its text counted as text of the message.
  const splitter = new mailsplit.Splitter({ ignoreEmbedded: true })
  const parts = new Map<object, MailPart>()
  const encoded = new Map<MimeNode, Buffer[]>()
  let root: MailPart | undefined
  splitter.on('data', (chunk) => {
    if (chunk.type === 'node') {
      const part = partOf(chunk)
      parts.set(chunk, part)
      const parent = chunk.parentNode ? parts.get(chunk.parentNode) : undefined
      parent?.parts.push(part)
      root ??= part
    } else if (chunk.type === 'body') {
      const pieces = encoded.get(chunk.node) ?? []
      encoded.set(chunk.node, pieces)
      pieces.push(chunk.value)
    }
  })
  splitter.end(message)
  await once(splitter, 'end')
  for (const [node, pieces] of encoded) {
    const part = parts.get(node)
    if (part === undefined) continue
    const decoder = node.getDecoder()
    const octets = Buffer.concat(pieces)
    part.encodingProblem = encodingProblem(node.encoding || '', octets)
    decoder.end(octets)
    part.content = await buffer(decoder)
  }
  return root ?? { ...blank, parts: [] }
}

const blank: MailPart = {
  header: '',
  contentType: 'text/plain',
  declaredType: '',
  charset: undefined,
  flowed: undefined,
  disposition: '',
  fileName: '',
  content: Buffer.alloc(0),
  encodingProblem: undefined,
  parts: [],
}

function partOf(node: MimeNode): MailPart {
  const declared = node.headers !== false && node.headers.hasHeader('content-type')
  return {
    header: node.getHeaders().toString('latin1'),
    contentType: node.contentType || 'text/plain',
    declaredType: declared ? node.contentType || '' : '',
    charset: node.charset || undefined,
    flowed: node.flowed ? { delSp: node.delSp } : undefined,
    disposition: node.disposition || '',
    fileName: node.filename || '',
    content: blank.content,
    encodingProblem: node.multipart ? multipartProblem(node.encoding || '') : undefined,
    parts: [],
  }
}
