import { readdir, readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { languages } from './index.ts'
import { sampleLines } from './sample-lines.ts'

const here = 'harness/synth/chat-export/languages'

it('lists every file of a language', async () => {
  const all = await readdir(import.meta.dirname, { recursive: true })
  const files = all.filter((name) => /\/[^/]+\.ts$/u.test(name) && !name.endsWith('/sample-lines.ts'))
  const modules = await Promise.all(files.map((file): Promise<object> => import(new URL(file, import.meta.url).href)))
  const unlisted = files.filter((_, at) => !Object.values(modules[at] ?? {}).some((words) => languages.includes(words)))
  expect(unlisted, `add these to the list in ${here}/index.ts`).toEqual([])
})

it('names each language once', () => {
  expect(new Set(languages.map(({ language }) => language)).size).toBe(languages.length)
})

it('has sample lines in each language, and in no other', () => {
  expect(
    Object.keys(sampleLines).toSorted(),
    `each language needs an entry in the sample-lines.ts of its folder in ${here}/`,
  ).toEqual(languages.map(({ language }) => language).toSorted())
})

it('is what the README says', async () => {
  const nameOf = new Intl.DisplayNames('en', { type: 'language' })
  const names = languages.map(({ language }) => nameOf.of(language) ?? language).toSorted()
  const list = new Intl.ListFormat('en-GB').format(names)
  const sentence = `WhatsApp's own words are read in ${list};`
  const readme = await readFile(new URL('../../../../README.md', import.meta.url), 'utf8')
  expect(readme.replaceAll(/\s+/g, ' '), `write into README.md, below "Your own chats": ${sentence}`).toContain(
    sentence,
  )
})
