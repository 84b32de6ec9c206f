import { finished, type Readable } from 'node:stream'

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
export function readBody(body: Readable, maxBytes: number): Promise<Buffer> {
  // Not by iterator: most bodies are a few hundred bytes, and making one costs more than reading them.
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let readBytes = 0
    body.on('data', (chunk: Buffer) => {
      readBytes += chunk.length
      chunks.push(chunk)
      if (readBytes > maxBytes) body.destroy(new BodyTooLargeError(maxBytes))
    })
    finished(body, { writable: false }, (error) => {
      if (error) reject(error)
      else resolve(Buffer.concat(chunks, readBytes))
    })
  })
}
