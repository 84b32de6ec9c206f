import type { Readings } from '../../harness/catalogue/index.ts'
import type { FileToSend } from './index.ts'

/**
 * Files with which an item is refused as a whole, whichever readings of the limit are declared: one that is so many bytes
 * over the limit, or two where that one would be dropped.
 */
export function overTheLimit(readings: Readings, beyondBytes = 1): FileToSend[] {
  const limitBytes = readings['size.limitBytes']
  if (readings['size.oversizeAttachment'] === 'fail-item') return [{ sizeBytes: limitBytes + beyondBytes }]
  // One alone would be dropped, and the rest imported; so it takes two that are over the limit together only.
  const sizeBytes = Math.floor(limitBytes * 0.6)
  return ['first.zip', 'second.zip'].map((fileName) => ({ fileName, sizeBytes }))
}
