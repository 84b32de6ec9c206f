import { createReadStream, type ReadStream, read } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { fromRandomAccessReaderPromise, type Options, RandomAccessReader, type ZipFile } from 'yauzl'

/**
 * Opens a ZIP whose files may be unpacked side by side. It stays open until `close`, and until the last stream of it has
 * ended. Throws yauzl's error for what is not a ZIP. The connector has such a function of its own
 * (`docs/decisions/0017-zips-are-read-without-a-queue.md`).
 */
export async function openZipFile(path: string, options: Options): Promise<ZipFile> {
  const handle = await open(path)
  try {
    const { size } = await handle.stat()
    return await fromRandomAccessReaderPromise(new ZipFileReader(handle), size, { ...options, autoClose: false })
  } catch (error) {
    await handle.close()
    throw error
  }
}

/**
 * Reads for yauzl. Its own reader of files puts all reads of a ZIP into one queue, and when it comes to the read of a stream
 * that was destroyed meanwhile, it throws where nobody can catch it. Here each stream reads by itself.
 */
class ZipFileReader extends RandomAccessReader {
  readonly #handle: FileHandle
  readonly #streams = new Set<ReadStream>()

  constructor(handle: FileHandle) {
    super()
    this.#handle = handle
  }

  override _readStreamForRange(start: number, end: number): ReadStream {
    const { fd } = this.#handle
    // The stream must not close the file: others read it too.
    const shared = { read, close: (_fd: number, done: (error: null) => void) => done(null) }
    const stream = createReadStream('', { fd, fs: shared, start, end: end - 1 })
    this.#streams.add(stream)
    stream.once('close', () => this.#streams.delete(stream))
    return stream
  }

  override read(...[buffer, offset, length, position, done]: Parameters<RandomAccessReader['read']>): void {
    // Through a promise, because fs.read throws at once for a position that no file has, which a damaged ZIP may name.
    this.#handle.read(buffer, offset, length, position).then(({ bytesRead }) => {
      done(bytesRead < length ? new Error('the file ends too early') : null)
    }, done)
  }

  /** A stream that was destroyed may still be in the middle of a read, and its number must not become another file's. */
  override close(done: (error: null) => void): void {
    const ends = [...this.#streams].map((stream) => new Promise<void>((resolve) => stream.once('close', resolve)))
    const closed = Promise.all(ends).then(() => this.#handle.close())
    // Nothing was written, so nothing is lost; yauzl would throw the error where nobody can catch it.
    closed.catch(() => undefined).then(() => done(null))
  }
}
