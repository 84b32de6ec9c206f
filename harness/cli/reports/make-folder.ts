import { mkdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * Makes a folder and those above it, and returns the made ones, the highest first. Throws the error of the system.
 *
 * Not `mkdir` with `recursive`: in a place such as /proc, which exists and in which nothing can be made, it never returns.
 */
export async function makeFolder(folder: string): Promise<string[]> {
  const there = await stat(folder).catch(() => undefined)
  if (there?.isDirectory()) return []
  const above = dirname(folder)
  const made = there === undefined && above !== folder ? await makeFolder(above) : []
  try {
    await mkdir(folder)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    const madeMeanwhile = await stat(folder).catch(() => undefined)
    if (madeMeanwhile?.isDirectory()) return made
    throw Object.assign(new Error(`${folder} is not a folder`, { cause: error }), { code: 'ENOTDIR' })
  }
  return [...made, folder]
}
