import { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import type { WireResponse } from '../wire.ts'
import { chunksOf, discard } from './body-pieces.ts'

const padding = Buffer.alloc(64 * 1024, ' ')
/**
 * This much is sent as fast as the caller reads. A trickle follows, so that a caller without a limit does not overload
 * this machine.
 */
const fastBytes = 256 * 1024 * 1024
const tricklePauseMs = 200

/**
 * The body of an answer, and then white space until the caller goes: JSON stays JSON, but it never ends. Undefined if
 * the status is not a success.
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
  // Readable.from is no use here: it waits until the pause is over even when its reader has gone.
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
