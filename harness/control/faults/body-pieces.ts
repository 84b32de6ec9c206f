import { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { type WireResponse, wholeBody } from '../wire.ts'

/** The size of an answer's body in bytes; undefined for a stream that declares none. */
export function bodySizeBytes({ body, headers }: WireResponse): number | undefined {
  if (!(body instanceof Readable)) return Buffer.byteLength(wholeBody(body))
  const declared = headers['content-length']
  return declared === undefined ? undefined : Number(declared)
}

/** The body, one chunk at a time. */
export async function* chunksOf(body: WireResponse['body']): AsyncGenerator<Buffer> {
  if (!(body instanceof Readable)) yield Buffer.from(wholeBody(body))
  else for await (const chunk of body) yield Buffer.from(chunk)
}

/** The first `sizeBytes` of a body; the rest is not read. */
export async function* firstBytes(body: WireResponse['body'], sizeBytes: number): AsyncGenerator<Buffer> {
  let leftBytes = sizeBytes
  if (leftBytes === 0) return
  for await (const chunk of chunksOf(body)) {
    yield chunk.subarray(0, leftBytes)
    leftBytes -= Math.min(leftBytes, chunk.length)
    if (leftBytes === 0) return
  }
}

/** The body with one bit of its first byte flipped. */
export function withTurnedBit(body: WireResponse['body']): Readable {
  return Readable.from(turnFirstBit(body), { objectMode: false })
}

async function* turnFirstBit(body: WireResponse['body']): AsyncGenerator<Buffer> {
  let isTurned = false
  for await (const chunk of chunksOf(body)) {
    const [first] = chunk
    if (isTurned || first === undefined) yield chunk
    else yield Buffer.concat([Buffer.of(first ^ 1), chunk.subarray(1)])
    isTurned ||= first !== undefined
  }
}

/** The body in pieces of at most `pieceBytes`, with a pause before each but the first. */
export function dripping(body: WireResponse['body'], pieceBytes: number, pauseMs: number): Readable {
  const gone = new AbortController()
  const source = pieces(body, pieceBytes, pauseMs, gone.signal)
  // Readable.from is no use here: it waits until the pause is over even when its reader has gone.
  return new Readable({
    read() {
      source.next().then(
        ({ done, value }) => this.push(done ? null : value),
        (error: Error) => this.destroy(error),
      )
    },
    destroy(error, callback) {
      gone.abort()
      discard(body)
      callback(error)
    },
  })
}

async function* pieces(
  body: WireResponse['body'],
  pieceBytes: number,
  pauseMs: number,
  signal: AbortSignal,
): AsyncGenerator<Buffer> {
  let isFirst = true
  for await (const chunk of chunksOf(body)) {
    for (let offset = 0; offset < chunk.length; offset += pieceBytes) {
      if (!isFirst) await pause(pauseMs, undefined, { signal })
      isFirst = false
      yield chunk.subarray(offset, offset + pieceBytes)
    }
  }
}

/** Closes a body that will not be read. */
export function discard(body: WireResponse['body']): void {
  if (body instanceof Readable) body.destroy()
}

/** The error that Node.js reports for a broken connection. */
export function connectionEnded(): Error {
  return Object.assign(new Error('the connection ended before the answer did'), { code: 'ECONNRESET' })
}
