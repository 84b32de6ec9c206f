import { access, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { createWorkFolder } from '../runner/index.ts'
import { typingIn } from './sample-typing.ts'

// Everything that the documentation asks you to type exists: every option, every filter, every file.

const folder = await createWorkFolder()
afterAll(() => folder.remove())
const type = typingIn(folder)
const root = new URL('../../', import.meta.url)
const documents = ['README.md', 'CONTRIBUTING.md']
const { scripts } = JSON.parse(await readFile(new URL('package.json', root), 'utf8')) as {
  scripts: Record<string, string>
}

async function commandsIn(document: string): Promise<string[]> {
  const text = await readFile(new URL(document, root), 'utf8')
  const blocks = [...text.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map((match) => match[1] ?? '')
  return blocks
    .flatMap((block) => block.split('\n'))
    .flatMap((line) => line.split(' && '))
    .filter((command) => command !== '')
}

const commands = (await Promise.all(documents.map(commandsIn))).flat()
const ours = commands.filter((command) => command.startsWith('npx mock-telemessage '))
/** Only these can be parsed completely without being carried out. */
const ending = ours.filter((command) => /^npx mock-telemessage (run|prove)( |$)/.test(command))

test('the README has the two commands', () => {
  expect(commands).toEqual(expect.arrayContaining(['npm ci', 'npm start', 'npm test']))
  expect(ours.length).toBeGreaterThan(4)
})

test.each(commands)('%s can be typed unchanged', async (command) => {
  const [program, ...words] = command.split(' ')
  if (program === 'npm')
    expect(['ci', ...Object.keys(scripts)]).toContain(words.find((word) => word !== 'run' && word !== '--silent'))
  // harness/tidy/recipes.test.ts checks the files that these name.
  else expect(command).toMatch(/^npx (mock-telemessage (run|prove|serve|requirements|check export)|vitest run)( |$)/)
})

test.each(ending)('%s is understood', async (command) => {
  const words = command.split(' ').slice(2)
  // With --list, a complete command is parsed to its end and plays nothing.
  const { exitCode, stderr } = await type([...words, '--list'], { cwd: fileURLToPath(root) })
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
  const paths = words.filter((word) => word.startsWith('fixtures/'))
  await Promise.all(paths.map((path) => access(new URL(path, root))))
})
