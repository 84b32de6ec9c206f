import { existsSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { builtinModules } from 'node:module'
import { posix } from 'node:path'
import ts from 'typescript'
import { afterAll, expect, test } from 'vitest'
import { emptyFolder, installFromClone, packInto, runNode, scriptOf } from './foreign-project.ts'
import { root } from './project-files.ts'

// Goal: what other programs import from the packed product is found, typed and whole. The projects that compile and run with it
// take longer: see `foreign-projects.long.test.ts`.

const folder = await emptyFolder()
afterAll(() => rm(folder, { recursive: true }))
const packed = await packInto(folder)
await installFromClone(packed, folder, ['@types/node', 'msw', 'nock'])

test('publint has nothing to say about the package', async () => {
  const ended = await runNode([await scriptOf('publint', 'publint'), '--strict', packed.tarball], folder)
  expect(ended).toEqual({ exitCode: 0, said: expect.stringContaining('All good!') })
})

test('the public types name no package whose types are not installed with it or asked for', async () => {
  const { dependencies, peerDependencies, exports } = JSON.parse(
    await readFile(new URL('package.json', root), 'utf8'),
  ) as Record<'dependencies' | 'peerDependencies' | 'exports', Record<string, unknown>>
  const declared = Object.keys({ ...dependencies, ...peerDependencies })
  const reached = new Set(JSON.stringify(exports).match(/[^"]+\.d\.c?ts/g))
  const foreign = new Set<string>()
  for (const path of reached) {
    const { importedFiles } = ts.preProcessFile(await readFile(new URL(path, root), 'utf8'), true, true)
    for (const { fileName } of importedFiles) {
      if (fileName === '#contract') reached.add('dist/harness/contract/index.d.ts')
      else if (fileName.startsWith('.'))
        reached.add(posix.join(posix.dirname(path), fileName).replace(/(\.d)?\.(c?)[jt]s$/, '.d.$2ts'))
      else foreign.add(typesOf(fileName))
    }
  }
  expect(reached.size).toBeGreaterThan(50)
  expect([...foreign].filter((name) => !declared.includes(name))).toEqual([])
})

/** The package that has the types of a module. */
function typesOf(specifier: string): string {
  if (specifier.startsWith('node:') || builtinModules.includes(specifier)) return '@types/node'
  const name = /^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier
  return existsSync(new URL(`node_modules/@types/${name}`, root)) ? `@types/${name}` : name
}

test('what `require` loads has the names that `import` has, and is the same', async () => {
  const script = `
    const entries = ['mock-telemessage', 'mock-telemessage/msw', 'mock-telemessage/nock']
    Promise.all(entries.map(async (entry) => {
      const imported = await import(entry)
      return Object.keys(require(entry)).sort().join() === Object.keys(imported).sort().join()
    })).then(async (equal) => {
      const same = require(entries[0]).createMockServers === (await import(entries[0])).createMockServers
      console.log(JSON.stringify([...equal, same]))
    })`
  expect(await runNode(['--eval', script], folder)).toEqual({
    exitCode: 0,
    said: '[true,true,true,true]\n',
  })
})
