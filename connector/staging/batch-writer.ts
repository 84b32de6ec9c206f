import { hash } from 'node:crypto'
import { PassThrough, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import yazl from 'yazl'
import { heldContent } from './held-content.ts'
import { type ManifestEntry, manifestName, renderManifest } from './manifest.ts'
import { MeasuringStream } from './measuring-stream.ts'
import type { Staging } from './staging.ts'

/** A message for a batch, with its data for the manifest. */
export type BatchMessage = Pick<ManifestEntry, 'itemId' | 'messageKey' | 'participants' | 'mailboxes'>

/** A batch while it is written: a ZIP of messages that streams into staging. */
export interface BatchWriter {
  readonly name: string
  /** Adds a message and reads it to its end. Throws the error of the stream; the batch is then unusable. */
  add(message: BatchMessage, content: Readable): Promise<ManifestEntry>
  /** Adds the manifest; the batch is in staging when this returns. */
  close(): Promise<void>
  /** Gives the batch up. */
  abandon(): Promise<void>
}

/** A shorter message is written in one piece; two hundred of them are well below what a batch may hold. */
const heldMessageBytes = 64 * 1024

/** Begins a batch. `now` is the time stamp of its files. */
export function beginBatch(options: { staging: Staging; name: string; now: Date }): BatchWriter {
  const { staging, name, now } = options
  const zip = new yazl.ZipFile()
  const content = new PassThrough()
  zip.outputStream.pipe(content)
  const put = staging.put(name, content)
  // The next call of add or close reports the error; until then it must not end the process.
  put.catch(() => undefined)
  const broken = put.then((): Promise<never> => new Promise(() => undefined))
  broken.catch(() => undefined)
  const entries: ManifestEntry[] = []
  // Stored, not compressed: attachments are already compressed, and imports would be slower.
  const fileOptions = { mtime: now, mode: 0o100600, compress: false }
  return {
    name,
    add: async (message, stream) => {
      const entryName = `${String(entries.length + 1).padStart(6, '0')}.eml`
      const addStream = async (large: Readable): Promise<Pick<ManifestEntry, 'sha256' | 'sizeBytes'>> => {
        const measured = new MeasuringStream()
        zip.addReadStream(measured, entryName, fileOptions)
        await pipeline(large, measured)
        return { sha256: measured.sha256(), sizeBytes: measured.sizeBytes }
      }
      const addContent = async (): Promise<Pick<ManifestEntry, 'sha256' | 'sizeBytes'>> => {
        const held = await heldContent(stream, heldMessageBytes)
        if (!Buffer.isBuffer(held)) return addStream(held)
        zip.addBuffer(held, entryName, fileOptions)
        return { sha256: hash('sha256', held, 'hex'), sizeBytes: held.length }
      }
      // If staging fails, nobody reads on, and the message would wait for ever.
      const measured = await Promise.race([broken, addContent()]).finally(() => stream.destroy())
      const entry = { name: entryName, ...message, ...measured }
      entries.push(entry)
      return entry
    },
    close: async () => {
      zip.addBuffer(Buffer.from(renderManifest(entries)), manifestName, fileOptions)
      zip.end()
      await put
    },
    abandon: async () => {
      content.destroy(new Error('the batch was cancelled'))
      await put.catch(() => undefined)
    },
  }
}
