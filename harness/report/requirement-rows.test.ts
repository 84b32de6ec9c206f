import { expect, test } from 'vitest'
import { requirementOf } from '../catalogue/index.ts'
import { areaRows, sourceText } from './requirement-rows.ts'
import { sampleReport, sampleResult } from './sample-report.ts'

const result = (id: string, set = {}) => sampleResult(requirementOf(id), set)

test('areas and requirements are in catalogue order, whatever the order of the results', () => {
  const report = sampleReport([result('MAP-2'), result('CAP-1'), result('MAP-1')])
  expect(areaRows(report).map(({ title, rows }) => [title, rows.map((row) => row.requirement.id)])).toEqual([
    ['What is archived', ['CAP-1']],
    ['From people to mailboxes', ['MAP-1', 'MAP-2']],
  ])
})

test('one red scenario makes the requirement red', () => {
  const report = sampleReport([result('MAP-5'), result('MAP-5', { verdict: 'fail' }), result('MAP-5')])
  expect(areaRows(report)[0]?.rows[0]).toMatchObject({ verdict: 'fail', passedScenarios: 2, playedScenarios: 3 })
})

test('a scenario that was left out does not count as played', () => {
  const report = sampleReport([
    result('RES-5'),
    result('RES-5', { verdict: 'inapplicable' }),
    result('RES-6', { verdict: 'not-covered', scenario: undefined }),
  ])
  expect(areaRows(report)[0]?.rows).toMatchObject([
    { verdict: 'inapplicable', passedScenarios: 1, playedScenarios: 1 },
    { verdict: 'not-covered', passedScenarios: 0, playedScenarios: 0 },
  ])
})

test('an id that is not in the catalogue is an error; it is not left out', () => {
  const report = sampleReport([result('CAP-1')])
  const [first] = report.results
  expect(() => areaRows({ ...report, results: first ? [{ ...first, requirement: 'CPA-1' }] : [] })).toThrow(/CPA-1/)
})

test('the source of a requirement is named once', () => {
  const requirement = { ...requirementOf('CAP-1'), document: 'A page', section: 'step 4' }
  expect(sourceText(requirement)).toBe('stated: A page: step 4')
  const assumed = { ...requirement, source: 'assumed' as const, document: 'assumed; see the decisions' }
  expect(sourceText(assumed)).toBe('assumed; see the decisions: step 4')
})
