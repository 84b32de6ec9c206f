import { expect, test } from 'vitest'
import { requirementOf } from '../catalogue/index.ts'
import type { Result, Verdict } from '../runner/play/result.ts'
import { headlineOf, type Outcome } from './headline.ts'
import { losingDeclared, sampleReport, sampleResult } from './sample-report.ts'

const result = (id: string, verdict: Verdict = 'pass') => sampleResult(requirementOf(id), { verdict })

test.each<[Verdict[], boolean, string]>([
  [['pass', 'warn'], false, 'passes'],
  [['pass', 'not-covered'], false, 'passes'],
  [['pass', 'not-covered'], true, 'undecided'],
  [['pass', 'inapplicable'], true, 'passes'],
  [['pass', 'unknown'], false, 'undecided'],
  [['pass', 'error'], false, 'undecided'],
  [['pass', 'error', 'unknown', 'fail'], false, 'fails'],
  [['not-covered', 'inapplicable'], false, 'undecided'],
  [[], false, 'undecided'],
])('verdicts %j with strict %j: %s', (verdicts, strict, outcome) => {
  const results = verdicts.map((verdict, at) => result(`MAP-${at + 1}`, verdict))
  expect(headlineOf(sampleReport(results, { strict })).outcome).toBe(outcome)
})

test('a requirement counts once, with the most serious of its verdicts', () => {
  const report = sampleReport([result('CAP-1'), result('CAP-1', 'fail'), result('CAP-2'), result('CAP-2')])
  expect(headlineOf(report).connector).toMatchObject({ fail: 1, pass: 1 })
})

test('the sentence counts what was left out, even if the count is zero', () => {
  const report = sampleReport([result('CAP-1')])
  expect(headlineOf(report).sentence).toBe(
    '1 requirement passes, 0 are not covered yet, 0 are inapplicable by declaration.',
  )
})

test('what is not covered is named, on the connector and on the mock', () => {
  const ids = ['CAP-1', 'CAP-2', 'TEN-1', 'TEN-2', 'SIT-1']
  const report = sampleReport(ids.map((id) => result(id, id === 'CAP-1' || id === 'SIT-1' ? 'pass' : 'not-covered')))
  const { sentence, mockSentence } = headlineOf(report)
  expect(sentence).toBe('1 requirement passes, 1 is not covered yet (CAP-2), 0 are inapplicable by declaration.')
  expect(mockSentence).toContain(': 1 requirement passes, 2 are not covered yet (TEN-1 TEN-2).')
})

test.each<[Verdict[], string]>([
  [['pass', 'inapplicable', 'warn'], 'in this run was judged, or is left out by its declaration.'],
  [['pass', 'not-covered', 'unknown', 'error', 'flaky'], 'must be judged; not judged: MAP-2, MAP-3, MAP-4, MAP-5.'],
  [['inapplicable'], 'a requirement on the connector must be judged; none was.'],
  [[], 'a requirement on the connector must be judged; none was.'],
])('a strict run says what it demands: verdicts %j: %s', (verdicts, said) => {
  // What the mock itself does never counts.
  const results = [...verdicts.map((verdict, at) => result(`MAP-${at + 1}`, verdict)), result('TEN-1', 'not-covered')]
  expect(headlineOf(sampleReport(results, { strict: true })).strictSentence).toContain(said)
  expect(headlineOf(sampleReport(results)).strictSentence).toBe('')
})

test('failures come before passes', () => {
  const report = sampleReport([result('CAP-1'), result('CAP-2', 'fail'), result('CAP-3', 'fail')])
  expect(headlineOf(report).sentence).toMatch(/^2 requirements fail, 1 passes, /)
})

