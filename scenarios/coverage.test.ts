import { readdir } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { requirementOf, requirements } from '../harness/catalogue/index.ts'
import { isSelfTest } from '../harness/runner/index.ts'
import { scenarios } from './index.ts'
import { selfTests } from './self-test/index.ts'

test('every scenario plays a requirement of the catalogue', () => {
  for (const scenario of scenarios) expect(requirementOf(scenario.requirement).id).toBe(scenario.requirement)
})

test('every area with scenarios has a test that plays them, and every area with wrong connectors one that catches them', async () => {
  const files = await readdir(new URL('.', import.meta.url), { recursive: true })
  const areasWith = (ending: string): string[] => [
    ...new Set(files.filter((path) => path.endsWith(ending)).map((path) => path.split('/')[0] ?? '')),
  ]
  expect(areasWith('.scenario.ts')).not.toEqual([])
  expect(areasWith('.plays.test.ts').sort()).toEqual(areasWith('.scenario.ts').sort())
  expect(areasWith('.wrong.ts')).not.toEqual([])
  expect(areasWith('.catches.test.ts').sort()).toEqual(areasWith('.wrong.ts').sort())
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

test('only scenarios on the site or the tenant use the words of the self-test', () => {
  expect(scenarios.filter(isSelfTest)).toEqual(selfTests)
})

test('of the site and the tenant, what is played is all that they have', () => {
  const covered = new Set(selfTests.map((scenario) => scenario.requirement))
  const uncovered = requirements
    .filter((one) => one.subject !== 'connector' && !covered.has(one.id))
    .map(({ id }) => id)
  expect(uncovered).toEqual([])
})
