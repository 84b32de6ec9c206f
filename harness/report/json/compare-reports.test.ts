import { expect, test } from 'vitest'
import { requirementOf } from '../../catalogue/index.ts'
import type { Result, RunReport, Verdict } from '../../runner/play/result.ts'
import { sampleReport, sampleResult, sampleRun } from '../sample-report.ts'
import { compareReports } from './compare-reports.ts'
import { jsonReport } from './report.ts'
import type { JsonReport } from './schema.ts'

type Told = [requirement: string, scenario: string | undefined, verdict: Verdict | 'known']

const result = ([requirement, scenario, verdict]: Told): Result =>
  sampleResult(requirementOf(requirement), {
    scenario,
    ...(verdict === 'known' ? { verdict: 'fail', knownReason: 'ARCH-12' } : { verdict }),
  })
const report = (told: Told[], set: Partial<RunReport> = {}): JsonReport =>
  jsonReport(sampleReport(told.map(result), set), { package: '0.1.0' })

/** The one check that changed: its list, old and new verdict, and whether that is worse. */
function said(before: Told[], after: Told[], seedAfter = 42): unknown {
  const { isWorse, ...lists } = compareReports(report(before), report(after, { seed: seedAfter }))
  const changes = Object.entries(lists).flatMap(([list, of]) => of.map((one) => [list, one.before, one.after]))
  return [...changes, isWorse]
}

const cap: Told[] = [['CAP-1', 'CAP-1/a', 'pass']]

test.each<[string, Told[], Told[], unknown[]]>([
  ['nothing', cap, cap, [false]],
  ['a check that fails now', cap, [['CAP-1', 'CAP-1/a', 'fail']], [['newlyFailing', 'pass', 'fail'], true]],
  ['a check that passes now', [['CAP-1', 'CAP-1/a', 'fail']], cap, [['newlyPassing', 'fail', 'pass'], false]],
  [
    'a fail that is known now',
    [['CAP-1', 'CAP-1/a', 'fail']],
    [['CAP-1', 'CAP-1/a', 'known']],
    [['changed', 'fail', 'known'], false],
  ],
  [
    'a known failure that is not listed any more',
    [['CAP-1', 'CAP-1/a', 'known']],
    [['CAP-1', 'CAP-1/a', 'fail']],
    [['newlyFailing', 'known', 'fail'], true],
  ],
  ['a pass that warns now', cap, [['CAP-1', 'CAP-1/a', 'warn']], [['changed', 'pass', 'warn'], true]],
  [
    'a warning that cannot be judged now',
    [['CAP-1', 'CAP-1/a', 'warn']],
    [['CAP-1', 'CAP-1/a', 'error']],
    [['changed', 'warn', 'error'], true],
  ],
  [
    'an unknown that warns now',
    [['CAP-1', 'CAP-1/a', 'unknown']],
    [['CAP-1', 'CAP-1/a', 'warn']],
    [['changed', 'unknown', 'warn'], false],
  ],
  ['a check that vanished', [...cap, ['CAP-2', 'CAP-2/a', 'pass']], cap, [['vanished', 'pass', null], true]],
  ['a failing check that vanished', [...cap, ['CAP-2', 'CAP-2/a', 'fail']], cap, [['vanished', 'fail', null], true]],
  [
    'a check that no scenario plays any more',
    cap,
    [['CAP-1', undefined, 'not-covered']],
    [['vanished', 'pass', null], true],
  ],
  [
    'a check that a declaration leaves out now',
    cap,
    [['CAP-1', undefined, 'inapplicable']],
    [['changed', 'pass', 'inapplicable'], true],
  ],
  ['a check that is new', cap, [...cap, ['CAP-2', 'CAP-2/a', 'pass']], [['appeared', null, 'pass'], false]],
  ['a new check that fails', cap, [...cap, ['CAP-2', 'CAP-2/a', 'fail']], [['appeared', null, 'fail'], true]],
  [
    'a requirement that is covered now',
    [['CAP-1', undefined, 'not-covered']],
    cap,
    [['newlyPassing', 'not-covered', 'pass'], false],
  ],
  [
    'a requirement that is inapplicable now',
    [['CAP-1', undefined, 'not-covered']],
    [['CAP-1', undefined, 'inapplicable']],
    [['changed', 'not-covered', 'inapplicable'], false],
  ],
  ['a requirement without a check that was not requested', [...cap, ['CAP-2', undefined, 'not-covered']], cap, [false]],
  ['an additional finding', cap, [...cap, ['MAP-14', 'CAP-1/a', 'fail']], [['newlyFailing', 'pass', 'fail'], true]],
  [
    'an additional finding that is gone',
    [...cap, ['MAP-14', 'CAP-1/a', 'fail']],
    cap,
    [['newlyPassing', 'fail', 'pass'], false],
  ],
  [
    'an additional finding that is gone, in a scenario that fails itself',
    [...cap, ['MAP-14', 'CAP-1/a', 'fail']],
    [['CAP-1', 'CAP-1/a', 'fail']],
    [['newlyFailing', 'pass', 'fail'], ['vanished', 'fail', null], true],
  ],
  [
    'a failure of the mock itself',
    [['SIT-1', 'SIT-1/a', 'pass']],
    [['SIT-1', 'SIT-1/a', 'fail']],
    [['newlyFailing', 'pass', 'fail'], false],
  ],
])('%s', (_, before, after, expected) => {
  expect(said(before, after)).toEqual(expected)
})

const day: Told[] = [['CAP-1', 'the-day', 'pass']]

test.each<[string, Told[], Told[], number, unknown[]]>([
  [
    'a situation that does not occur on the same day any more',
    [...day, ['CAP-2', 'the-day', 'pass']],
    day,
    42,
    [['vanished', 'pass', null], true],
  ],
  ['a situation that does not occur on another day', [...day, ['CAP-2', 'the-day', 'pass']], day, 43, [false]],
  ['a situation that did not occur on another day', day, [...day, ['CAP-2', 'the-day', 'pass']], 43, [false]],
  [
    'a finding on another day',
    day,
    [...day, ['CAP-2', 'the-day', 'fail']],
    43,
    [['newlyFailing', 'pass', 'fail'], true],
  ],
  [
    'a finding that is gone on the same day',
    [...day, ['CAP-2', 'the-day', 'fail']],
    day,
    42,
    [['newlyPassing', 'fail', 'pass'], false],
  ],
  ['a failure on both days', [['CAP-2', 'the-day', 'fail']], [['CAP-2', 'the-day', 'fail']], 43, [false]],
])('of a day: %s', (_, before, after, seed, expected) => {
  expect(said(before, after, seed)).toEqual(expected)
})

test('a report has no changes compared with itself', () => {
  const whole = jsonReport(sampleRun(), { package: '0.1.0' })
  expect(compareReports(whole, whole)).toEqual({
    newlyFailing: [],
    newlyPassing: [],
    changed: [],
    vanished: [],
    appeared: [],
    isWorse: false,
  })
})
