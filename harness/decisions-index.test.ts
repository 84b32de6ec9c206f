import { readdir, readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'

// The index of the decisions lists every page once, in order, and links to no page that does not exist.

const folder = new URL('../docs/decisions/', import.meta.url)
const index = await readFile(new URL('README.md', folder), 'utf8')
const rows = [...index.matchAll(/^\| (\d+) \| \[[^\]]+\]\(([^)]+)\) \| ([^|]+) \|$/gm)]

test('the index of the decisions lists every page in order', async () => {
  const pages = (await readdir(folder)).filter((name) => name !== 'README.md').toSorted()
  expect(rows.map(([, , page]) => page)).toEqual(pages)
})

test('each row of the index has the number of its page, which its title has too', async () => {
  const found = await Promise.all(
    rows.map(async ([, number, page = '']) => {
      const title = (await readFile(new URL(page, folder), 'utf8')).split('\n')[0] ?? ''
      return { number, ofFile: String(Number(page.slice(0, 4))), ofTitle: /^# (\d+)\. /.exec(title)?.[1] }
    }),
  )
  expect(found.filter(({ number, ofFile, ofTitle }) => number !== ofFile || number !== ofTitle)).toEqual([])
})

test('each row of the index says its decision in one sentence', () => {
  const sentences = rows.map(([, , , sentence = '']) => sentence.trim())
  expect(sentences.filter((sentence) => !/^[A-Z].*\.$/.test(sentence) || /\. [A-Z]/.test(sentence))).toEqual([])
})
