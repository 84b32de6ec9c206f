import { readdir, readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { behavioursPage } from './behaviours-page.ts'
import { behaviourAreas } from './index.ts'

// Goal: one list is the source of the tenant's behaviours, of their tests and of the page for people.

const folder = new URL('./', import.meta.url)
const thisFile = 'behaviours.test.ts'
const all = behaviourAreas.flatMap(({ behaviours }) => behaviours)

/** The titles of the tests in this folder, with the areas in whose files they stand. */
async function titles(): Promise<{ file: string; title: string }[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.test.ts') && name !== thisFile)
  const found = await Promise.all(
    files.map(async (file) => {
      const code = await readFile(new URL(file, folder), 'utf8')
      // A title that is not a literal fails here, too: every test must name one behaviour.
      const calls = code.matchAll(/^[ \t]*(?:it|test)\b(?:\.\w+)*\s*\(\s*(?:'([^']*)')?/gm)
      return [...calls].map(([call, title = call]) => ({ file, title }))
    }),
  )
  return found.flat()
}

test('every verified behaviour has one test, and every test has such a behaviour', async () => {
  const promised = all.filter(({ status }) => status !== 'unverified').map(({ id }) => id)
  expect((await titles()).map(({ title }) => title).toSorted()).toEqual(promised.toSorted())
})

test('every id is unique and begins with its area', () => {
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
  const astray = behaviourAreas.flatMap(({ area, behaviours }) =>
    behaviours.filter(({ id }) => !new RegExp(`^${area}\\.[a-z0-9]+(-[a-z0-9]+)*$`).test(id)),
  )
  expect(astray).toEqual([])
})

test('every behaviour is a sentence with a source', () => {
  const poor = all.filter(({ sentence, source }) => !/^[A-Z`].*[.…]$/.test(sentence) || source.length < 10)
  expect(poor).toEqual([])
})

test('a test is in a file of its area', async () => {
  const astray = (await titles()).filter(({ file, title }) => !file.startsWith(title.split('.')[0] ?? title))
  expect(astray).toEqual([])
})

test('docs/tenant-behaviours.md is the page made from the lists', async () => {
  await expect(behavioursPage(behaviourAreas)).toMatchFileSnapshot('../../../docs/tenant-behaviours.md')
})
