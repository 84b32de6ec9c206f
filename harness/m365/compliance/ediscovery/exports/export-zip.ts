import type { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import type { PlannedFile } from './export-source.ts'

/**
 * A ZIP of the files, written while it is read. Nothing is compressed, so that its size is known before: Graph names it with the
 * file.
 */
export function zipOf(files: readonly PlannedFile[], mtime: Date): { stream: Readable; sizeBytes: number } {
  const zip = new ZipFile()
  // 0o444: evidence is read, not changed.
  const options = { mtime, mode: 0o100444, compress: false }
  for (const { path, sizeBytes, content } of files) {
    if (Buffer.isBuffer(content)) zip.addBuffer(content, path, options)
    else {
      zip.addReadStreamLazy(path, { ...options, size: sizeBytes }, (callback) => callback(null, content.stream()))
    }
  }
  let sizeBytes = -1
  zip.end({ forceZip64Format: false, comment: '' }, (finalSizeBytes: number = -1) => {
    sizeBytes = finalSizeBytes
  })
  return { stream: zip.outputStream as Readable, sizeBytes }
}
