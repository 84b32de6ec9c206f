import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { scenarios } from '../../scenarios/index.ts'
import { type ReferenceDoor, referenceConnectorThrough } from '../../scenarios/reference-connector.ts'
import { shareOf } from '../../scenarios/sample-share.ts'
import { selfTests } from '../../scenarios/self-test/index.ts'
import { createWorkFolder, playScenario, referenceDeclared } from '../runner/index.ts'
import { playable } from '../runner/play/playable.ts'
import { openWorlds } from '../runner/world/open-world.ts'
import { openDiskStore } from '../stores/disk/disk-store.ts'
import { openKeptState } from '../stores/kept-state.ts'

// Goal: servers that keep their state on the disk are the same servers: the suite passes with them, through both doors.

const seed = 20_260_311
const workFolder = await createWorkFolder()
afterAll(() => workFolder.remove())
const keep = async (folder: string) => openKeptState(await openDiskStore(join(folder, 'kept')))
const openWorld = await openWorlds({ seed, workFolder, keep })

describe.each<[ReferenceDoor, typeof scenarios]>([
  ['import-session', [...scenarios, ...selfTests]],
  ['graph-messages', scenarios],
])('kept on the disk, through %s', (door, all) => {
  const connector = referenceConnectorThrough(door)
  const plays = shareOf(playable(all, [], referenceDeclared)).map((scenario) => [scenario.id, scenario] as const)
  test.concurrent.each(plays)('%s', { timeout: 240_000 }, async (id, scenario) => {
    const { results } = await playScenario({ scenario, connector, strict: true, openWorld: () => openWorld(id) })
    expect(results.filter((result) => result.verdict !== 'pass')).toEqual([])
  })
})
