import { Readable } from 'node:stream'
import { discard, firstBytes } from '../faults/body-pieces.ts'
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

/** The error that Node.js reports for a broken connection. */
export function connectionEnded(): Error {
  return Object.assign(new Error('the connection ended before the answer did'), { code: 'ECONNRESET' })
}
