import { expect, test } from 'vitest'
import { type Declaration, defaultReadings, requirementOf } from '../../catalogue/index.ts'
import type { Finding } from '../../oracle/index.ts'
import { referenceDeclared } from '../world/declared.ts'
import type { Verdict } from './result.ts'
import { resultsOf, unplayed } from './results-of.ts'
import { exitCodeOf, totalsOf } from './run.ts'
import type { Scenario } from './scenario.ts'

const scenario = (requirement: string, weight?: Scenario['weight']): Scenario => ({
  id: `${requirement}/sample`,
  requirement,
  title: 'a sample',
  weight,
  play: async () => {},
})
const finding = (requirement: string): Finding => ({
  requirement,
  message: 'wrong',
  acceptable: ['right'],
  seen: 'wrong',
})
const play = { own: [], others: [], occurrences: 1, strict: false }
const verdictsOf = (changes: Partial<Parameters<typeof resultsOf>[0]>): Record<string, Verdict> =>
  Object.fromEntries(
    resultsOf({ scenario: scenario('MAP-5'), ...play, ...changes }).map((result) => [
      result.requirement,
      result.verdict,
    ]),
  )

test('passes when its checks were made and found nothing', () => {
  expect(verdictsOf({})).toEqual({ 'MAP-5': 'pass' })
})

test('is unknown if its situation did not occur', () => {
  expect(verdictsOf({ occurrences: 0 })).toEqual({ 'MAP-5': 'unknown' })
})

test('is unknown if its situation occurred too rarely', () => {
  const [equalTexts] = resultsOf({ scenario: scenario('CAP-11'), ...play, occurrences: 1 })
  expect(equalTexts).toMatchObject({ verdict: 'unknown', message: expect.stringContaining('1 of at least 2') })
  expect(verdictsOf({ scenario: scenario('CAP-11'), occurrences: 2 })).toEqual({ 'CAP-11': 'pass' })
})

test('fails by its own finding, and by a finding of the audit about its requirement', () => {
  expect(verdictsOf({ own: [finding('MAP-5')] })).toEqual({ 'MAP-5': 'fail' })
  expect(verdictsOf({ others: [finding('MAP-5')] })).toEqual({ 'MAP-5': 'fail' })
})

test('assigns other findings of the audit to the requirements that they break', () => {
  expect(verdictsOf({ others: [finding('CNV-2'), finding('FLD-4')] })).toEqual({
    'MAP-5': 'pass',
    'CNV-2': 'fail',
    'FLD-4': 'warn',
  })
})

test('warns about a broken should, and fails it when strict', () => {
  expect(verdictsOf({ scenario: scenario('LIM-6'), own: [finding('LIM-6')] })).toEqual({ 'LIM-6': 'warn' })
  expect(verdictsOf({ scenario: scenario('LIM-6'), own: [finding('LIM-6')], strict: true })).toEqual({
    'LIM-6': 'fail',
  })
  expect(verdictsOf({ scenario: scenario('MAP-9', 'should'), own: [finding('MAP-9')] })).toEqual({ 'MAP-9': 'warn' })
})

test('a requirement that nothing played is not covered, or inapplicable by declaration', () => {
  const nothing: Declaration = { readings: defaultReadings, capabilities: [] }
  expect(unplayed(requirementOf('DAY-9'), nothing).verdict).toBe('not-covered')
  expect(unplayed(requirementOf('STG-1'), nothing).verdict).toBe('inapplicable')
  expect(unplayed(requirementOf('STG-1'), { ...nothing, capabilities: ['staging: azure-blob'] }).verdict).toBe(
    'not-covered',
  )
  const literal: Declaration = { ...nothing, readings: { ...defaultReadings, 'window.catchUp': 'exactly-24-hours' } }
  expect(unplayed(requirementOf('RES-9'), literal)).toMatchObject({
    verdict: 'inapplicable',
    message: expect.stringContaining('loses data by declaration'),
  })
})

test('totals count each connector requirement once, by its most serious verdict', () => {
  const results = [
    ...resultsOf({ scenario: scenario('MAP-5'), ...play }),
    ...resultsOf({ scenario: scenario('MAP-5'), ...play, own: [finding('MAP-5')] }),
    unplayed(requirementOf('DAY-9'), referenceDeclared),
    unplayed(requirementOf('SIT-1'), referenceDeclared),
    ...resultsOf({ scenario: scenario('SIT-2'), ...play, own: [finding('SIT-2')] }),
  ]
  expect(totalsOf(results)).toMatchObject({ fail: 1, pass: 0, 'not-covered': 1 })
})

test.each([
  [{ fail: 1, unknown: 1 }, false, 1],
  [{ unknown: 1 }, false, 2],
  [{ error: 1 }, false, 2],
  [{ flaky: 1 }, false, 2],
  [{ 'not-covered': 1 }, false, 0],
  [{ 'not-covered': 1 }, true, 2],
  [{ warn: 1, pass: 3, inapplicable: 2 }, true, 0],
  [{ warn: 1 }, true, 0],
  [{ inapplicable: 2 }, false, 0],
  [{ inapplicable: 2 }, true, 2],
  [{}, true, 2],
])('exit code of %o, strict %s, is %i', (changes, strict, exitCode) => {
  const none = { fail: 0, error: 0, flaky: 0, unknown: 0, warn: 0, 'not-covered': 0, inapplicable: 0, pass: 0 }
  expect(exitCodeOf({ totals: { ...none, ...changes }, strict, results: [] })).toBe(exitCode)
})
