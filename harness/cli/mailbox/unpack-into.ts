import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { openFiles } from '../../mail-files/opened-files.ts'
import { UserError } from '../user-error.ts'

/** Throws a UserError for a folder that has something in it. */
export async function demandEmpty(folder: string): Promise<void> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  if (names.length === 0) return
  throw new UserError('folder-not-empty', `${folder}: there is something in this folder; name another one`)
}

/**
 * Unpacks an export into a folder that is not there, or is empty. Nothing stays of one that cannot be unpacked to its end. Throws a UserError
 * for a folder that has something in it, and a CarryRefusal for a damaged file.
 */
export async function unpackInto(folder: string, zipPath: string): Promise<void> {
  await demandEmpty(folder)
  const made = await mkdir(folder, { recursive: true, mode: 0o700 })
  const files = await openFiles(zipPath)
  try {
    for (const path of [...files.folders, ...files.paths].sort()) {
      const place = join(folder, ...path.split('/'))
      await mkdir(path.endsWith('/') ? place : dirname(place), { recursive: true, mode: 0o700 })
      if (path.endsWith('/')) continue
      // wx: on a system for which two names are one, the second file must not replace the first.
      await pipeline(Readable.from(files.open(path)), createWriteStream(place, { flags: 'wx', mode: 0o600 }))
    }
  } catch (error) {
    await rm(made ?? folder, { recursive: true, force: true })
    throw error
  } finally {
    files.close()
  }
}
