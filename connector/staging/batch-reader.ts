import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import yauzl from 'yauzl'
import { causeInWords, RetriableError } from '../errors.ts'
import { readBody } from '../http/read-body.ts'
import { type ManifestEntry, manifestName, readManifest } from './manifest.ts'
import type { Staging } from './staging.ts'
import { openZipFile } from './zip-file.ts'

/** A batch that was read back and checked. */
export interface StagedBatch {
  entries: ManifestEntry[]
  /** A message of a small batch in memory; undefined if it has to be opened. */
  held(name: string): Buffer | undefined
  /** A message of the batch, from its beginning. */
  open(name: string): Promise<Readable>
  close(): Promise<void>
}

const heldBatchBytes = 8 * 1024 * 1024
/** SEC-4. Two hundred messages in groups of 1,024 are a quarter of this. */
const manifestBytesMax = 32 * 1024 * 1024

/**
 * Opens a staged batch and checks it as TeleMessage's documentation asks of a consumer: the count is right, exactly the
 * listed messages are there, and none is empty. We also check the digest of each message. Throws a
 * RetriableError (`staged-batch-damaged`): its items are fetched again by the next run.
 */
export async function openBatch(staging: Staging, name: string): Promise<StagedBatch> {
  const file = await staging.open(name)
  let zip: yauzl.ZipFile | undefined
  try {
    const { zip: opened, octets } = await openHeld(file.path)
    zip = opened
    const held = new Map<string, Buffer>()
    const files = new Map<string, yauzl.Entry>()
    for await (const entry of opened.eachEntry()) files.set(entry.fileName, entry)
    const find = (fileName: string): yauzl.Entry => {
      const entry = files.get(fileName)
      if (entry === undefined) throw new Error(`${fileName} is missing`)
      return entry
    }
    const open = (fileName: string): Promise<Readable> => opened.openReadStreamPromise(find(fileName))
    const entries = readManifest((await readBody(await open(manifestName), manifestBytesMax)).toString())
    if (files.size !== entries.length + 1) throw new Error('it contains files that the manifest does not list')
    for (const entry of entries) {
      const message = octets && (await storedIn(octets, opened, find(entry.name)))
      if (message !== undefined) held.set(entry.name, message)
      await check(entry, message === undefined ? await open(entry.name) : [message])
    }
    return {
      entries,
      held: (name) => held.get(name),
      open,
      close: async () => {
        opened.close()
        await file.release()
      },
    }
  } catch (cause) {
    zip?.close()
    await file.release()
    const what = cause instanceof Error && !('code' in cause) ? cause.message : causeInWords(cause)
    throw new RetriableError('staged-batch-damaged', `the staged batch ${name} is damaged: ${what}; run again`, {
      cause,
    })
  }
}

/** A small batch is read in one piece: hundreds of small reads take longer than the imports. */
async function openHeld(path: string): Promise<{ zip: yauzl.ZipFile; octets?: Buffer }> {
  const { size } = await stat(path)
  if (size > heldBatchBytes) return { zip: await openZipFile(path) }
  const octets = await readFile(path)
  return { zip: await yauzl.fromBufferPromise(octets), octets }
}

/** A message as it lies in the batch, without a copy of it; undefined when it is compressed. */
async function storedIn(octets: Buffer, zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<Buffer | undefined> {
  if (entry.compressionMethod !== 0) return undefined
  const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true })
  return octets.subarray(fileDataStart, fileDataStart + entry.compressedSize)
}

async function check(entry: ManifestEntry, content: Iterable<Buffer> | AsyncIterable<Buffer>): Promise<void> {
  const hash = createHash('sha256')
  let sizeBytes = 0
  for await (const chunk of content) {
    sizeBytes += chunk.length
    hash.update(chunk)
  }
  if (sizeBytes === 0) throw new Error(`${entry.name} is empty`)
  if (sizeBytes !== entry.sizeBytes || hash.digest('hex') !== entry.sha256) {
    throw new Error(`${entry.name} is not what was staged`)
  }
}
