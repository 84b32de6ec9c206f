import type { Readable } from 'node:stream'
import { crc32 } from 'node:zlib'
import type { Entry, ZipFile } from 'yauzl'

/**
 * The bytes of a file in a ZIP. Throws at their end if their check sum is wrong: yauzl compares sizes only, and a message with a
 * flipped bit would pass for the message that was sent.
 */
export async function* checkedEntry(zip: ZipFile, entry: Entry): AsyncGenerator<Buffer> {
  const stream: Readable = await zip.openReadStreamPromise(entry)
  let sum = 0
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      sum = crc32(chunk, sum)
      yield chunk
    }
  } finally {
    stream.destroy()
  }
  if (sum !== entry.crc32) throw new Error('the check sum is wrong')
}
