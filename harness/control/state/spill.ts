import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { stateOf, stateText } from './state-json.ts'
import type { Spill, StoredForm } from './state-tables.ts'

/** A file for values that do not fit into memory. It has no name from the beginning of `close`, and is empty at first. */
export interface SpillFile extends Spill {
  close(): void
}

/** Large enough that a block is compressed well, and small enough that one is read quickly. */
const valuesAtOnceDefault = 256

/** Opens a new file at `path`. Throws the error of the file system if it cannot be written there. */
export function openSpillFile(path: string, valuesAtOnce: number = valuesAtOnceDefault): SpillFile {
  const file = openSync(path, 'wx+')
  let sizeBytes = 0
  return {
    valuesAtOnce,
    keep: (bytes) => {
      const start = sizeBytes
      for (let at = 0; at < bytes.length; at += writeSync(file, bytes, at, bytes.length - at, start + at));
      sizeBytes += bytes.length
      const { length } = bytes
      return () => bytesAt(file, start, length)
    },
    close: () => {
      closeSync(file)
      rmSync(path, { force: true })
    },
  }
}

function bytesAt(file: number, start: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length)
  let at = 0
  while (at < length) {
    const count = readSync(file, bytes, at, length - at, start + at)
    if (count === 0) throw new Error('the temporary file of a run is shorter than what was written into it')
    at += count
  }
  return bytes
}

/** Values that were spilled together. Each read makes them again; they must not be changed. */
export type SpilledBlock<Value> = () => readonly Value[]

/** The fastest level; equal texts near each other are most of what there is to save. */
const compression = { level: 1 }

/**
 * Spills blocks of values of one sort. The block that was read last stays in memory, because those who read one value usually read the
 * next one, too. Throws a TypeError for values that are not data and have no form.
 */
export function spilling<Value>(
  spill: Spill,
  form?: StoredForm<Value>,
): (values: readonly Value[]) => SpilledBlock<Value> {
  let latest: { read: () => Buffer; values: readonly Value[] } | undefined
  return (values) => {
    const stored = form === undefined ? values : values.map(form.toStored)
    const read = spill.keep(deflateRawSync(stateText(stored), compression))
    return () => {
      if (latest?.read !== read) latest = { read, values: valuesOf(inflateRawSync(read()).toString(), form) }
      return latest.values
    }
  }
}

function valuesOf<Value>(text: string, form: StoredForm<Value> | undefined): readonly Value[] {
  const stored = stateOf(text) as readonly unknown[]
  return form === undefined ? (stored as readonly Value[]) : stored.map(form.fromStored)
}
