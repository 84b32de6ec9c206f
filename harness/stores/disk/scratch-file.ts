import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import type { Scratch } from '../../control/state/packed/pages.ts'
import { StoreError } from '../record-store.ts'
import { storeError } from './open-data-base.ts'

/** A file for numbers that follow from the records of a store. */
export interface ScratchFile extends Scratch {
  /** Also removes the file. */
  close(): void
}

const advice = 'nothing is lost: start this process again, and it is made again'

/** A file at `path`, which is made when it is needed. What a killed process left there is removed; throws a StoreError if that fails. */
export function scratchFile(path: string): ScratchFile {
  try {
    rmSync(path, { force: true })
  } catch (error) {
    throw storeError(error, path)
  }
  let file: number | undefined
  let isClosed = false
  const damaged = (): StoreError => new StoreError('store-damaged', `${path} is damaged; ${advice}`)
  return {
    write: (atBytes, numbers) => {
      const bytes = new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength)
      const { length } = bytes
      try {
        // Another process may have a file there by now.
        if (isClosed) throw new Error('it is closed')
        file ??= openSync(path, 'w+', 0o600)
        for (let done = 0; done < length; done += writeSync(file, bytes, done, length - done, atBytes + done));
      } catch (error) {
        throw storeError(error, path, advice)
      }
      const crc = crc32(bytes)
      return () => {
        const read = new Uint8Array(length)
        try {
          if (file === undefined || !isFilled(file, read, atBytes)) throw damaged()
        } catch (error) {
          throw storeError(error, path, advice)
        }
        if (crc32(read) !== crc) throw damaged()
        return new Float64Array(read.buffer)
      }
    },
    close: () => {
      isClosed = true
      if (file !== undefined) closeSync(file)
      file = undefined
      rmSync(path, { force: true })
    },
  }
}

function isFilled(file: number, bytes: Uint8Array, atBytes: number): boolean {
  let done = 0
  while (done < bytes.length) {
    const count = readSync(file, bytes, done, bytes.length - done, atBytes + done)
    if (count === 0) return false
    done += count
  }
  return true
}
