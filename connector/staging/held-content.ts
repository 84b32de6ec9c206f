import { Readable } from 'node:stream'

/**
 * Reads a stream of at most `bytesMax` to its end and returns its bytes; a longer one stays a stream of the whole content.
 * A batch has hundreds of short messages, and a chain of streams for each would cost more than everything else.
 */
export async function heldContent(stream: Readable, bytesMax: number): Promise<Buffer | Readable> {
  const pieces: Buffer[] = []
  let sizeBytes = 0
  const rest: AsyncIterator<Buffer> = stream.iterator({ destroyOnReturn: false })
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) {
    pieces.push(next.value)
    sizeBytes += next.value.length
    if (sizeBytes > bytesMax) return Readable.from(joined(pieces, rest), { objectMode: false })
  }
  return pieces.length === 1 && pieces[0] !== undefined ? pieces[0] : Buffer.concat(pieces, sizeBytes)
}

async function* joined(head: Buffer[], rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield* head
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value
}
