import { gunzipSync } from 'node:zlib'
import yauzl from 'yauzl'

/** Everything that can be read in a blob. */
export interface BlobViews {
  /** Its content, and everything packed or encoded in it, one character for each octet. */
  texts: string[]
  /** It cannot be read: it is encrypted, or packed in an unknown way. */
  isOpaque: boolean
}

/** Three levels of packing, no deeper: a blob can be a ZIP bomb. */
const depthMax = 3
/** The most octets that are unpacked from one blob. */
const unpackedBytesMax = 256 * 1024 * 1024

/**
 * Reads a blob in any format, because each connector chooses its own: the blob itself; each file of a ZIP; content
 * compressed with gzip; and in each of these, content in base64 or quoted-printable, in mail or in JSON.
 */
export async function viewsOf(bytes: Buffer): Promise<BlobViews> {
  const leaves: Buffer[] = []
  await unpack(bytes, { leaves, leftBytes: unpackedBytesMax }, depthMax)
  const texts = leaves.flatMap((leaf) => decodings(leaf.toString('latin1')))
  return { texts, isOpaque: bytes.length > 0 && leaves.every((leaf) => !isReadable(leaf)) }
}

interface Unpacking {
  leaves: Buffer[]
  leftBytes: number
}

async function unpack(bytes: Buffer, into: Unpacking, depth: number): Promise<void> {
  const inner = depth > 0 ? await contentsOf(bytes, into.leftBytes) : undefined
  if (inner === undefined) {
    into.leaves.push(bytes)
    return
  }
  into.leftBytes -= inner.reduce((sum, one) => sum + one.length, 0)
  for (const one of inner) await unpack(one, into, depth - 1)
}

/** The content of a container; undefined for bytes that are not a container, or cannot be opened. */
async function contentsOf(bytes: Buffer, leftBytes: number): Promise<Buffer[] | undefined> {
  try {
    if (bytes.readUInt16BE(0) === 0x1f8b) return [gunzipSync(bytes, { maxOutputLength: leftBytes })]
    if (bytes.toString('latin1', 0, 4) === 'PK\u0003\u0004') return await filesOfZip(bytes, leftBytes)
  } catch {
    // The container is broken, so only its own bytes are read.
  }
  return undefined
}

async function filesOfZip(bytes: Buffer, leftBytes: number): Promise<Buffer[]> {
  const zip = await yauzl.fromBufferPromise(bytes)
  const files: Buffer[] = []
  let restBytes = leftBytes
  for await (const entry of zip.eachEntry()) {
    restBytes -= entry.uncompressedSize
    if (restBytes < 0) throw new RangeError('the ZIP unpacks to more than a connector would stage')
    const pieces: Buffer[] = []
    for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(piece as Buffer)
    files.push(Buffer.from(entry.fileName), Buffer.concat(pieces))
  }
  return files
}

/** Base64 of forty characters and more; line ends between them may be those of JSON. */
const base64Run = /(?:[A-Za-z0-9+/]{4}(?:\r?\n|\\r\\n|\\n)?){10,}[A-Za-z0-9+/]{0,3}={0,2}/g

function decodings(text: string): string[] {
  const decoded = (text.match(base64Run) ?? []).map((run) =>
    Buffer.from(run.replaceAll(/\\r|\\n|\s/g, ''), 'base64').toString('latin1'),
  )
  const unfolded = text.replaceAll(/=(?:\r?\n|\\r\\n|\\n)/g, '')
  return unfolded === text ? [text, ...decoded] : [text, unfolded, ...decoded]
}

/** Most octets of a text are printable, but only a third of encrypted octets. */
const printableShareMin = 0.8

function isReadable(bytes: Buffer): boolean {
  const sample = bytes.subarray(0, 4096)
  const printable = sample.filter((octet) => (octet >= 0x20 && octet < 0x7f) || octet === 0x0a || octet === 0x0d)
  return printable.length >= sample.length * printableShareMin
}
