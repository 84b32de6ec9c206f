import fc from 'fast-check'
import { expect, test } from 'vitest'
import { requirementOf, requirements } from '../../catalogue/index.ts'
import { jsonReport, renderJunit } from '../../report/index.ts'
import { sampleReport, sampleResult } from '../../report/sample-report.ts'
import type { KnownFailure, Result, Verdict } from '../../runner/play/result.ts'
import { exitCodeOf, totalsOf } from '../../runner/play/run.ts'
import { withBaseline } from './baseline-applied.ts'

const result = (requirement: string, slug: string, verdict: Verdict): Result =>
  sampleResult(requirementOf(requirement), {
    scenario: slug.includes('/') || slug === 'the-day' ? slug : `${requirement}/${slug}`,
    verdict,
  })
const listed = (requirement: string, scenario?: string): KnownFailure => ({ requirement, scenario, reason: 'ARCH-12' })
const apply = (results: Result[], knownFailures: KnownFailure[], filtered = false) =>
  withBaseline(sampleReport(results), { knownFailures, filtered })

test('a listed failure keeps its verdict, has its reason in the report, and does not fail the run', () => {
  const report = apply([result('RES-1', 'a', 'fail'), result('RES-2', 'a', 'pass')], [listed('RES-1')])
  expect(report.results).toMatchObject([{ verdict: 'fail', knownReason: 'ARCH-12' }, { verdict: 'pass' }])
  expect(report).toMatchObject({ totals: { fail: 0, pass: 1 }, outdatedKnownFailures: [] })
  expect(exitCodeOf(report)).toBe(0)
})

test('a failure in another scenario than the listed one fails the run', () => {
  const results = [result('RES-1', 'a', 'fail'), result('RES-1', 'b', 'fail')]
  const report = apply(results, [listed('RES-1', 'RES-1/a')])
  expect(report.results.map(({ knownReason }) => knownReason)).toEqual(['ARCH-12', undefined])
  expect([report.totals.fail, exitCodeOf(report)]).toEqual([1, 1])
})

test.each<[Verdict, 0 | 1 | 2]>([
  ['pass', 0],
  ['warn', 0],
  ['unknown', 2],
  ['error', 2],
])('beside a known failure, %s of the same requirement ends with %i', (verdict, exitCode) => {
  expect(exitCodeOf(apply([result('RES-1', 'a', 'fail'), result('RES-1', 'b', verdict)], [listed('RES-1')]))).toBe(
    exitCode,
  )
})

test.each<[string, Result[], KnownFailure, boolean, boolean]>([
  ['a requirement that passes', [result('RES-1', 'a', 'pass')], listed('RES-1'), false, true],
  ['a requirement that passes as far as it was chosen', [result('RES-1', 'a', 'pass')], listed('RES-1'), true, false],
  ['a scenario that passes, also a chosen one', [result('RES-1', 'a', 'pass')], listed('RES-1', 'RES-1/a'), true, true],
  [
    'a requirement that still fails somewhere',
    [result('RES-1', 'a', 'pass'), result('RES-1', 'b', 'fail')],
    listed('RES-1'),
    false,
    false,
  ],
  ['a should that is not met', [result('FLD-4', 'a', 'warn')], listed('FLD-4'), false, false],
  ['what nobody could judge', [result('RES-1', 'a', 'unknown')], listed('RES-1'), false, false],
  ['what nobody played', [result('RES-2', 'a', 'pass')], listed('RES-1', 'RES-1/a'), false, false],
  [
    'what was found on the way, and is found no more',
    [result('CAP-1', 'a', 'pass')],
    listed('MAP-14', 'CAP-1/a'),
    false,
    true,
  ],
  [
    'what was found on the way, where the connector stops now',
    [result('CAP-1', 'a', 'fail')],
    listed('MAP-14', 'CAP-1/a'),
    false,
    false,
  ],
  ['what did not occur on the day', [result('CAP-1', 'the-day', 'pass')], listed('MAP-14', 'the-day'), false, false],
])('outdated or not: %s', (_, results, entry, filtered, outdated) => {
  const report = apply(results, [entry], filtered)
  expect(report.outdatedKnownFailures).toEqual(outdated ? [entry] : [])
  if (outdated) expect(exitCodeOf(report)).toBe(1)
})

test('a strict run whose only verdict is a known failure has judged something', () => {
  const results = [result('RES-1', 'a', 'fail')]
  const report = withBaseline(sampleReport(results, { strict: true }), {
    knownFailures: [listed('RES-1')],
    filtered: false,
  })
  expect(exitCodeOf(report)).toBe(0)
})

test('without entries nothing changes, whatever the verdicts', () => {
  const results = requirements.map(({ id }, at) =>
    result(id, 'a', (['pass', 'fail', 'warn'] as const)[at % 3] ?? 'pass'),
  )
  const report = apply(results, [])
  expect(report.totals).toEqual(totalsOf(results))
  expect(report.results).toEqual(results)
})

test('something in the JUnit report is red exactly when the exit code is not 0, and the outcome agrees', () => {
  // Each listed failure that passes makes its entry outdated.
  const verdicts: Verdict[] = [
    'pass',
    'pass',
    'pass',
    'fail',
    'warn',
    'inapplicable',
    'unknown',
    'not-covered',
    'error',
  ]
  const one = fc.record({
    requirement: fc.constantFrom('RES-1', 'RES-1', 'FLD-4', 'SIT-1'),
    slug: fc.constantFrom('a', 'b'),
    verdict: fc.constantFrom(...verdicts),
  })
  const entry = fc.record({
    requirement: fc.constantFrom('RES-1', 'FLD-4'),
    slug: fc.option(fc.constantFrom('a', 'b')),
  })
  fc.assert(
    fc.property(
      fc.array(one, { maxLength: 4 }),
      fc.array(entry, { maxLength: 2 }),
      fc.boolean(),
      (all, entries, strict) => {
        const results = all.map(({ requirement, slug, verdict }) => result(requirement, slug, verdict))
        const knownFailures = entries.map(({ requirement, slug }) =>
          listed(requirement, slug === null ? undefined : `${requirement}/${slug}`),
        )
        const report = withBaseline(sampleReport(results, { strict }), { knownFailures, filtered: false })
        const red = /<(failure|error) /.test(renderJunit(report, { package: '0' }))
        const exitCode = exitCodeOf(report)
        expect(red).toBe(exitCode !== 0)
        const { outcome } = jsonReport(report, { package: '0' })
        expect(outcome === 'fails').toBe(exitCode === 1)
        if (exitCode === 2) expect(outcome).toBe('undecided')
        // A strict run that decides nothing is never green.
        if (strict) expect(outcome === 'undecided').toBe(exitCode === 2)
      },
    ),
  )
})
