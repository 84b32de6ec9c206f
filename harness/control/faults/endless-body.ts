import { Readable } from 'node:stream'
import type { WireResponse } from '../wire.ts'
import { chunksOf, connectionEnded, discard } from './body-pieces.ts'

const padding = Buffer.alloc(64 * 1024, ' ')
/**
 * No right answer is as large, so a caller that has read so much has no bound. The connection is broken then: what a caller
 * is judged by is a number of bytes, which is the same on every machine, and not a time.
 */
export const boundBytes: number = 256 * 1024 * 1024

/**
 * The body of an answer, then white space until the caller closes the connection: the JSON stays valid, and its end never
 * comes. After `boundBytes` of white space the connection breaks, and `onOverread` is called. Undefined for an answer that is
 * no success.
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
