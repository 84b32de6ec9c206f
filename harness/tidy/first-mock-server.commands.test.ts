import { readFile } from 'node:fs/promises'
import { posix } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { root } from './project-files.ts'

// Goal: the first `createMockServers` of a unit test is quick. What takes long to load is loaded when it is first used. This is
// counted and not timed: a time on a busy machine says little.

/** The modules that a built file loads before it runs itself. */
function loadedAtOnce(path: string, code: string): string[] {
  const { statements } = ts.createSourceFile(path, code, ts.ScriptTarget.Latest)
  return statements.flatMap((statement) => {
    const isLoading = ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)
    const from = isLoading ? statement.moduleSpecifier : undefined
    return from !== undefined && ts.isStringLiteral(from) ? [from.text] : []
  })
}

test('only small packages are loaded with the mock servers', async () => {
  const packages = new Set<string>()
  const found = new Set(['dist/harness/in-process/index.js'])
  for (const path of found) {
    for (const name of loadedAtOnce(path, await readFile(new URL(path, root), 'utf8'))) {
      if (name.startsWith('.')) found.add(posix.join(posix.dirname(path), name))
      else if (name === '#contract') found.add('dist/harness/contract/index.js')
      else if (!name.startsWith('node:')) packages.add(name)
    }
  }
  expect(found.size).toBeGreaterThan(100)
  expect([...packages].sort()).toEqual([
    'csv-parse/sync',
    'libmime',
    'luxon',
    'negotiator',
    'p-limit',
    'pure-rand/distribution/uniformInt',
    'pure-rand/generator/xoroshiro128plus',
    'zod',
  ])
})
