import { afterAll, expect, test } from 'vitest'
import { referenceConnector } from '../../../scenarios/reference-connector.ts'
import { drawSeed } from '../../control/seed.ts'
import { createWorkFolder, run } from '../../runner/index.ts'
import { syntheticDay } from './synthetic-day.ts'

// New random days: a suite that plays only known seeds could be passed by memorising them.

const workFolder = await createWorkFolder()
afterAll(() => workFolder.remove())

const itemCount = 300
const seeds = [drawSeed(), drawSeed(), drawSeed()]

test.each(seeds)('the day of seed %i, drawn just now, passes', async (seed) => {
  const report = await run({
    seed,
    connector: referenceConnector,
    scenarios: [],
    filters: [],
    day: await syntheticDay({ seed, itemCount }),
    leftLines: [],
    strict: true,
    replayCommand: '',
    replayScenarioCommand: '',
    workFolder,
    watch: () => {},
  })
  const replay = `replay with: npx mock-telemessage run --seed ${seed} --items ${itemCount}`
  expect(
    report.results.filter((result) => result.verdict === 'fail'),
    replay,
  ).toEqual([])
  expect(Object.values(report.ledger?.faults ?? { none: 'no ledger' }), replay).toEqual([0, 0, 0, 0, 0, 0])
  expect(report.ledger?.items).toBe(itemCount)
})
