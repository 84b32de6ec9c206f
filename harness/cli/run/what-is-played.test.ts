import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { requirementOf } from '../../catalogue/index.ts'
import { jsonReport } from '../../report/index.ts'
import { sampleReport, sampleResult } from '../../report/sample-report.ts'
import { createWorkFolder } from '../../runner/index.ts'
import type { Verdict } from '../../runner/play/result.ts'
import { whatIsPlayed } from './what-is-played.ts'

const folder = await createWorkFolder()
afterAll(() => folder.remove())

/** A report of a run with seed 42 in which these scenarios have these verdicts. */
async function reportFile(verdicts: Record<string, Verdict>): Promise<string> {
  const results = Object.entries(verdicts).map(([scenario, verdict]) =>
    sampleResult(requirementOf('MAP-4'), { scenario, verdict }),
  )
  const file = join(await folder.subfolder('report'), 'report.json')
  await writeFile(file, JSON.stringify(jsonReport(sampleReport(results), { package: '0' })))
  return file
}

test('plays everything, what the filters choose, or the day alone', async () => {
  expect(await whatIsPlayed([], {})).toEqual({ filters: [], playsDay: true, playsScenarios: true })
  expect(await whatIsPlayed(['MAP'], {})).toEqual({ filters: ['MAP'], playsDay: false, playsScenarios: true })
  expect(await whatIsPlayed([], { dayOnly: true })).toEqual({ filters: [], playsDay: true, playsScenarios: false })
})

test('plays again what was not green in a report, with its seed', async () => {
  const file = await reportFile({ 'MAP-4/a': 'fail', 'MAP-4/b': 'pass', 'MAP-4/c': 'flaky', 'MAP-4/d': 'warn' })
  const chosen = { filters: ['MAP-4/a', 'MAP-4/c'], playsDay: false, playsScenarios: true, seed: 42 }
  expect(await whatIsPlayed([], { rerunFailed: file })).toEqual(chosen)
})

test('plays the day again if it was red', async () => {
  const file = await reportFile({ 'the-day': 'fail', 'MAP-4/b': 'pass' })
  const chosen = { filters: [], playsDay: true, playsScenarios: false, seed: 42 }
  expect(await whatIsPlayed([], { rerunFailed: file })).toEqual(chosen)
})

test.each<[string, string[], Parameters<typeof whatIsPlayed>[1], string]>([
  ['a filter', ['MAP'], { dayOnly: true }, 'day-only-and-scenarios'],
  ['repetition', [], { dayOnly: true, repeat: 3 }, 'day-only-and-scenarios'],
  ['a report and a filter', ['MAP'], { rerunFailed: 'report.json' }, 'rerun-and-filters'],
])('refuses %s that would do nothing', async (_what, filters, flags, code) => {
  await expect(whatIsPlayed(filters, flags)).rejects.toMatchObject({ code })
})

test('refuses a report in which everything is green, and a file that is not a report', async () => {
  const green = await reportFile({ 'MAP-4/b': 'pass' })
  await expect(whatIsPlayed([], { rerunFailed: green })).rejects.toMatchObject({ code: 'nothing-to-rerun' })
  const other = join(folder.path, 'other.json')
  await writeFile(other, '{}')
  await expect(whatIsPlayed([], { rerunFailed: other })).rejects.toMatchObject({ code: 'not-a-report' })
})
