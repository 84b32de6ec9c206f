import { rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { UserError } from '../user-error.ts'
import { makeFolder } from './make-folder.ts'
import { realPlace } from './real-place.ts'
import { whyNotWritten } from './why-not-written.ts'

/**
 * Writes a report so that its file is either whole or as it was before: a reader, or a full disk, never leaves half of one. A
 * symbolic link stays, and the file that it leads to is replaced. Throws a UserError where the file cannot be written.
 */
export async function writeReport(path: string, text: string): Promise<void> {
  try {
    if (await isDevice(path)) {
      await writeFile(path, text)
      return
    }
    const place = await realPlace(path)
    await makeFolder(dirname(place))
    await putInPlace(place, text)
  } catch (error) {
    throw new UserError('cannot-write-report', `cannot write ${path}: ${whyNotWritten(error)}`, error)
  }
}

/** The file in which a report is until it is whole. */
export function unfinishedOf(path: string): string {
  return `${path}.unfinished`
}

async function putInPlace(path: string, text: string): Promise<void> {
  const unfinished = unfinishedOf(path)
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
export async function isDevice(path: string): Promise<boolean> {
  return stat(path).then(
    (there) => !there.isFile() && !there.isDirectory(),
    () => false,
  )
}
