import { afterAll, expect, test } from 'vitest'
import { scenarios } from '../../../scenarios/index.ts'
import { referenceConnector } from '../../../scenarios/reference-connector.ts'
import { jsonReport } from '../../report/index.ts'
import { createWorkFolder, run, selectScenarios } from '../../runner/index.ts'
import { syntheticDay } from './synthetic-day.ts'

const workFolder = await createWorkFolder()
afterAll(() => workFolder.remove())

/** The report of a day of 150 items and of one scenario of each area, without what may differ. */
async function reportOf(seed: number): Promise<unknown> {
  const chosen = selectScenarios(scenarios, ['CAP-5', 'DAY-6', 'CNV-9', 'FLD-3', 'MAP-8', 'LIM-4', 'LOG'])
  const report = await run({
    seed,
    connector: referenceConnector,
    scenarios: chosen,
    filters: [],
    day: await syntheticDay({ seed, itemCount: 150 }),
    leftLines: [],
    strict: false,
    replayCommand: '',
    replayScenarioCommand: '',
    workFolder,
    watch: () => {},
  })
  const { durationSeconds, results, ...rest } = jsonReport(report, { package: '0' })
  expect(durationSeconds).toBeGreaterThan(0)
  return { ...rest, results: results.map((result) => ({ ...result, durationSeconds: null })) }
}

test('equal seeds have equal reports, and another seed has another day', async () => {
  const [first, again, other] = [await reportOf(41), await reportOf(41), await reportOf(42)]
  expect(again).toEqual(first)
  expect(other).not.toEqual(first)
})
