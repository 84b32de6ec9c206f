import { Readable } from 'node:stream'
import type { ImportItemRequest } from '#contract'
import type { StreamedBody } from '../http/http-client.ts'

/** A finished message: its size, and its bytes as often as needed; a small message is in memory. */
export type MessageSource = { sizeBytes: number } & ({ content: Buffer } | { open(): Readable })

/** The octets of a message, from its beginning. */
export function octetsOf(message: MessageSource): Readable {
  return 'open' in message ? message.open() : Readable.from([message.content], { objectMode: false })
}

/** The body of an import without its content. */
export type ImportRequest = Omit<ImportItemRequest, 'Data'>

/** The JSON body of an import. Base64 is made while streaming, so that no large message is ever in memory (SEC-4). */
export function importBody(request: ImportRequest, message: MessageSource): Buffer | StreamedBody {
  const frame = JSON.stringify({ ...request, Data: '' })
  const prefix = Buffer.from(frame.slice(0, -2))
  const suffix = Buffer.from('"}')
  if ('content' in message) return Buffer.concat([prefix, base64(message.content), suffix])
  const { open } = message
  return {
    lengthBytes: prefix.length + Math.ceil(message.sizeBytes / 3) * 4 + suffix.length,
    open: () => Readable.from(pieces(prefix, open(), suffix), { objectMode: false }),
  }
}

async function* pieces(prefix: Buffer, content: Readable, suffix: Buffer): AsyncGenerator<Buffer> {
  yield prefix
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of content as AsyncIterable<Buffer>) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    // Base64 needs groups of three bytes; the rest waits for the next chunk.
    const wholeBytes = bytes.length - (bytes.length % 3)
    if (wholeBytes > 0) yield base64(bytes.subarray(0, wholeBytes))
    rest = bytes.subarray(wholeBytes)
  }
  if (rest.length > 0) yield base64(rest)
  yield suffix
}

function base64(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString('base64'), 'latin1')
}
