import { createHash } from 'node:crypto'
import { Transform } from 'node:stream'

/** Passes content on and knows its size and digest afterwards. */
export class MeasuringStream extends Transform {
  sizeBytes = 0
  readonly #hash = createHash('sha256')

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: (error: null, chunk: Buffer) => void): void {
    this.sizeBytes += chunk.length
    this.#hash.update(chunk)
    done(null, chunk)
  }

  /** Lower-case hex; once, at the end. */
  sha256(): string {
    return this.#hash.digest('hex')
  }
}
