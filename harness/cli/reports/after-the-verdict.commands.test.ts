import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createWorkFolder } from '../../runner/index.ts'
import { typingIn } from '../sample-typing.ts'
import { takeLock } from './lock.ts'

// Reports are tried before the work and written after the verdict, whatever happens to them.

const folder = await createWorkFolder()
afterAll(() => folder.remove())
const type = typingIn(folder)

/** A declaration that the reference connector does not keep, so that FLD-1 turns red. */
const untrue = {
  connector: { name: 'reference', version: '1' },
  capabilities: ['importLog'],
  readings: { 'folder.parent': 'inbox' },
}

async function folderWith(files: Record<string, string>): Promise<string> {
  const cwd = await folder.subfolder('cwd')
  for (const [name, text] of Object.entries(files)) await writeFile(join(cwd, name), text)
  return cwd
}

test.each([
  [['run', '--json', 'file/report.json'], '--json file/report.json: a part of the path is a file'],
  [['run', '--json', 'same', '--html', 'same'], '--html same and --json same are the same file'],
  [['run', '--repro', 'file'], '--repro file: this is a file, and not a folder'],
  [['run', '--baseline', 'known.json', '--json', 'known.json'], '--baseline known.json are the same file'],
  [['prove', '--html', '.'], '--html .: this is a folder'],
  [['prove', '--full', '--record', 'file/record.json'], '--record file/record.json: a part of the path is a file'],
])('%j is refused before anything is played', async (args, said) => {
  const cwd = await folderWith({ file: '', 'known.json': '{"schemaVersion":1,"knownFailures":[]}' })
  const { exitCode, stdout, stderr } = await type(args, { cwd })
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' })
  expect(stderr).toMatch(/^mock-telemessage: .*\n$/)
  expect(stderr).toContain(said)
  expect((await readdir(cwd)).toSorted()).toEqual(['file', 'known.json'])
})

test.runIf(process.platform === 'linux')(
  'a full disk takes one report away, and neither the verdict nor the other report',
  async () => {
    const { exitCode, stdout, stderr, cwd } = await type(['run', 'FLD-1', '--json', '/dev/full'])
    expect(exitCode).toBe(2)
    expect(stdout).toContain('reference connector passes: 1 requirement passes')
    expect(stdout).toContain('HTML report    mock-telemessage-report/report.html\n')
    expect(stdout).not.toContain('JSON report')
    expect(stderr).toMatch(/^mock-telemessage: JSON report: cannot write \/dev\/full: the disk is full; free .*\n$/)
    expect(await readdir(join(cwd, 'mock-telemessage-report'))).toEqual(['report.html'])
  },
)

test.runIf(process.platform === 'linux')('so it is with the proof', async () => {
  const { exitCode, stdout, stderr } = await type(['prove', 'first-recipient-only', '--json', '/dev/full'])
  expect(exitCode).toBe(2)
  expect(stdout).toContain('Replay with: npx mock-telemessage prove first-recipient-only --seed ')
  expect(stderr).toMatch(/^mock-telemessage: json: cannot write \/dev\/full: the disk is full; .*\n$/)
})

test('evidence that cannot be written takes no failure away, and 2 wins over 1', async () => {
  const cwd = await folderWith({ 'conformance.json': JSON.stringify(untrue) })
  expect((await type(['run', 'FLD-1', '--repro', 'evidence'], { cwd })).exitCode).toBe(1)
  const [id = ''] = await readdir(join(cwd, 'evidence'))
  expect(await readdir(join(cwd, 'evidence'))).toHaveLength(1)
  await mkdir(join(cwd, 'other'))
  await writeFile(join(cwd, 'other', id), 'in the way')
  const { exitCode, stdout, stderr } = await type(['run', 'FLD-1', '--repro', 'other'], { cwd })
  expect(exitCode).toBe(2)
  expect(stdout).toMatch(/^3 fail {2}0 error /m)
  expect(stderr).toMatch(/^mock-telemessage: evidence of FLD-1\/\S+: cannot write to other: a file of this name is in /)
  expect(await readFile(join(cwd, 'other', id), 'utf8')).toBe('in the way')
})

test('a second run does not write into the reports of the first', async () => {
  const cwd = await folderWith({})
  await mkdir(join(cwd, 'mock-telemessage-report'))
  const first = await takeLock(join(cwd, 'mock-telemessage-report', 'report.html.lock'), '')
  const { exitCode, stdout, stderr } = await type(['run', 'FLD-1'], { cwd })
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' })
  expect(stderr).toContain('--html mock-telemessage-report/report.html: another run (process')
  expect(await readdir(join(cwd, 'mock-telemessage-report'))).toEqual(['report.html.lock'])
  first.remove()
  expect((await type(['run', 'FLD-1'], { cwd })).exitCode).toBe(0)
})

test('reports can be thrown away', async () => {
  const { exitCode, stderr, cwd } = await type(['run', 'FLD-1', '--json', '/dev/null', '--html', '/dev/null'])
  expect({ exitCode, stderr, files: await readdir(cwd) }).toEqual({ exitCode: 0, stderr: '', files: [] })
})
