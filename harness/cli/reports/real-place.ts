import { readlink, realpath } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'

/** As many symbolic links as Linux follows in one path. */
const linksMax = 40

/**
 * The path to which all spellings of one place lead, whether or not there is something yet: absolute, without `..`, and with
 * every symbolic link followed, even one that leads to nothing. Throws the error of the system for a path that leads nowhere.
 */
export async function realPlace(path: string, links = 0): Promise<string> {
  const absolute = resolve(path)
  try {
    return await realpath(absolute)
  } catch (error) {
    if (!isNothingThere(error)) throw error
  }
  const target = await readlink(absolute).catch(() => undefined)
  if (target !== undefined && links < linksMax) {
    return realPlace(resolve(await realPlace(dirname(absolute), links), target), links + 1)
  }
  const folder = dirname(absolute)
  return folder === absolute ? absolute : join(await realPlace(folder, links), basename(absolute))
}

/** A part of the path is missing, or is a file: what is to be made there will say so. */
function isNothingThere(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
}
