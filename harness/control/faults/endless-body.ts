import { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import type { WireResponse } from '../wire.ts'
import { chunksOf, discard } from './body-pieces.ts'

const padding = Buffer.alloc(64 * 1024, ' ')
/** So much comes as fast as the caller reads; behind it a trickle, so that a caller without a bound spares this machine. */
const fastBytes = 256 * 1024 * 1024
const tricklePauseMs = 200

/**
 * The body of an answer, and white space behind it until the caller goes: JSON stays JSON, and its end never comes. Undefined
 * for an answer that is no success.
 */
export function withEndlessBody(response: WireResponse): WireResponse | undefined {
  const { status, body, headers } = response
  if (status < 200 || status > 299) return undefined
  const { 'content-length': _, ...others } = headers
  return { ...response, headers: others, body: endless(body) }
}

function endless(body: WireResponse['body']): Readable {
  const gone = new AbortController()
  const source = pieces(body, gone.signal)
  // Not made by Readable.from: that would wait out the pause when its reader has gone.
  return new Readable({
    read() {
      source.next().then(
        ({ value }) => this.push(value),
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

async function* pieces(body: WireResponse['body'], signal: AbortSignal): AsyncGenerator<Buffer, never> {
  yield* chunksOf(body)
  for (let sentBytes = 0; ; sentBytes += padding.length) {
    if (sentBytes >= fastBytes) await pause(tricklePauseMs, undefined, { signal })
    yield padding
  }
}
