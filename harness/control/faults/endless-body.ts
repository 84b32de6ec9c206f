import { Readable } from 'node:stream'
import type { WireResponse } from '../wire.ts'
import { chunksOf, connectionEnded, discard } from './body-pieces.ts'

const padding = Buffer.alloc(64 * 1024, ' ')
/**
 * No right answer is this large, so a caller that has read so much does not limit what it reads. The connection is then
 * broken. A number of bytes is the criterion, and not a time, because it is the same on every machine.
 */
export const boundBytes: number = 256 * 1024 * 1024

/**
 * The body of an answer, followed by white space until the caller closes the connection: the JSON is valid so far, but
 * it never ends. After `boundBytes` of white space the connection breaks, and `onOverread` is called. Undefined for an
 * answer without a status of success.
 */
export function withEndlessBody(response: WireResponse, onOverread: () => void): WireResponse | undefined {
  const { status, body, headers } = response
  if (status < 200 || status > 299) return undefined
  const { 'content-length': _, ...others } = headers
  return { ...response, headers: others, body: endless(body, onOverread) }
}

function endless(body: WireResponse['body'], onOverread: () => void): Readable {
  const source = pieces(body, onOverread)
  return new Readable({
    read() {
      source.next().then(
        ({ value }) => this.push(value),
        (error: Error) => this.destroy(error),
      )
    },
    destroy(error, callback) {
      discard(body)
      callback(error)
    },
  })
}

async function* pieces(body: WireResponse['body'], onOverread: () => void): AsyncGenerator<Buffer, never> {
  yield* chunksOf(body)
  for (let sentBytes = 0; sentBytes < boundBytes; sentBytes += padding.length) yield padding
  onOverread()
  throw connectionEnded()
}
