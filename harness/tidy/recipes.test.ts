import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { testProjects } from '../../vitest.config.ts'
import { projectFiles, root } from './project-files.ts'

// Goal: a newcomer can follow each recipe of CONTRIBUTING.md by the page alone, so what it names has to be there.

const titles = [
  'a requirement with its scenario',
  'a wrong connector',
  'a fault kind',
  'a Graph operation',
  'a report format',
  'an export language',
  'an archiver profile',
  'a reading',
]

const contributing = await readFile(new URL('CONTRIBUTING.md', root), 'utf8')
const { scripts } = JSON.parse(await readFile(new URL('package.json', root), 'utf8')) as {
  scripts: Record<string, string>
}
const files = await projectFiles()

/** The text below each heading `### Recipe: …`, up to the next heading. */
const recipes = new Map(
  [...contributing.matchAll(/^### Recipe: (.*)\n([\s\S]*?)(?=^#{1,3} |(?![\s\S]))/gm)].map(
    ([, title = '', text = '']) => [title, text] as const,
  ),
)

/** What is written as code in a sentence. */
const spansIn = (text: string): string[] =>
  [...text.replaceAll(/^```[\s\S]*?^```$/gm, '').matchAll(/`([^`]+)`/g)].map(([, code = '']) => code)

const isPath = (code: string): boolean =>
  /^(harness|connector|scenarios|fixtures|docs)\/[\w./<>-]*$|^[A-Z]+\.md$|^\.[\w-]+\.cjs$/.test(code)

/** True when the tree holds the file, or a file in the folder; `<…>` is any name. */
function isThere(path: string): boolean {
  const source = path.replaceAll('.', '\\.').replaceAll(/<[^<>]+>/g, '[^/]+')
  const pattern = new RegExp(`^${source.replace(/\/$/, '')}(?:$|/)`)
  return files.some((file) => pattern.test(file))
}

/** Lines to type, from blocks and from sentences. */
function commandsIn(text: string): string[] {
  const blocks = [...text.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].flatMap(([, block = '']) => block.trim().split('\n'))
  const inSentences = spansIn(text).filter((code) => /^(npm|npx) /.test(code))
  return [...blocks, ...inSentences].flatMap((line) => line.split(' && '))
}

/** What is wrong with a command; nothing for one that can be typed. */
function complaintsAbout(command: string): string[] {
  const [program, first, ...words] = command.split(' ')
  if (program === 'npm') {
    const script = first === 'run' ? words.find((word) => !word.startsWith('-')) : first
    return script !== undefined && Object.hasOwn(scripts, script) ? [] : [`${command}: there is no such script`]
  }
  if (program === 'npx' && first === 'mock-telemessage') return []
  if (program !== 'npx' || first !== 'vitest' || words[0] !== 'run')
    return [`${command}: is not a command of this project`]
  const [, ...given] = words
  return given.flatMap((word, at) => {
    if (word === '-u' || word === '--project') return []
    if (given[at - 1] === '--project') return testProjects.includes(word) ? [] : [`${command}: no project ${word}`]
    return isThere(word) ? [] : [`${command}: no file ${word}`]
  })
}

test('there is a recipe for each usual change', () => {
  expect([...recipes.keys()]).toEqual(titles)
})

test('a path that leads nowhere is found', () => {
  expect(isThere('harness/catalogue/<area>.ts')).toBe(true)
  expect(isThere('harness/m365/operations/')).toBe(true)
  expect(isThere('harness/catalogue/<area>.tsx')).toBe(false)
  expect(isThere('harness/catalog/<area>.ts')).toBe(false)
})

test('a command that cannot be typed is found', () => {
  expect(complaintsAbout('npm run --silent build')).toEqual([])
  expect(complaintsAbout('npx vitest run --project unit harness/tidy -u')).toEqual([])
  expect(complaintsAbout('npm run nothing')).not.toEqual([])
  expect(complaintsAbout('npx vitest run --project nothing harness/tidy')).not.toEqual([])
  expect(complaintsAbout('npx vitest run harness/nothing.test.ts')).not.toEqual([])
  expect(complaintsAbout('make recipe')).not.toEqual([])
})

describe.each([...recipes])('%s', (_, text) => {
  test('is a numbered list, each step with the file that it is about', () => {
    const steps = text.split('\n').filter((line) => /^\d+\. /.test(line))
    expect(steps.map((line) => Number.parseInt(line, 10))).toEqual(steps.map((_line, at) => at + 1))
    expect(steps.length).toBeGreaterThan(1)
    expect(steps.filter((line) => !spansIn(line).some((code) => isPath(code) || /^np[mx] /.test(code)))).toEqual([])
  })

  test('names files that are there', () => {
    expect(spansIn(text).filter((code) => isPath(code) && !isThere(code))).toEqual([])
  })

  test('ends with a command that shows that it works', () => {
    expect(text).toMatch(/^```sh$/m)
    expect(commandsIn(text).flatMap(complaintsAbout)).toEqual([])
  })
})
