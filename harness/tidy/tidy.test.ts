import { execFile } from 'node:child_process'
import { readFile, stat } from 'node:fs/promises'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { kindsOfTest } from '../../vitest.config.ts'
import { projectFiles, root } from './project-files.ts'

// Goal: the style of the house is a test, so that no review has to speak of it. What a tool can check, a tool checks
// (`npm run check`); the rest is looked for in the files that git does not ignore. The import matrix is checked here too.

const run = promisify(execFile)
const fileSizeBytesMax = 256 * 1024

/** What a tool printed, and nothing when it was content. */
async function complaintsOf(...command: string[]): Promise<string> {
  const done = run(process.execPath, command, { cwd: root, maxBuffer: 16 * 1024 * 1024 })
  return done.then(
    () => '',
    (error: { stdout?: string; stderr?: string; message: string }) => `${error.stdout}${error.stderr}` || error.message,
  )
}

async function linesMatching(pattern: RegExp, concerns: (path: string) => boolean): Promise<string[]> {
  const paths = (await projectFiles()).filter(concerns)
  const found = await Promise.all(
    paths.map(async (path) => {
      const lines = (await readFile(new URL(path, root), 'utf8')).split('\n')
      return lines.flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1} ${line.trim()}`] : []))
    }),
  )
  return found.flat()
}

const isCode = (path: string): boolean => /\.(ts|cjs|mjs|js)$/.test(path)
const isThisFile = (path: string): boolean => path === 'harness/tidy/tidy.test.ts'
/** What a tool wrote. A test beside it holds it against its source. */
const isGenerated = (path: string): boolean => path.endsWith('.generated.ts')

test('nobody imports what the import matrix does not allow', async () => {
  const cruiser = 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'
  expect(await complaintsOf(cruiser, '--config', '.dependency-cruiser.cjs', 'harness', 'connector', 'scenarios')).toBe(
    '',
  )
})

test('only the modules that own them read the wall clock or draw unseeded chance', async () => {
  const owners = ['harness/control/clock.ts', 'harness/control/seed.ts']
  const banned = /Date\.now\(|new Date\(\)|Math\.random\(|randomUUID\(|randomBytes\(|performance\.now\(/
  const found = await linesMatching(banned, (path) => isCode(path) && !owners.includes(path) && !isThisFile(path))
  expect(found).toEqual([])
})

// `build-command.mjs` leaves out each module that nothing is used of.
test('no module is imported for what it does when it is loaded', async () => {
  const isProduct = (path: string): boolean =>
    /^(harness|connector|scenarios)\//.test(path) && path.endsWith('.ts') && !path.endsWith('.test.ts')
  expect(await linesMatching(/^\s*import\s*['"]/, isProduct)).toEqual([])
})

test('every test file has a name by which a run finds it', async () => {
  const tests = (await projectFiles()).filter((path) => path.endsWith('.test.ts'))
  const wordsOf = (path: string): string[] =>
    path
      .slice(path.lastIndexOf('/') + 1)
      .split('.')
      .slice(1, -2)
  const known = (path: string): boolean =>
    wordsOf(path).length < 2 && wordsOf(path).every((word) => word in kindsOfTest)
  expect(tests.filter((path) => !known(path))).toEqual([])
})

test('a test that reaches into what its process shares has the name of one that runs alone', async () => {
  const reaches = /\bvi\.(mock|hoisted|doMock|resetModules|stubGlobal)\(|from 'nock'|from 'msw\/node'/
  const sharing = (path: string): boolean => path.endsWith('.test.ts') && !path.endsWith('.alone.test.ts')
  expect(await linesMatching(reaches, (path) => sharing(path) && !isThisFile(path))).toEqual([])
})

test('no test is focused, skipped or left for later', async () => {
  const banned = /\b(it|test|describe|scenario)\.(only|skip|todo|fails)\b|\b(TODO|FIXME|XXX|HACK)\b/
  expect(await linesMatching(banned, (path) => isCode(path) && !isThisFile(path))).toEqual([])
})

test('no type is talked out of its checks', async () => {
  // In code `any` is followed by what ends a type; in a sentence, by the next word.
  const banned = /\bas any\b(?! [a-z])|: any\b(?! \w)|as unknown as|@ts-(ignore|nocheck|expect-error)/
  const concerns = (path: string): boolean => isCode(path) && !isThisFile(path) && !isGenerated(path)
  expect(await linesMatching(banned, concerns)).toEqual([])
})

test('the lockfile names every package for every platform', async () => {
  // `npm ci` refuses a lockfile that lacks the optional package of some platform, on every platform.
  type Locked = {
    version?: string
    dependencies?: Record<string, string>
    optionalDependencies?: Record<string, string>
  }
  const lock = JSON.parse(await readFile(new URL('package-lock.json', root), 'utf8')) as {
    packages: Record<string, Locked>
  }
  const locked = new Set(Object.keys(lock.packages).map((path) => path.slice(path.lastIndexOf('node_modules/') + 13)))
  const wanted = Object.values(lock.packages).flatMap((entry) =>
    Object.keys({ ...entry.dependencies, ...entry.optionalDependencies }),
  )
  expect(wanted.filter((name) => !locked.has(name))).toEqual([])
})

test('no large file is in the tree', async () => {
  const paths = (await projectFiles()).filter((path) => path !== 'package-lock.json')
  const sizes = await Promise.all(
    paths.map(async (path) => ({ path, sizeBytes: (await stat(new URL(path, root))).size })),
  )
  expect(sizes.filter(({ sizeBytes }) => sizeBytes > fileSizeBytesMax)).toEqual([])
})

test('every fixture is explained', async () => {
  const readme = await readFile(new URL('fixtures/README.md', root), 'utf8')
  const fixtures = (await projectFiles()).filter((path) => path.startsWith('fixtures/') && !path.endsWith('README.md'))
  expect(fixtures.length).toBeGreaterThan(0)
  // By its own name, or by the folder that holds one layout or case.
  const names = (path: string): string[] =>
    path
      .split('/')
      .slice(2)
      .map((name) => `\`${name}`)
  expect(fixtures.filter((path) => !names(path).some((name) => readme.includes(name)))).toEqual([])
})
