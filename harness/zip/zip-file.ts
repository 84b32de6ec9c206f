import { createReadStream, type ReadStream, read } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { fromRandomAccessReaderPromise, type Options, RandomAccessReader, type ZipFile } from 'yauzl'

/**
 * Opens a ZIP whose files may be unpacked in parallel. It stays open until `close`, and until its last stream has
 * ended. Throws yauzl's error for a file that is not a ZIP. The connector has its own version of this function
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
 * Reads for yauzl. Yauzl's own reader puts all reads of a ZIP into one queue. When it comes to the read of a stream
 * that was destroyed in the meantime, it throws an error that no code can catch. Here each stream reads independently.
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
    // The stream must not close the file, because other streams read it, too.
    const shared = { read, close: (_fd: number, done: (error: null) => void) => done(null) }
    const stream = createReadStream('', { fd, fs: shared, start, end: end - 1 })
    this.#streams.add(stream)
    stream.once('close', () => this.#streams.delete(stream))
    return stream
  }

  override read(...[buffer, offset, length, position, done]: Parameters<RandomAccessReader['read']>): void {
    // Through a promise, because fs.read throws at once for an impossible position, which a damaged ZIP may name.
    this.#handle.read(buffer, offset, length, position).then(({ bytesRead }) => {
      done(bytesRead < length ? new Error('the file ends too early') : null)
    }, done)
  }

  /** A destroyed stream may still be reading. If the file closed now, another file could get its number. */
  override close(done: (error: null) => void): void {
    const ends = [...this.#streams].map((stream) => new Promise<void>((resolve) => stream.once('close', resolve)))
    const closed = Promise.all(ends).then(() => this.#handle.close())
    // Nothing was written, so nothing is lost. Yauzl would throw the error where no code can catch it.
    closed.catch(() => undefined).then(() => done(null))
  }
}
