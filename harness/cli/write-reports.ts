import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { UserError } from './user-error.ts'

/**
 * Writes a report so that its file is either whole or as it was before: a reader, or a full disk, never leaves half of one.
 * Throws a UserError where the file cannot be written.
 */
export async function writeReport(path: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true })
    if (await isDevice(path)) {
      await writeFile(path, text)
      return
    }
    await putInPlace(path, text)
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason'
    throw new UserError(
      'cannot-write-report',
      `cannot write ${path} (${why}); use a path in a folder that you may write to`,
      error,
    )
  }
}

async function putInPlace(path: string, text: string): Promise<void> {
  const unfinished = `${path}.unfinished`
  try {
    await writeFile(unfinished, text)
    await rename(unfinished, path)
  } catch (error) {
    // It is of no use to anybody, and on a full disk in the way. Should it stay, why the report is missing says more.
    await rm(unfinished, { force: true }).catch(() => {})
    throw error
  }
}

/** Whether a path is there and no file, such as `/dev/stdout` or a pipe: put in its place, a file would take it from everybody. */
async function isDevice(path: string): Promise<boolean> {
  return stat(path).then(
    (there) => !there.isFile() && !there.isDirectory(),
    () => false,
  )
}
