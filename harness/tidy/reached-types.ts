import { readFile } from 'node:fs/promises'
import { posix } from 'node:path'
import ts from 'typescript'
import { root } from './project-files.ts'

/** What the public types of the package lead to. */
export interface ReachedTypes {
  /** Declaration files as they were last built, relative to the project's root. */
  paths: Set<string>
  /** Names of the modules of others that they import. */
  foreign: Set<string>
}

/** Follows the imports of the declaration files that `exports` in package.json names, from the disk. */
export async function reachedTypes(): Promise<ReachedTypes> {
  const { exports } = JSON.parse(await readFile(new URL('package.json', root), 'utf8')) as { exports: unknown }
  const paths = new Set(
    JSON.stringify(exports)
      .match(/[^"]+\.d\.c?ts/g)
      ?.map((path) => posix.normalize(path)),
  )
  const foreign = new Set<string>()
  for (const path of paths) {
    const { importedFiles } = ts.preProcessFile(await readFile(new URL(path, root), 'utf8'), true, true)
    for (const { fileName } of importedFiles) {
      if (fileName === '#contract') paths.add('dist/harness/contract/index.d.ts')
      else if (fileName.startsWith('.'))
        paths.add(posix.join(posix.dirname(path), fileName).replace(/(\.d)?\.(c?)[jt]s$/, '.d.$2ts'))
      else foreign.add(fileName)
    }
  }
  return { paths, foreign }
}
