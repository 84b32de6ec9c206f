import type { Readings } from '../../harness/catalogue/index.ts'
import type { FileToSend } from './index.ts'

/**
 * Files that make a connector refuse the whole item under every declared reading: one file that is `beyondBytes` over
 * the limit, or two files if a single one would be dropped.
 */
export function overTheLimit(readings: Readings, beyondBytes = 1): FileToSend[] {
  const limitBytes = readings['size.limitBytes']
  if (readings['size.oversizeAttachment'] === 'fail-item') return [{ sizeBytes: limitBytes + beyondBytes }]
  // One large file would be dropped and the rest imported. So take two files that are over the limit only together.
  const sizeBytes = Math.floor(limitBytes * 0.6)
  return ['first.zip', 'second.zip'].map((fileName) => ({ fileName, sizeBytes }))
}
