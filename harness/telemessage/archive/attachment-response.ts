import { Readable } from 'node:stream'
import { digestHeader } from '../../contract/index.ts'
import type { WireResponse } from '../../control/wire.ts'
import { Refusal } from '../refusals/errors.ts'
import type { StoredAttachment } from './archive.ts'
import { readByteRange } from './byte-range.ts'

/**
 * The content of an attachment, or the part that `range` asks for. The file is opened only when the body is read, so an
 * unused answer leaves no open file. Throws the Refusal `range-not-satisfiable`.
 */
export function attachmentResponse(attachment: StoredAttachment, headers: Record<string, string>): WireResponse {
  const { content } = attachment
  // If-Range without a matching validator is false, so the whole content is sent (RFC 9110, section 13.1.5).
  const range = readByteRange(headers['if-range'] === undefined ? headers['range'] : undefined, content.sizeBytes)
  if (range.kind === 'unsatisfiable') {
    throw new Refusal('range-not-satisfiable', undefined, { 'content-range': `bytes */${content.sizeBytes}` })
  }
  const common = {
    'content-type': headerContentType(attachment.contentType),
    'accept-ranges': 'bytes',
    [digestHeader]: `sha-256=:${Buffer.from(content.sha256, 'hex').toString('base64')}:`,
  }
  if (range.kind === 'whole') {
    const body = Readable.from(bytes(attachment, 0, content.sizeBytes), { objectMode: false })
    return { status: 200, headers: { ...common, 'content-length': String(content.sizeBytes) }, body }
  }
  const { firstByte, lastByte } = range
  const partHeaders = {
    'content-length': String(lastByte - firstByte + 1),
    'content-range': `bytes ${firstByte}-${lastByte}/${content.sizeBytes}`,
  }
  const body = Readable.from(bytes(attachment, firstByte, lastByte + 1), { objectMode: false })
  return { status: 206, headers: { ...common, ...partHeaders }, body }
}

/** The bytes from `startByte` up to `endByte`, which is excluded. Later bytes are not read. */
async function* bytes({ content }: StoredAttachment, startByte: number, endByte: number): AsyncGenerator<Buffer> {
  let passedBytes = 0
  for await (const chunk of content.open() as AsyncIterable<Buffer>) {
    const part = chunk.subarray(Math.max(0, startByte - passedBytes), endByte - passedBytes)
    if (part.length > 0) yield part
    passedBytes += chunk.length
    if (passedBytes >= endByte) return
  }
}

const mediaType = /^[\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+[ \t]*(;[\t\x20-\x7e]*)?$/

/**
 * The content type from the phone if it is a valid media type: Node.js refuses to send other headers, and the answer
 * would fail.
 */
function headerContentType(contentType: string): string {
  return mediaType.test(contentType) ? contentType : 'application/octet-stream'
}
