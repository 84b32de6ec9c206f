import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { ConformanceFile } from '../../contract/index.ts'
import { createWorkFolder } from '../../runner/index.ts'
import { typingIn } from '../sample-typing.ts'

// The declaration that a run follows, as a user types the commands.

const folder = await createWorkFolder()
afterAll(() => folder.remove())
const typeIn = typingIn(folder)

const inbox: Partial<ConformanceFile> = { readings: { 'folder.parent': 'inbox' } }

/** Runs a command in a folder with a `conformance.json`, where one is given. */
async function type(args: string[], conformance?: Partial<ConformanceFile> | string) {
  const cwd = await folder.subfolder('cwd')
  if (conformance !== undefined) {
    const file = { connector: { name: 'Acme', version: '4.2' }, capabilities: ['importLog'], ...Object(conformance) }
    await writeFile(join(cwd, 'conformance.json'), typeof conformance === 'string' ? conformance : JSON.stringify(file))
  }
  const typed = await typeIn(args, { cwd })
  const report = () => readFile(join(cwd, 'mock-telemessage-report/report.json'), 'utf8')
  return { ...typed, report }
}

const verdictOn = (requirement: string, verdict: string) => expect.objectContaining({ requirement, verdict })

test('a conformance.json that is there is what the run goes by, and what replays it', async () => {
  const { exitCode, stdout, report } = await type(['run', 'FLD-1', '--seed', '7'], inbox)
  expect(exitCode).toBe(1)
  expect(stdout).toContain('run --seed 7 --conformance conformance.json FLD-1')
  const { declared, connector } = JSON.parse(await report())
  expect(declared).toMatchObject({ from: 'the file conformance.json', readings: { 'folder.parent': 'inbox' } })
  // The reference connector was judged, whatever name is in the file.
  expect(connector).toBe('reference connector')
})

test('a conformance.json that is there can be left aside', async () => {
  const { exitCode, stdout } = await type(['run', 'FLD-1', '--no-conformance'], inbox)
  expect({ exitCode }).toEqual({ exitCode: 0 })
  expect(stdout).toContain('--no-conformance FLD-1')
})

test('scenarios that the declaration excludes are not played, and the report says what is lost', async () => {
  const declared = { readings: { 'window.catchUp': 'exactly-24-hours' as const }, capabilities: [] }
  const { exitCode, stdout, report } = await type(['run', 'DAY-5', 'LOG-1', 'CNV-11'], declared)
  expect({ exitCode }).toEqual({ exitCode: 0 })
  expect(stdout).toContain('loses data by declaration')
  const { totals } = JSON.parse(await report())
  expect(totals).toMatchObject({ inapplicable: 3, pass: 0 })
})

test('another connector has the name in the file, and without a file nothing is declared for it', async () => {
  const silent = ['run', 'LOG-1', '--connector-command', 'true']
  const named = JSON.parse(await (await type(silent, {})).report())
  expect(named).toMatchObject({ connector: 'Acme 4.2', results: expect.arrayContaining([verdictOn('LOG-1', 'fail')]) })
  const undeclared = JSON.parse(await (await type(silent)).report())
  expect(undeclared).toMatchObject({
    connector: 'true',
    declared: { from: expect.stringContaining('nothing is declared') },
    results: expect.arrayContaining([verdictOn('LOG-1', 'inapplicable')]),
  })
})

test.each([
  [['run', 'FLD-1'], '{"connector": 1}', 'conformance.json: connector: is 1; give an object with name and version'],
  [['run', 'FLD-1', '--conformance', 'nowhere.json'], undefined, 'nowhere.json: there is no such file or folder'],
  [['run', 'LIM-1/attachment-dropped'], undefined, 'it is only played under size.oversizeAttachment: drop-attachment'],
  [['init'], '{}', 'conformance.json already exists; use --force to replace it'],
  [['requirements', 'MAP-99'], undefined, 'nothing is called "MAP-99"'],
  [['requirements', '--json', '--markdown'], undefined, "cannot be used with option '--markdown'"],
])('%j is refused in one message, with exit code 2', async (args, conformance, text) => {
  const { exitCode, stdout, stderr } = await type(args, conformance)
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' })
  expect(stderr).toContain(text)
})

test('init writes a file, and the next run goes by it', async () => {
  const { exitCode, stdout } = await type(['init', '--file', 'acme.json'])
  expect(exitCode).toBe(0)
  expect(stdout).toContain('Wrote acme.json')
  expect((await type(['init', '--help'])).stdout).toContain('$ mock-telemessage init --force')
  expect((await type(['requirements', '--help'])).stdout).toContain('$ mock-telemessage requirements MAP LIM-3')
})
