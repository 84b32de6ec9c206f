import type { Aspect } from './expectations.ts'

interface File {
  fileName: string
  sizeBytes: number
  sha256: string
}

/** Exactly these files, each with its name and its bytes, in any order. */
export function holdsFiles(served: readonly Omit<File, 'sizeBytes'>[], sizesBytes: readonly number[]): Aspect {
  const wanted = served.map((file, place) => ({ ...file, sizeBytes: sizesBytes[place] ?? 0 }))
  return {
    name: 'the files',
    wanted: listOf(wanted),
    // A connector may have written the bytes as a part that no mail program offers as a file.
    of: ({ attachments }) =>
      attachments.length === 0
        ? 'no file (a part with a file name, or with the disposition "attachment", is a file)'
        : listOf(attachments),
  }
}

/** How much of a digest is compared and shown: enough to be certain, and short enough to be read. */
const digitsShown = 16

function listOf(files: readonly File[]): string {
  return files
    .map(
      ({ fileName, sizeBytes, sha256 }) => `${fileName} (${sizeBytes} bytes, SHA-256 ${sha256.slice(0, digitsShown)}…)`,
    )
    .sort()
    .join(', ')
}
