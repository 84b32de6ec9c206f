import { Readable } from 'node:stream'

/** The usual size of one piece from a file system or a socket. */
const chunkBytes = 64 * 1024

/** A stream of bytes in the same pieces as from a file, but without a file. */
export function streamOf(bytes: Buffer): Readable {
  let at = 0
  return new Readable({
    highWaterMark: chunkBytes,
    read() {
      this.push(at < bytes.length ? bytes.subarray(at, at + chunkBytes) : null)
      at += chunkBytes
    },
  })
}
