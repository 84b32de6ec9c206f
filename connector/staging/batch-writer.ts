import { createHash } from 'node:crypto'
import { PassThrough, type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import yazl from 'yazl'
import { type ManifestEntry, manifestName, renderManifest } from './manifest.ts'
import type { Staging } from './staging.ts'

/** A message for a batch, with what the manifest says of it. */
export type BatchMessage = Pick<ManifestEntry, 'itemId' | 'messageKey' | 'participants' | 'mailboxes'>

/** A batch in the making: a ZIP of messages that goes into staging while it grows. */
export interface BatchWriter {
  readonly name: string
  /** Adds a message and reads it to its end. Throws the error of the stream; the batch is of no use then. */
  add(message: BatchMessage, content: Readable): Promise<ManifestEntry>
  /** Adds the manifest; the batch is in staging when this returns. */
  close(): Promise<void>
  /** Gives the batch up. */
  abandon(): Promise<void>
}

/** Begins a batch. `now` is the time stamp of its files. */
export function beginBatch(options: { staging: Staging; name: string; now: Date }): BatchWriter {
  const { staging, name, now } = options
  const zip = new yazl.ZipFile()
  const content = new PassThrough()
  zip.outputStream.pipe(content)
  const put = staging.put(name, content)
  // Whoever adds or closes learns of it; until then it must not end the process.
  put.catch(() => undefined)
  const entries: ManifestEntry[] = []
  // Stored, not compressed: attachments are compressed already, and a mailbox would be fed more slowly.
  const fileOptions = { mtime: now, mode: 0o100600, compress: false }
  return {
    name,
    add: async (message, stream) => {
      const entryName = `${String(entries.length + 1).padStart(6, '0')}.eml`
      const measured = new MeasuringStream()
      zip.addReadStream(measured, entryName, fileOptions)
      // Where staging fails, nobody reads on, and the message would wait for ever.
      await Promise.race([pipeline(stream, measured), put]).finally(() => stream.destroy())
      const entry = { name: entryName, ...message, sha256: measured.sha256(), sizeBytes: measured.sizeBytes }
      entries.push(entry)
      return entry
    },
    close: async () => {
      zip.addBuffer(Buffer.from(renderManifest(entries)), manifestName, fileOptions)
      zip.end()
      await put
    },
    abandon: async () => {
      content.destroy(new Error('the batch was given up'))
      await put.catch(() => undefined)
    },
  }
}

/** Passes a message on and knows its size and digest afterwards. */
class MeasuringStream extends Transform {
  sizeBytes = 0
  readonly #hash = createHash('sha256')

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: (error: null, chunk: Buffer) => void): void {
    this.sizeBytes += chunk.length
    this.#hash.update(chunk)
    done(null, chunk)
  }

  sha256(): string {
    return this.#hash.digest('hex')
  }
}
