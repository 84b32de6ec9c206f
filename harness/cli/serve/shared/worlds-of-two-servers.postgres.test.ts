import { afterAll, describe, expect, inject, test } from 'vitest'
import { scenarios } from '../../../../scenarios/index.ts'
import { type ReferenceDoor, referenceConnectorThrough } from '../../../../scenarios/reference-connector.ts'
import { selfTests } from '../../../../scenarios/self-test/index.ts'
import { createChance } from '../../../control/seed.ts'
import { createWorkFolder, playScenario, referenceDeclared } from '../../../runner/index.ts'
import { playable } from '../../../runner/play/playable.ts'
import { openWorlds } from '../../../runner/world/open-world.ts'
import { type Counts, openStateOfTwoServers } from './sample-two-servers.ts'

// Goal: the suite passes against two servers over one PostgreSQL, with requests in turn, through both doors.
//
// All worlds take minutes: by default it plays a share of them, which the seed draws. `MT_POSTGRES_WORLDS=all npm run test:postgres` plays all.

const seed = Number(process.env['MT_SEED'] ?? 20_260_311)
const isWhole = process.env['MT_POSTGRES_WORLDS'] === 'all'
const share = 1 / 24
const workFolder = await createWorkFolder()
const counts: Counts = [0, 0]
afterAll(() => workFolder.remove())
const keep = (folder: string) => openStateOfTwoServers(folder, { postgresUrl: inject('postgresUrl'), counts })
const openWorld = await openWorlds({ seed: 20_260_311, workFolder, keep })

describe.each<[ReferenceDoor, typeof scenarios]>([
  ['import-session', [...scenarios, ...selfTests]],
  ['graph-messages', scenarios],
])('two servers over PostgreSQL, through %s', (door, all) => {
  const connector = referenceConnectorThrough(door)
  const chance = createChance(seed).fork(door)
  const plays = playable(all, [], referenceDeclared)
    .filter(() => chance.int(1, 1_000) <= share * 1_000 || isWhole)
    .map((scenario) => [scenario.id, scenario] as const)
  test.concurrent.each(plays)('%s', { timeout: 240_000 }, async (id, scenario) => {
    const { results } = await playScenario({ scenario, connector, strict: true, openWorld: () => openWorld(id) })
    expect(
      results.filter((result) => result.verdict !== 'pass'),
      `MT_SEED=${seed}`,
    ).toEqual([])
  })
})

test('each of the two servers got half of the requests', () => {
  const [first, second] = counts
  process.stdout.write(`two servers over PostgreSQL: ${first} and ${second} connections (MT_SEED=${seed})\n`)
  expect(first).toBeGreaterThan(100)
  expect(Math.abs(first - second)).toBeLessThanOrEqual(first / 10)
})
