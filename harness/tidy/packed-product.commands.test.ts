import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { posix } from 'node:path'
import { promisify } from 'node:util'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { reachedTypes } from './reached-types.ts'

// Goal: the packed product is what its users need and no more. What starts in it is what `package.json` says: the command, and
// what other programs import. Every module that these lead to is packed, and no other: what only tests, documents
// or the benchmark need stays at home.

const root = new URL('../..', import.meta.url)

/** A module without the differences between its code and its types: the types name the source files, and both come from the same source. */
const moduleOf = (path: string): string => path.replace(/(\.d)?\.ts$|\.js$/, '')
const isModule = (path: string): boolean => path.startsWith('dist/') && /\.(js|ts|json)$/.test(path)

/** Each build replaces the files of the command as a whole. They load each other, but not the script for browsers beside them. */
const isOfCommand = (path: string): boolean => /^dist\/cli\/[^/]+\.js$/.test(path)

/** Where another packed file was built from; data that a module imports is copied under its own name. */
const sourceOf = (path: string): string => {
  const source = moduleOf(path).slice('dist/'.length)
  return path.endsWith('.json') ? source : `${source}.ts`
}

/**
 * Paths that `npm pack` would put into the package. It builds into an empty folder, and `npm test` does not: what an earlier
 * build left of a source that is gone does not count.
 */
async function packedPaths(): Promise<string[]> {
  const { stdout } = await promisify(execFile)('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: root,
    maxBuffer: 16 * 1024 * 1024,
  })
  const [packed] = JSON.parse(stdout) as { files: { path: string }[] }[]
  const paths = (packed?.files ?? []).map(({ path }) => path)
  return paths.filter((path) => !isModule(path) || isOfCommand(path) || existsSync(new URL(sourceOf(path), root)))
}

/** Every path that a part of `package.json` names, however deep it is nested. */
function pathsIn(part: unknown): string[] {
  if (typeof part === 'string') return [posix.normalize(part)]
  return typeof part === 'object' && part !== null ? Object.values(part).flatMap(pathsIn) : []
}

/** The modules of ours that a built file names, also those that it loads later. */
async function importsOf(path: string, aliases: Record<string, unknown>): Promise<string[]> {
  const { importedFiles } = ts.preProcessFile(await readFile(new URL(path, root), 'utf8'), true, true)
  const paths = importedFiles.flatMap(({ fileName }) =>
    fileName.startsWith('.') ? [posix.join(posix.dirname(path), fileName)] : pathsIn(aliases[fileName]),
  )
  return paths.filter((named) => named.startsWith('dist/')).map(moduleOf)
}

/** The modules that `package.json` leads to, whether they are packed or not. */
async function neededModules(): Promise<Set<string>> {
  const { bin, exports, imports } = JSON.parse(await readFile(new URL('package.json', root), 'utf8')) as Record<
    'bin' | 'exports' | 'imports',
    Record<string, unknown>
  >
  const found = new Set<string>()
  let next = pathsIn([bin, exports]).filter(isModule).map(moduleOf)
  while (next.length > 0) {
    const fresh = new Set(next.filter((module) => !found.has(module)))
    for (const module of fresh) found.add(module)
    // From the disk: types that are not packed name modules, too, and a module of types alone is packed for its source.
    const files = [...fresh]
      .flatMap((module) => [`${module}.js`, `${module}.d.ts`])
      .filter((path) => existsSync(new URL(path, root)))
    next = (await Promise.all(files.map((path) => importsOf(path, imports)))).flat()
  }
  return found
}

const packed = await packedPaths()

test('every module is packed that the command or an export leads to, and no other', async () => {
  const needed = await neededModules()
  expect(needed.size).toBeGreaterThan(500)
  const filesNeeded = [...needed].map((module) => (module.endsWith('.json') ? module : `${module}.js`))
  const filesPacked = packed.filter((path) => isModule(path) && !path.endsWith('.d.ts'))
  expect(filesNeeded.filter((path) => !filesPacked.includes(path))).toEqual([])
  expect(filesPacked.filter((path) => !filesNeeded.includes(path))).toEqual([])
})

// That each of these types is packed is a test of `packed-exports.commands.test.ts`.
test('types are packed only from folders that the public types lead to', async () => {
  const folders = new Set([...(await reachedTypes()).paths].map((path) => posix.dirname(path)))
  const types = packed.filter((path) => path.startsWith('dist/') && path.endsWith('.d.ts'))
  expect(types.filter((path) => !folders.has(posix.dirname(path)))).toEqual([])
})
