import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import ignore from 'ignore'
import { expect, test } from 'vitest'

// Goal: if you type the commands of the documents in a checkout, there is nothing to commit afterwards, above all no keys.

const root = fileURLToPath(new URL('../../', import.meta.url))
const pages = ['README.md', 'CONTRIBUTING.md', ...(await readdir(`${root}docs`)).map((name) => `docs/${name}`)]
const texts = await Promise.all(
  pages.filter((page) => page.endsWith('.md')).map((page) => readFile(`${root}${page}`, 'utf8')),
)
const typed = texts.flatMap((text) => [...text.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block))

/** The files that options and redirections of the commands name. */
const named = typed.flatMap((block) =>
  [...block.matchAll(/(?:--(?:json|html|junit|markdown|repro|output)|[^<=]>) ([\w./-]+)/g)].map(
    ([, file = '']) => file,
  ),
)
const ignored = ignore().add(await readFile(`${root}.gitignore`, 'utf8'))
const ofServe = [
  'credentials.json',
  'server.key',
  'server.pem',
  'ca.pem',
  'connector.env',
  'control.env',
  'mapping.csv',
]

test('the documents name files', () => {
  expect(named).toEqual(expect.arrayContaining(['report.json', 'junit.xml', 'connector.json']))
})

test.each([
  ...new Set(named.filter((file) => !file.startsWith('/'))),
  ...ofServe.map((file) => `.mock-telemessage/${file}`),
  'mock-telemessage-report/report.html',
  'conformance.json',
])('git ignores %s', (file) => {
  expect(ignored.ignores(file)).toBe(true)
})
