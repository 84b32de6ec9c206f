import { createCipheriv, createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import type { AttachmentContent } from '../contract/index.ts'
import type { Chance } from '../control/seed.ts'

/** The size of the pieces of generated content, in bytes. */
export const chunkBytes: number = 64 * 1024

/** How content is generated. */
export interface GeneratedContentOptions {
  chance: Chance
  /** Exact size, from 0. */
  sizeBytes: number
  /** The first bytes, so that the content has the signature of its type; cut if they are longer than the content. */
  lead?: Uint8Array | undefined
}

/**
 * Content of exactly `sizeBytes` that exists only while it is read. Throws a RangeError for a size that is not a whole
 * number from 0.
 *
 * The bytes are an AES-CTR key stream, keyed from the chance. The standard fixes every byte, so they are equal on all
 * machines and Node.js releases. Processors have AES built in, so a day of attachments costs less to make than to hash.
 * The bytes cannot be compressed, so a large attachment stays large on its way.
 */
export function generatedContent({ chance, sizeBytes, lead }: GeneratedContentOptions): AttachmentContent {
  if (!Number.isSafeInteger(sizeBytes) || sizeBytes < 0) {
    throw new RangeError(`the size of content is a whole number of bytes from 0, not ${sizeBytes}`)
  }
  const key = Buffer.from(chance.hex(32), 'hex')
  const start = Buffer.from(lead ?? []).subarray(0, sizeBytes)
  return contentOf(sizeBytes, () => generate(key, start, sizeBytes))
}

/** Content with the given bytes; text becomes UTF-8. */
export function inlineContent(bytes: Uint8Array | string): AttachmentContent {
  const own = Buffer.from(bytes)
  return contentOf(own.length, () => (own.length === 0 ? [] : [own]))
}

/**
 * Content of a file, which must not change while the content is in use. Rejects with the file system's error
 * when it cannot be read.
 */
export async function fileContent(path: string): Promise<AttachmentContent> {
  const hash = createHash('sha256')
  // The size is counted during hashing, not read from the directory, so that size and digest belong to the same bytes.
  let sizeBytes = 0
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    hash.update(chunk)
    sizeBytes += chunk.length
  }
  return { sizeBytes, sha256: hash.digest('hex'), open: () => createReadStream(path) }
}

function contentOf(sizeBytes: number, chunks: () => Iterable<Buffer>): AttachmentContent {
  let sha256: string | undefined
  return {
    sizeBytes,
    get sha256() {
      // The digest of an attachment is seldom needed before its download, and some attachments are large.
      sha256 ??= digestOf(chunks())
      return sha256
    },
    open: () => Readable.from(chunks(), { objectMode: false, highWaterMark: chunkBytes }),
  }
}

function digestOf(chunks: Iterable<Buffer>): string {
  const hash = createHash('sha256')
  for (const chunk of chunks) hash.update(chunk)
  return hash.digest('hex')
}

const zeros = Buffer.alloc(chunkBytes)

function* generate(key: Buffer, start: Buffer, sizeBytes: number): Generator<Buffer> {
  if (start.length > 0) yield start
  const keyStream = createCipheriv('aes-128-ctr', key, Buffer.alloc(16))
  for (let left = sizeBytes - start.length; left > 0; left -= chunkBytes) {
    yield keyStream.update(zeros.subarray(0, left))
  }
}
