import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import { createWorkFolder } from '../../runner/index.ts'
import { builtProgram } from '../../runner/own-package.ts'
import { expectGoesOn, fillRoom, shownRoom } from './sample-control-room.ts'
import { killAllServing, startServing } from './sample-serving.ts'

// Goal: armed faults, the journal, and what was counted are there when `serve` starts again in its data folder.

const folder = await createWorkFolder()
afterAll(async () => {
  killAllServing()
  await folder.remove()
})

const options = ['--items', '20', '--throttle', 'requests=4/600', '--no-console']

test('after a stop, serve has its faults, its journal and its counts; data check finds nothing wrong; reset clears them', async () => {
  const cwd = await folder.subfolder('cwd')
  const first = await startServing(cwd, options)
  await fillRoom(first)
  const before = await shownRoom(first)
  await first.stop()
  const { stdout } = await promisify(execFile)(process.execPath, [builtProgram, 'data', 'check'], { cwd })
  expect(stdout).toContain(': sound\n')
  const second = await startServing(cwd, options)
  await expectGoesOn(before, second)
  expect((await second.control('POST', '/reset')).status).toBe(204)
  await second.stop()
  const third = await startServing(cwd, options)
  const { faults, journal, seed } = await shownRoom(third)
  expect(faults.faults).toEqual([])
  expect(journal.entries.map(({ operation }) => operation)).toEqual(['token'])
  expect(journal.total).toBeGreaterThan(before.journal.total)
  expect(seed).not.toEqual(before.seed)
  await third.stop()
})

test('killed at once, it has not forgotten that a fault has struck, and what was armed before the answer', async () => {
  const cwd = await folder.subfolder('cwd')
  const first = await startServing(cwd, options)
  const rule = { operation: 'm365:mailFolders.list', times: 1, effect: { kind: 'answer', status: 503 } }
  expect((await first.control('POST', '/faults', rule)).status).toBe(201)
  expect((await first.ask('/mailFolders')).status).toBe(503)
  await first.kill()
  const second = await startServing(cwd, options)
  expect((await shownRoom(second)).faults.faults).toMatchObject([{ faultId: 'fault-1', calls: 1, hits: 1 }])
  expect((await second.ask('/mailFolders')).status).toBe(200)
  await second.stop()
})
