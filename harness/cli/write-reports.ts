import { mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { UserError } from './user-error.ts'

/**
 * Writes a report so that its file is either whole or as it was before: a reader, or a full disk, never leaves half of one.
 * Throws a UserError where the file cannot be written.
 */
export async function writeReport(path: string, text: string): Promise<void> {
  const unfinished = `${path}.unfinished`
  try {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(unfinished, text)
    await rename(unfinished, path)
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason'
    throw new UserError(
      'cannot-write-report',
      `cannot write ${path} (${why}); give a path in a folder that you may write to`,
      error,
    )
  }
}
