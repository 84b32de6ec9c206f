import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { scenarios } from '../../scenarios/index.ts'
import { jsonReportSchema, runFormats } from '../report/index.ts'
import { createWorkFolder, selectScenarios } from '../runner/index.ts'
import { builtProgram } from '../runner/own-package.ts'
import { typingBuiltIn, typingIn } from './sample-typing.ts'

// The command line as a user types it. What depends on the process is tested with the built program in its own process.

const folder = await createWorkFolder()
afterAll(() => folder.remove())
const type = typingIn(folder)
const typeBuilt = typingBuiltIn(folder)

test.each([
  [['--help'], 'Usage: mock-telemessage'],
  [['run', '--help'], '$ mock-telemessage run --seed 7 --items 2000'],
  [['compare', '--help'], '$ mock-telemessage compare yesterday.json today.json'],
  [['prove', '--help'], '$ mock-telemessage prove first-recipient-only'],
  [['prove', '--list', 'sender-left-out'], 'sender-left-out  '],
  [['--version'], '0.1.0'],
  [['run', '--list', 'MAP-15'], 'MAP-15/next-run  applies a change of the mapping only to later runs'],
])('%j helps and ends with 0', async (args, text) => {
  const { exitCode, stdout, stderr } = await type(args)
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
  expect(stdout).toContain(text)
})

test.each([
  [['run', '--seed', 'seven'], 'Give a whole number from 0 to'],
  [['run', '--items', '0'], 'Give a whole number from 1 to'],
  [['run', '--sede', '7'], 'Did you mean --seed?'],
  [['rum'], 'Did you mean run?'],
  [['run', 'MAP-99'], 'nothing is called "MAP-99"'],
  [['prove', 'no-such'], 'no wrong connector and no wrong mock is called no-such; prove --list lists them'],
  [['prove', 'first-recipent'], 'first-recipent; did you mean first-recipient-only?'],
  [['run', 'MPA-11'], 'nothing is called "MPA-11"; did you mean MAP-11'],
  [['run', '--mapping-file', '..'], 'mock-telemessage: ..: this is a folder, not a file'],
  [['run', '--baseline', '..'], 'mock-telemessage: ..: this is a folder, not a file'],
  [['run', '--nonsense'], "mock-telemessage: unknown option '--nonsense'"],
  [['prove', '--record', 'also-red.json'], '--record needs --full'],
  [['run', '--chat-export', 'chat.txt'], '--chat-export needs --time-zone'],
  [['run', '--people', 'people.csv'], 'belong to --chat-export'],
  [['run', '--chat-export', 'chat.txt', '--date-order', 'dmy'], 'Allowed choices are day-month-year, '],
  [['run', '--baseline', 'nowhere.json'], 'nowhere.json: there is no such file or folder'],
  [['compare', 'nowhere.json', 'nowhere.json'], 'nowhere.json: there is no such file or folder'],
  [['run', '--mapping-file', 'nowhere.csv'], 'nowhere.csv: there is no such file or folder'],
  [['run', '--chat-export', 'nowhere.txt', '--time-zone', 'Europe/Rome'], 'nowhere.txt'],
])('%j is refused in one message, with exit code 2 and nothing half done', async (args, text) => {
  const { exitCode, stdout, stderr, cwd } = await type(args)
  expect(exitCode).toBe(2)
  expect(stderr).toContain(text)
  expect(stderr).not.toMatch(/^\s+at /m)
  expect(stdout).toBe('')
  expect(await readdir(cwd)).toEqual([])
})

test.each([
  [['run', '--sede', '7'], 2, 'Did you mean --seed?'],
  [['run', 'MAP-99'], 2, 'nothing is called "MAP-99"'],
  [['run', '--help'], 0, ''],
])('the built program ends %j with %i', async (args, exitCode, said) => {
  const ended = await typeBuilt(args)
  expect(ended).toMatchObject({ exitCode, stderr: expect.stringContaining(said) })
})

test('a run prints verdicts and no escape or carriage return into a pipe, and writes both reports', async () => {
  const { exitCode, stdout, stderr, cwd } = await typeBuilt(['run', 'MAP-15', 'FLD-1', '--seed', '7'])
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
  expect(stdout).toMatch(/MAP-15 +pass/)
  expect(stdout).toContain('npx mock-telemessage run --seed 7 MAP-15 FLD-1')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the test looks for escape sequences
  expect(stdout).not.toMatch(/[\u001b\r]/)
  const json = jsonReportSchema.parse(
    JSON.parse(await readFile(join(cwd, 'mock-telemessage-report/report.json'), 'utf8')),
  )
  expect(json).toMatchObject({ seed: 7, totals: { pass: 2, fail: 0 }, ledger: null })
  expect(await readFile(join(cwd, 'mock-telemessage-report/report.html'), 'utf8')).toContain('MAP-15')
})

