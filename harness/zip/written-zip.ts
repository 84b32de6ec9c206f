import { once } from 'node:events'
import { PassThrough, Readable } from 'node:stream'
import { ZipFile } from 'yazl'

/** A file of a ZIP, or a folder if it has no content; the path of a folder ends with a slash. */
export interface ZippedFile {
  readonly path: string
  readonly content?: AsyncIterable<Buffer> | undefined
}

/**
 * A ZIP of the files, written while it is read: one file after the other, and of each no more than its reader takes. Nothing is
 * compressed. If a file cannot be read, the stream ends with that error, and the ZIP is not whole.
 */
export function writeZip(files: AsyncIterable<ZippedFile>, mtime: Date): Readable {
  const zip = new ZipFile()
  // A stream of ours, because the reader who destroys it must end what is behind it.
  const output = new PassThrough()
  const left = new AbortController()
  output.once('close', () => left.abort())
  zip.outputStream.pipe(output)
  addAll(zip, files, inRange(mtime), left.signal).catch((error: Error) => output.destroy(error))
  return output
}

async function addAll(zip: ZipFile, files: AsyncIterable<ZippedFile>, mtime: Date, signal: AbortSignal): Promise<void> {
  for await (const { path, content } of files) {
    signal.throwIfAborted()
    if (content === undefined) {
      zip.addEmptyDirectory(path, { mtime, mode: 0o040700 })
      continue
    }
    const source = Readable.from(content, { objectMode: false })
    const ended = once(source, 'end', { signal })
    zip.addReadStreamLazy(path, { mtime, mode: 0o100600, compress: false }, onceOnly(source))
    await ended.finally(() => source.destroy())
  }
  zip.end()
}

/**
 * Hands over a stream when yazl asks for it. Yazl keeps this function until the end of the ZIP, so it must not keep the stream, whose
 * content is a message. It is made in a function of its own, because functions that are made together keep what each of them uses.
 */
function onceOnly(source: Readable): (callback: (error: null, stream: Readable) => void) => void {
  let stream: Readable | undefined = source
  return (callback) => {
    const handedOver = stream
    stream = undefined
    if (handedOver !== undefined) callback(null, handedOver)
  }
}

/** The times that every reader of ZIPs understands: they are 32 bits in two ways. */
function inRange(time: Date): Date {
  const [first, last] = [Date.UTC(1980, 0, 2), Date.UTC(2037, 11, 31)]
  return new Date(Math.min(Math.max(time.getTime(), first), last))
}
