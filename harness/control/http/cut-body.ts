import { Readable } from 'node:stream'
import { connectionEnded, discard, firstBytes } from '../faults/body-pieces.ts'
import type { WireResponse } from '../wire.ts'

/**
 * The first bytes of a body, then an error: how a connection that ends too soon looks where there is none, in the transports
 * that work within the caller's process.
 */
export function cutBody(body: WireResponse['body'], sentBytes: number): Readable {
  return Readable.from(endingTooSoon(body, sentBytes), { objectMode: false })
}

async function* endingTooSoon(body: WireResponse['body'], sentBytes: number): AsyncGenerator<Buffer> {
  yield* firstBytes(body, sentBytes)
  discard(body)
  throw connectionEnded()
}
