import type { Readable } from 'node:stream'

/** A body is larger than its reader was ready for. */
export class BodyTooLargeError extends Error {
  constructor(maxBytes: number) {
    super(`the body has more than ${maxBytes} bytes`)
    this.name = 'BodyTooLargeError'
  }
}

/**
 * Reads a body of at most `maxBytes`; beyond that it stops reading and throws a BodyTooLargeError, so that no server can
 * exhaust the memory of the run (SEC-4). Throws the stream's error when the body ends before its length.
 */
export async function readBody(body: Readable, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let readBytes = 0
  for await (const chunk of body as AsyncIterable<Buffer>) {
    readBytes += chunk.length
    if (readBytes > maxBytes) throw new BodyTooLargeError(maxBytes)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, readBytes)
}