test('a known failure does not fail the run, and is counted separately', () => {
  const known = { verdict: 'fail', knownReason: 'ARCH-12' } as const
  const sampled = (set: Partial<Result>) => sampleResult(requirementOf('CAP-2'), set)
  const headline = headlineOf(sampleReport([result('CAP-1'), sampled(known)]))
  expect(headline).toMatchObject({ outcome: 'passes', connector: { fail: 0, known: 1, pass: 1 } })
  expect(headline.sentence).toMatch(/^1 requirement is a known failure, 1 passes, /)
  const three = headlineOf(sampleReport(['CAP-1', 'CAP-2', 'CAP-3'].map((id) => ({ ...result(id), ...known }))))
  expect(three.sentence).toMatch(/^3 requirements are known failures, 0 pass, /)
})

test.each<[Partial<Result>, Outcome]>([
  [{ verdict: 'fail' }, 'fails'],
  [{ verdict: 'error' }, 'undecided'],
  [{ verdict: 'unknown' }, 'undecided'],
  [{ verdict: 'warn' }, 'passes'],
  [{ verdict: 'pass' }, 'passes'],
])('beside a known failure of the same requirement, %j leads to: %s', (set, outcome) => {
  const known = { ...result('CAP-1', 'fail'), knownReason: 'ARCH-12' }
  expect(headlineOf(sampleReport([known, { ...result('CAP-1'), ...set }])).outcome).toBe(outcome)
})

test('a reason with another verdict than fail does not make it a known failure', () => {
  const warned = { ...result('CAP-1', 'warn'), knownReason: 'ARCH-12' }
  expect(headlineOf(sampleReport([warned])).connector).toMatchObject({ known: 0, warn: 1 })
})

test('an entry of the baseline that passes now fails the run, and is named', () => {
  const outdatedKnownFailures = [
    { requirement: 'CAP-1', reason: 'x' },
    { requirement: 'CAP-2', scenario: 'CAP-2/video', reason: 'y' },
  ]
  expect(headlineOf(sampleReport([result('CAP-1')], { outdatedKnownFailures }))).toMatchObject({
    outcome: 'fails',
    baselineSentences: [
      'The baseline lists CAP-1, which now passes: remove this entry.',
      'The baseline lists CAP-2 in CAP-2/video, which now passes: remove this entry.',
    ],
  })
})

test.each([
  ['fail', '1 requirement fails, 1 passes.'],
  ['error', '1 requirement could not be judged because of the suite or this machine, 1 passes.'],
] as const)('the mock is reported separately, and with a %s it casts doubt on the verdicts', (verdict, counted) => {
  const headline = headlineOf(sampleReport([result('CAP-1'), result('SIT-1', verdict), result('TEN-1')]))
  expect(headline.outcome).toBe('passes')
  expect(headline.connector).toMatchObject({ pass: 1, fail: 0 })
  expect(headline.mockSentence).toContain(`${counted} So the verdicts on the connector may be wrong.`)
})

test('a mock whose self-test passes casts no doubt', () => {
  expect(headlineOf(sampleReport([result('SIT-1')])).mockSentence).not.toContain('may be wrong')
})

test('a run without the self-test says nothing about it', () => {
  expect(headlineOf(sampleReport([result('CAP-1')])).mockSentence).toBe('')
})

test('each declared reading other than the default is reported with the data that it loses', () => {
  expect(headlineOf(sampleReport([result('CAP-1')])).declaredSentences).toEqual([])
  const [loss, folder, ...rest] = headlineOf(sampleReport([], { declared: losingDeclared })).declaredSentences
  expect(loss).toMatch(/^Declared: window\.catchUp is exactly-24-hours; it loses data by declaration: /)
  expect([folder, ...rest]).toEqual(['Declared: folder.parent is inbox.'])
})

test('a should that is not met is in the headline in words, although the connector passes', () => {
  const { outcome, title, warnedSentences } = headlineOf(
    sampleReport([result('LOG-3', 'warn'), result('CAP-1', 'pass')]),
  )
  expect(outcome).toBe('passes')
  expect(title).toBe('reference connector passes, with 1 warning')
  expect(warnedSentences).toEqual([
    'Warning: LOG-3, which is a should, is not met: A user who cannot be mapped is listed once in each run.',
  ])
})
