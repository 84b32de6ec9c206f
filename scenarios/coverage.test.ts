import { expect, test } from 'vitest'
import { requirementOf, requirements } from '../harness/catalogue/index.ts'
import { scenarios } from './index.ts'

test('every scenario plays a requirement of the catalogue', () => {
  for (const scenario of scenarios) expect(requirementOf(scenario.requirement).subject).toBe('connector')
})

test('ids of scenarios are unique and can be typed', () => {
  const ids = scenarios.map((scenario) => scenario.id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.filter((id) => !/^[A-Z]{3}-\d+\/[a-z0-9-]+$/.test(id))).toEqual([])
})

test('no requirement on a connector is without a scenario', () => {
  const covered = new Set(scenarios.map((scenario) => scenario.requirement))
  const uncovered = requirements
    .filter((one) => one.subject === 'connector' && !covered.has(one.id))
    .map((one) => one.id)
  expect(uncovered).toEqual([])
})
