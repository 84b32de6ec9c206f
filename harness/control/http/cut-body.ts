import { Readable } from 'node:stream'
import { connectionEnded, discard, firstBytes } from '../faults/body-pieces.ts'
import type { WireResponse } from '../wire.ts'

/**
 * The first bytes of a body, then an error. The transports within the caller's process have no connections; with this
 * body the answer looks as if a connection had ended too soon.
 */
export function cutBody(body: WireResponse['body'], sentBytes: number): Readable {
  return Readable.from(endingTooSoon(body, sentBytes), { objectMode: false })
}

async function* endingTooSoon(body: WireResponse['body'], sentBytes: number): AsyncGenerator<Buffer> {
  yield* firstBytes(body, sentBytes)
  discard(body)
  throw connectionEnded()
}
