import { afterAll, expect, test } from 'vitest'
import { createWorkFolder } from '../../../runner/index.ts'
import { openSamplePlace } from '../../../stores/postgres/sample-place.ts'
import { expectGoesOn, fillRoom, shownRoom } from '../sample-control-room.ts'
import { killAllServing, type SampleServing, startServing } from '../sample-serving.ts'

// Goal: when the process that works is killed, the one that takes over has its armed faults, its journal and its counts.

const folder = await createWorkFolder()
afterAll(async () => {
  killAllServing()
  await folder.remove()
})

test('a process that takes over from a killed one has its faults, journal and counts', {
  timeout: 120_000,
}, async () => {
  const { url } = await openSamplePlace()
  const options = ['--store', url, '--items', '20', '--throttle', 'requests=4/600', '--no-console']
  const start = async (): Promise<SampleServing> => startServing(await folder.subfolder('cwd'), options)
  const [first, second] = [await start(), await start()]
  await fillRoom(first)
  const before = await shownRoom(second)
  await first.kill()
  await expect.poll(() => second.said(), { timeout: 30_000 }).toContain('This server works now')
  await expectGoesOn(before, second)
})