test('a run writes each format where its option says, and names the file', async () => {
  const options = runFormats.flatMap(({ name }) => [`--${name}`, `out/${name}.file`])
  const { exitCode, stdout, cwd } = await type(['run', 'FLD-1', ...options])
  expect(exitCode).toBe(0)
  expect((await readdir(join(cwd, 'out'))).toSorted()).toEqual(runFormats.map(({ name }) => `${name}.file`).toSorted())
  for (const { name, label = name } of runFormats) {
    expect(stdout).toMatch(new RegExp(`^${label} +out/${name}\\.file$`, 'm'))
  }
  expect(await readdir(cwd)).toEqual(['out'])
  const junit = await readFile(join(cwd, 'out/junit.file'), 'utf8')
  expect(junit).toMatch(/<testcase classname="FLD-1" name="FLD-1\/[^"]*" time="\d+\.\d+"\/>/)
  expect(await readFile(join(cwd, 'out/markdown.file'), 'utf8')).toMatch(/^## `[^`]+` passes\n\n1 requirement passes, /)
})

test('what a baseline lists and what passes ends with 1, and a baseline of nothing with 0', async () => {
  const baseline = join(await folder.subfolder('baseline'), 'known.json')
  const [scenario] = selectScenarios(scenarios, ['FLD-1'])
  const list = (...knownFailures: unknown[]) => writeFile(baseline, JSON.stringify({ schemaVersion: 1, knownFailures }))
  await list({ requirement: 'FLD-1', scenario: scenario?.id, reason: 'ARCH-12' })
  const outdated = await type(['run', 'FLD-1', '--baseline', baseline])
  expect(outdated.exitCode).toBe(1)
  expect(outdated.stdout.replaceAll('\n', ' ')).toContain(
    `The baseline lists FLD-1 in ${scenario?.id}, which now passes`,
  )
  expect(outdated.stdout).toContain(`--baseline ${baseline} FLD-1`)
  await list()
  expect((await type(['run', 'FLD-1', '--baseline', baseline])).exitCode).toBe(0)
})

test('two reports are compared, and a file that is not a report is refused', async () => {
  const reports = await folder.subfolder('reports')
  const path = (name: string) => join(reports, name)
  const { cwd } = await type(['run', 'FLD-1', '--seed', '7'])
  const text = await readFile(join(cwd, 'mock-telemessage-report/report.json'), 'utf8')
  const report = jsonReportSchema.parse(JSON.parse(text))
  const failing = { ...report, seed: 8, results: report.results.map((result) => ({ ...result, verdict: 'fail' })) }
  await writeFile(path('before.json'), text)
  await writeFile(path('after.json'), JSON.stringify(failing))
  const worse = await type(['compare', path('before.json'), path('after.json')])
  expect(worse).toMatchObject({ exitCode: 1, stderr: '' })
  expect(worse.stdout).toContain('differs        seeds: 7 and 8\n')
  expect(worse.stdout).toMatch(/^Newly failing \(\d+\)\n.*\n +FLD-1 +pass +fail +FLD-1\//m)
  expect((await type(['compare', path('after.json'), path('before.json')])).exitCode).toBe(0)
  for (const [name, content, said] of [
    [
      'newer.json',
      { ...report, schemaVersion: 2 },
      'has schemaVersion 2, but this version of mock-telemessage reads 1',
    ],
    ['proof.json', { schemaVersion: 1, connectors: [] }, 'use a report that mock-telemessage run --json has written'],
    ['strange.json', { ...report, extra: 1 }, 'Unrecognized key: "extra"; this is mock-telemessage'],
  ] as const) {
    await writeFile(path(name), JSON.stringify(content))
    const { exitCode, stderr } = await type(['compare', path('before.json'), path(name)])
    expect(exitCode).toBe(2)
    expect(stderr).toContain(`${name}: `)
    expect(stderr).toContain(said)
  }
})

test('staging that is declared is judged', async () => {
  const declared = join(await folder.subfolder('declared'), 'conformance.json')
  const capabilities = ['importLog', 'itemClass', 'staging: azure-blob']
  await writeFile(declared, JSON.stringify({ connector: { name: 'staging', version: '1' }, capabilities }))
  const { exitCode, stdout } = await type(['run', 'STG-1', '--conformance', declared, '--strict'])
  expect(stdout).toContain('1 pass')
  expect(exitCode).toBe(0)
})

test('a report into a device leaves the device what it is', async () => {
  // Through a link, so that a mistake replaces the link and not the device of the machine.
  const device = join(await folder.subfolder('device'), 'null')
  await symlink('/dev/null', device)
  expect((await typeBuilt(['run', 'TEN-1', '--json', device])).exitCode).toBe(0)
  expect((await stat(device)).isCharacterDevice()).toBe(true)
})

test('an unusable folder for temporary files is named', async () => {
  const { exitCode, stderr } = await typeBuilt(['run', 'MAP-15'], { environment: { TMPDIR: '/nowhere/at/all' } })
  expect(exitCode).toBe(2)
  expect(stderr).toContain('cannot make a folder in /nowhere/at/all (ENOENT)')
  expect(stderr).toContain('set TMPDIR')
})

test('FORCE_COLOR colours a pipe, and NO_COLOR is stronger', async () => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the test looks for escape sequences
  const escapes = /\u001b\[/
  expect((await type(['run', 'FLD-1'], { environment: { FORCE_COLOR: '1' } })).stdout).toMatch(escapes)
  expect((await type(['run', 'FLD-1'], { environment: { FORCE_COLOR: '0' } })).stdout).not.toMatch(escapes)
  const both = { FORCE_COLOR: '1', NO_COLOR: '1' }
  expect((await type(['run', 'FLD-1'], { environment: both })).stdout).not.toMatch(escapes)
})

test('Ctrl-C ends a run plainly, and leaves no temporary file', async () => {
  const temporary = await folder.subfolder('tmp')
  const cwd = await folder.subfolder('cwd')
  const running = spawn(process.execPath, [builtProgram, 'run'], {
    cwd,
    env: { ...process.env, TMPDIR: temporary },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  running.stderr.on('data', (chunk: Buffer) => {
    said += chunk
  })
  // Worlds are open when their folder exists; only then does an interruption have something to clean up.
  while ((await readdir(temporary)).length === 0) await new Promise((resolve) => setTimeout(resolve, 50))
  running.kill('SIGINT')
  const [exitCode] = await once(running, 'exit')
  expect({ exitCode, said }).toEqual({
    exitCode: 130,
    said: expect.stringContaining('Interrupted: nothing was judged'),
  })
  expect(await readdir(temporary)).toEqual([])
  expect(await readdir(cwd)).toEqual([])
})
