import { expect, test } from 'vitest'
import { matches, NoSuchScenario, type Scenario, selectScenarios } from './scenario.ts'

const play = async (): Promise<void> => {}
const scenarios: Scenario[] = ['MAP-1/own-address', 'MAP-14/bystanders', 'LIM-3/text-alone'].map((id) => ({
  id,
  requirement: id.split('/')[0] ?? '',
  title: id,
  play,
}))

test.each([
  ['MAP', ['MAP-1/own-address', 'MAP-14/bystanders']],
  ['map-1', ['MAP-1/own-address']],
  ['LIM-3/text-alone', ['LIM-3/text-alone']],
  ['DAY-9', []],
])('chooses by %s', (filter, ids) => {
  expect(selectScenarios(scenarios, [filter]).map(({ id }) => id)).toEqual(ids)
})

test('chooses everything without a filter, and each once with several', () => {
  expect(selectScenarios(scenarios, [])).toEqual(scenarios)
  expect(selectScenarios(scenarios, ['MAP', 'MAP-1'])).toHaveLength(2)
})

test.each(['MAPS', 'MAP-99', 'MAP-1/other', ''])('refuses the filter "%s", which matches nothing', (filter) => {
  expect(() => selectScenarios(scenarios, [filter])).toThrow(NoSuchScenario)
})

test('does not match the beginning of a number', () => {
  expect([matches('MAP-14', 'MAP-1'), matches('MAP-1/a', 'MAP-1'), matches('MAP-1', 'MA')]).toEqual([
    false,
    true,
    false,
  ])
})
