import { fstatSync, ftruncateSync, writeSync } from 'node:fs'

/**
 * Appends a text to an open file, or nothing of it. If there is no room for all of it, the system writes the
 * beginning and only returns its length. The next record would then follow half a record, and neither could be read. Throws
 * the system's error.
 */
export function appendWhole(file: number, text: string): void {
  const bytes = Buffer.from(text)
  let written = writeSync(file, bytes)
  try {
    while (written < bytes.length) written += writeSync(file, bytes, written)
  } catch (error) {
    ftruncateSync(file, fstatSync(file).size - written)
    throw error
  }
}
