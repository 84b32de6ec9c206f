import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { jsonReportSchema } from '../report/index.ts'
import { createWorkFolder } from '../runner/index.ts'
import { withZip } from '../synth/chat-export/hand-made-export.ts'
import { typingBuiltIn } from './sample-typing.ts'

// Goal: an uncaught error ends the built program in good order, whatever it was doing.

const folder = await createWorkFolder()
afterAll(() => folder.remove())
const type = typingBuiltIn(folder)

/**
 * Loaded into the program from outside. As soon as a certain file or folder is there, it throws where nobody can catch it, or
 * deep inside of the program.
 */
const saboteur = join(folder.path, 'saboteur.mjs')
await writeFile(
  saboteur,
  `import { mkdir, readdirSync, writeFileSync } from 'node:fs'
const { TMPDIR, CRASH_AT, CRASH_AS } = process.env
const waiting = setInterval(() => {
  if (![TMPDIR, process.cwd()].flatMap(pathsIn).some((path) => path.endsWith(CRASH_AT))) return
  clearInterval(waiting)
  const error = CRASH_AS === 'text' ? 'sabotage' : new TypeError('sabotage')
  if (CRASH_AS === 'litter') litter(TMPDIR + '/' + readdirSync(TMPDIR)[0] + '/', 0)
  const [inUse] = readdirSync(TMPDIR)
  if (CRASH_AS === 'late') process.prependListener('exit', () => makeFolder(TMPDIR + '/' + inUse))
  if (['throw', 'litter', 'late'].includes(CRASH_AS)) throw error
  if (CRASH_AS === 'deep') return breakOnce(error)
  void Promise.reject(error)
}, 10)
waiting.unref()
function pathsIn(folder) {
  try {
    return readdirSync(folder, { recursive: true })
  } catch {
    // Some of the files were removed in the meantime.
    return []
  }
}
function litter(folder, count) {
  try {
    writeFileSync(folder + count, '')
  } catch {
    return
  }
  setImmediate(() => litter(folder, count + 1))
}
// What the threads of Node.js do of mkdir with "recursive", which makes the parents one by one.
function makeFolder(folder) {
  for (let count = 0; count < 5_000; count += 1) mkdir(folder, () => {})
}
function breakOnce(error) {
  const { toSorted } = Array.prototype
  Array.prototype.toSorted = () => {
    Array.prototype.toSorted = toSorted
    throw error
  }
}
`,
)

type Sort = 'throw' | 'reject' | 'text' | 'deep' | 'litter' | 'late'

const crash = (args: string[], at: string, as: Sort) =>
  type(args, { environment: { NODE_OPTIONS: `--import ${saboteur}`, CRASH_AT: at, CRASH_AS: as } })

const blame = 'This is an error in mock-telemessage, and not in the connector that it judges:\n'
/** At most six worlds are open at once, so that some scenarios were judged when there is an eighth. */
const eighthWorld = 'world-8'

describe.each<[Sort, string]>([
  ['throw', 'TypeError: sabotage\n    at '],
  ['reject', 'TypeError: sabotage\n    at '],
  ['text', 'sabotage\n'],
])('a run in which something is uncaught (%s)', (as, words) => {
  test('ends with 2, and says where the error is, the seed and how to see it again', async () => {
    const { exitCode, stderr, cwd } = await crash(['run', 'MAP', '--seed', '7'], eighthWorld, as)
    expect(exitCode).toBe(2)
    expect(stderr).toContain(`${blame}${words}`)
    expect(stderr).toContain('Seed: 7\n')
    expect(stderr).toContain('Replay with: npx mock-telemessage run --seed 7 MAP\n')
    expect(stderr).toContain('JSON report: mock-telemessage-report/report.json\n')
    const text = await readFile(join(cwd, 'mock-telemessage-report/report.json'), 'utf8')
    const { outcome, totals, results, seed } = jsonReportSchema.parse(JSON.parse(text))
    expect({ outcome, seed, failed: totals.fail }).toEqual({ outcome: 'undecided', seed: 7, failed: 0 })
    const ofVerdict = (verdict: string) => results.filter((result) => result.verdict === verdict)
    expect(ofVerdict('pass').length).toBeGreaterThan(0)
    const inPlay = ofVerdict('error')
    expect(inPlay.length).toBeGreaterThan(0)
    expect(inPlay.length).toBeLessThanOrEqual(6)
    for (const { message } of inPlay) expect(message).toContain('sabotage')
    const notPlayed = ofVerdict('unknown')
    expect(new Set(notPlayed.map(({ message }) => message))).toEqual(
      new Set(['the run ended before this scenario was played']),
    )
  })
})

