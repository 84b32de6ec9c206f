import { expect, test } from 'vitest'
import { requirements } from '../harness/catalogue/index.ts'
import { matches } from '../harness/runner/play/scenario.ts'
import { type DimensionTable, dimensionTable, pairsOf, pairText, unplayedPairs } from './dimension-table.ts'
import { dimensionTables, scenarios } from './index.ts'
import { withoutDimensions } from './without-dimensions.ts'

// Goal: the tables say what the scenarios play. A scenario, a value or a requirement that one of them does not know is red.

const tableFor = (requirement: string): DimensionTable | undefined =>
  dimensionTables.find((table) => table.requirements.includes(requirement))
const excused = (requirement: string): boolean =>
  Object.keys(withoutDimensions).some((filter) => matches(requirement, filter))

test('each requirement on a connector has one table, or a reason why it has none', () => {
  const ids = requirements.filter(({ subject }) => subject === 'connector').map(({ id }) => id)
  expect(ids.filter((id) => tableFor(id) === undefined && !excused(id))).toEqual([])
  expect(ids.filter((id) => tableFor(id) !== undefined && excused(id))).toEqual([])
  const named = dimensionTables.flatMap((table) => table.requirements)
  expect([named.filter((id) => !ids.includes(id)), new Set(named).size]).toEqual([[], named.length])
  expect(Object.keys(withoutDimensions).filter((filter) => !ids.some((id) => matches(id, filter)))).toEqual([])
})

test('each scenario of a table says what it plays, and each that a table names is there', () => {
  for (const { requirements: ids, plays } of dimensionTables) {
    const those = scenarios.filter(({ requirement }) => ids.includes(requirement)).map(({ id }) => id)
    expect(Object.keys(plays).toSorted()).toEqual(those.toSorted())
  }
})

test('each combination has one known value of each dimension, and no impossible pair', () => {
  for (const table of dimensionTables) {
    const { dimensions, plays, impossible = {} } = table
    const thinkable = pairsOf({ ...table, impossible: {} }).map(pairText)
    expect(Object.keys(impossible).filter((pair) => !thinkable.includes(pair))).toEqual([])
    for (const combination of Object.values(plays).flat()) {
      expect(Object.keys(combination).toSorted()).toEqual(Object.keys(dimensions).toSorted())
      for (const [name, value] of Object.entries(combination)) expect(dimensions[name]).toContain(value)
    }
    const unplayed = unplayedPairs({ ...table, impossible: {} }).map(pairText)
    expect(Object.keys(impossible).filter((pair) => !unplayed.includes(pair))).toEqual([])
  }
})

test('a pair is played if one combination has both of its values; an impossible one is no pair', () => {
  const table = dimensionTable({
    requirements: ['MAP-1'],
    dimensions: { who: ['sender', 'recipient'], length: ['short', 'long'] },
    plays: { 'MAP-1/a': [{ who: 'sender', length: 'short' }], 'MAP-1/b': [{ who: 'recipient', length: 'short' }] },
    impossible: { 'who: recipient + length: long': 'only senders write much' },
  })
  expect(pairsOf(table).map(pairText)).toEqual([
    'who: sender + length: short',
    'who: sender + length: long',
    'who: recipient + length: short',
  ])
  expect(unplayedPairs(table).map(pairText)).toEqual(['who: sender + length: long'])
})
