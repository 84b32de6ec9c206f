import { Readable } from 'node:stream'

/** What file systems and sockets hand out at once. */
const chunkBytes = 64 * 1024

/** Bytes as a stream of pieces like those of a file, without the file. */
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
