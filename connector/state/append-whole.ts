import { fstatSync, ftruncateSync, writeSync } from 'node:fs'

/**
 * Appends a text to an open file, or nothing of it. Of a text for which there is no room, the system writes the beginning
 * and says only how much it was: the next record would stand behind half of this one, and neither could be read. Throws
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