test.each<Sort>(['throw', 'deep'])(
  'a day in which something is thrown (%s) is judged by nobody, and the challenge is opened',
  async (as) => {
    const { exitCode, stdout, stderr, cwd } = await crash(['run', '--items', '4000', '--strict'], 'world-1', as)
    expect(exitCode).toBe(2)
    const text = await readFile(join(cwd, 'mock-telemessage-report/report.json'), 'utf8')
    const { results, challenge, seed } = jsonReportSchema.parse(JSON.parse(text))
    expect(stdout).toBe(`Challenge: ${challenge?.commitment}\n`)
    expect(stderr).toContain(
      `Seed: ${seed}\nReplay with: npx mock-telemessage run --seed ${seed} --strict --items 4000\n`,
    )
    const ofDay = results.filter(({ scenario }) => scenario === 'the-day')
    expect(ofDay).toMatchObject([{ requirement: 'DAY-1', verdict: 'error', message: 'TypeError: sabotage' }])
  },
)

test('files that are written while the temporary files are removed are removed, too', async () => {
  expect((await crash(['run', 'MAP'], eighthWorld, 'litter')).exitCode).toBe(2)
})

test('a folder that a thread makes once more when the process ends is removed, too', async () => {
  expect((await crash(['run', 'MAP'], eighthWorld, 'late')).exitCode).toBe(2)
})

test('a chat export that is being unpacked is cleared up, too', async () => {
  const names = Array.from({ length: 200 }, (_, place) => `IMG-${place}.jpg`)
  const lines = names.map((name) => `03/04/2026, 09:15 - Ben: ${name} (file attached)\n`)
  const picture = Buffer.from(Array.from({ length: 100_000 }, (_, place) => (place * place * 7 + (place >> 3)) % 251))
  const pictures = Object.fromEntries(names.map((name) => [name, picture]))
  const files = { 'WhatsApp Chat with Ben.txt': lines.join(''), ...pictures }
  await withZip(files, async (file) => {
    const args = ['run', '--seed', '7', '--chat-export', file, '--time-zone', 'Europe/Rome']
    // The second of the files that are unpacked.
    const { exitCode, stdout, stderr, cwd } = await crash(args, '/1', 'throw')
    expect({ exitCode, stdout, files: await readdir(cwd) }).toEqual({ exitCode: 2, stdout: '', files: [] })
    expect(stderr).toContain(`Replay with: npx mock-telemessage run --seed 7 --chat-export ${file} `)
  })
})

test.each([
  ['prove', ['prove', 'first-recipient-only', '--seed', '7'], 'world-1', 'prove first-recipient-only --seed 7\n'],
  [
    'check-adapter',
    ['check-adapter', '--connector-command', 'sleep 30'],
    'world-1',
    "check-adapter --connector-command 'sleep 30'\n",
  ],
])('%s ends with 2, too, and says how to see it again', async (_name, args, at, replay) => {
  const { exitCode, stderr } = await crash(args, at, 'throw')
  expect(exitCode).toBe(2)
  expect(stderr).toContain(`${blame}TypeError: sabotage\n    at `)
  expect(stderr).toContain(`Replay with: npx mock-telemessage ${replay}`)
})

test('serve ends with 2, too, and says the seed', async () => {
  const ports = ['--telemessage-port', '0', '--graph-port', '0', '--control-port', '0']
  const { exitCode, stdout, stderr } = await crash(['serve', '--items', '5', ...ports], 'connector.env', 'reject')
  expect(exitCode).toBe(2)
  expect(stderr).toContain(`${blame}TypeError: sabotage\n    at `)
  const [, seed] = /Seed: (\d+)\n/.exec(stderr) ?? []
  expect(seed).toBeDefined()
  // Where the calendar begins is known as soon as the world is there, which may be before or after the crash.
  expect(stderr).toMatch(new RegExp(`Replay with the same command and --seed ${seed}( --now \\S+Z)?\n`))
  expect(stdout).not.toContain('Stopped.')
})
