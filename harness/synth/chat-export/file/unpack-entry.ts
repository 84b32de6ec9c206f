import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32 } from 'node:zlib'
import type { Entry, ZipFile } from 'yauzl'
import type { AttachmentContent } from '../../../contract/index.ts'
import { damaged } from './zip-entries.ts'

export interface UnpackEntryOptions {
  zip: ZipFile
  entry: Entry
  /** The name of the ZIP in errors. */
  file: string
}

/** The bytes of a small file in a ZIP. Throws a ChatExportError when they are damaged. */
export async function unpackToMemory({ zip, entry, file }: UnpackEntryOptions): Promise<Buffer> {
  try {
    const chunks: Buffer[] = []
    for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) chunks.push(chunk)
    const bytes = Buffer.concat(chunks)
    checkSum(crc32(bytes), entry)
    return bytes
  } catch (error) {
    throw damaged(file, error)
  }
}

/** Unpacks a file of a ZIP to `path`, which must not exist. Throws a ChatExportError when it is damaged. */
export async function unpackToFile({ zip, entry, file }: UnpackEntryOptions, path: string): Promise<AttachmentContent> {
  const hash = createHash('sha256')
  let sum = 0
  let sizeBytes = 0
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      sum = crc32(chunk, sum)
      sizeBytes += chunk.length
      done(null, chunk)
    },
  })
  try {
    const source = await zip.openReadStreamPromise(entry)
    // Opened only now: before, no code would handle the error for a file that cannot be created.
    await pipeline(source, measure, createWriteStream(path, { flags: 'wx', mode: 0o600 }))
    checkSum(sum, entry)
  } catch (error) {
    throw damaged(file, error)
  }
  return { sizeBytes, sha256: hash.digest('hex'), open: () => createReadStream(path) }
}

/** yauzl compares sizes, not checksums: a photo with a flipped bit would become an attachment. */
function checkSum(sum: number, entry: Entry): void {
  if (sum !== entry.crc32) throw new Error('check sum of a file in the ZIP')
}
