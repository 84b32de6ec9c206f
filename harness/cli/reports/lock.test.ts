import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { createWorkFolder } from '../../runner/index.ts'
import { takeLock } from './lock.ts'

const work = await createWorkFolder()
afterAll(() => work.remove())

let folder: string
let path: string
beforeEach(async () => {
  folder = await work.subfolder('locks')
  path = join(folder, 'report.json.lock')
})

const holder = { program: 'mock-telemessage', pid: process.pid, host: hostname(), startedTicks: null }
const leave = (changes: Partial<Record<keyof typeof holder, unknown>>) =>
  writeFile(path, JSON.stringify({ ...holder, ...changes }))

/** The number of a process that has ended. */
async function endedPid(): Promise<number | undefined> {
  const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' })
  await once(child, 'exit')
  return child.pid
}

test('a lock is held until it is removed, and a second removal does not remove that of another', async () => {
  const first = await takeLock(path, '--json report.json')
  await expect(takeLock(path, '--json report.json')).rejects.toMatchObject({
    code: 'report-in-use',
    message: `--json report.json: another run (process ${process.pid}) writes there; wait for its end, or name another place. If there is no other run, delete ${path}`,
  })
  first.remove()
  const second = await takeLock(path, '')
  first.remove()
  expect(await readdir(folder)).toEqual(['report.json.lock'])
  second.remove()
  expect(await readdir(folder)).toEqual([])
})

test('the lock of a process that has ended is taken over', async () => {
  await leave({ pid: await endedPid() })
  const lock = await takeLock(path, '')
  expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ pid: process.pid })
  expect(await readdir(folder)).toEqual(['report.json.lock'])
  lock.remove()
})

test.runIf(process.platform === 'linux')('so is that of a process whose number another one has now', async () => {
  await leave({ startedTicks: '1' })
  const lock = await takeLock(path, '')
  lock.remove()
})

test.each<[string, () => Promise<void>, string]>([
  ['of a process that is there', () => leave({}), `process ${process.pid}`],
  // Nobody here can know whether a process of another machine is still there.
  ['of another machine', async () => leave({ host: 'elsewhere', pid: await endedPid() }), 'on elsewhere'],
  // As it is for a moment while another run makes it.
  ['that is empty', () => writeFile(path, ''), 'another run writes there'],
  ['that is not a lock', () => writeFile(path, '{"name":"a file of mine"}'), 'another run writes there'],
])('a lock %s stays as it is', async (_of, leaveIt, said) => {
  await leaveIt()
  const before = await readFile(path, 'utf8')
  await expect(takeLock(path, '--json report.json')).rejects.toThrow(said)
  expect(await readFile(path, 'utf8')).toBe(before)
  expect(await readdir(folder)).toEqual(['report.json.lock'])
})

test('of many that find a lock left behind, one gets it', async () => {
  await leave({ pid: await endedPid() })
  const ended = await Promise.allSettled(Array.from({ length: 8 }, () => takeLock(path, '')))
  expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await readdir(folder)).toEqual(['report.json.lock'])
})
