import { createReadStream } from 'node:fs'
import { opendir, stat } from 'node:fs/promises'
import { basename, join, posix } from 'node:path'
import type { Readable } from 'node:stream'
import { writeZip, type ZippedFile } from '../../zip/written-zip.ts'

/** Something in a folder that cannot be sent. */
export interface NotSent {
  file: string
  reason: string
}

/**
 * What is at a path, as a ZIP: a ZIP as it is, a folder with all that is below it, any other file alone. A file alone is one of `format`, if
 * that is given, whatever its name is. `notSent` hears of links and other
 * things that are neither files nor folders: a link may lead out of the folder.
 */
export async function zipOfPath(
  path: string,
  format: string | undefined,
  notSent: (one: NotSent) => void,
): Promise<Readable> {
  const found = await stat(path)
  if (found.isDirectory()) return writeZip(below(path, '', notSent), found.mtime)
  if (/\.zip$/i.test(path)) return createReadStream(path)
  return writeZip(alone(path, format), found.mtime)
}

async function* alone(path: string, format: string | undefined): AsyncGenerator<ZippedFile> {
  const name = basename(path)
  const isNamed = format === undefined || name.toLowerCase().endsWith(`.${format}`)
  yield { path: isNamed ? name : `${name}.${format}`, content: createReadStream(path) }
}

async function* below(folder: string, above: string, notSent: (one: NotSent) => void): AsyncGenerator<ZippedFile> {
  for await (const entry of await opendir(folder)) {
    const [path, file] = [join(folder, entry.name), posix.join(above, entry.name)]
    if (entry.isDirectory()) yield* below(path, file, notSent)
    else if (entry.isFile()) yield { path: file, content: createReadStream(path) }
    else
      notSent({
        file,
        reason: entry.isSymbolicLink() ? 'a link, which is not followed' : 'neither a file nor a folder',
      })
  }
}
