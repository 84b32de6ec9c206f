import { readdir, readFile } from 'node:fs/promises'
import ignore from 'ignore'

/** The root of the project. */
export const root: URL = new URL('../../', import.meta.url)

/**
 * The files of the project that git does not ignore, as paths from the root, sorted. Read from the disk, because the tests
 * need Node.js alone: no git.
 */
export async function projectFiles(): Promise<string[]> {
  const ignored = ignore()
    .add('.git')
    .add(await readFile(new URL('.gitignore', root), 'utf8'))
  const filesIn = async (folder: string): Promise<string[]> => {
    const entries = await readdir(new URL(folder, root), { withFileTypes: true })
    const found = entries.map(async (entry) => {
      const path = `${folder}${entry.name}${entry.isDirectory() ? '/' : ''}`
      if (ignored.ignores(path)) return []
      return entry.isDirectory() ? filesIn(path) : [path]
    })
    return (await Promise.all(found)).flat()
  }
  return (await filesIn('')).sort()
}
