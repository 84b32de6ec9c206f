import { expect, test } from 'vitest'
import { areas, defaultReadings, readingEntries, requirementOf, requirements } from './index.ts'

test('ids are unique, and carry the letters of their area', () => {
  expect(new Set(requirements.map(({ id }) => id)).size).toBe(requirements.length)
  for (const { code, requirements: its } of areas) {
    for (const { id } of its) expect(id).toMatch(new RegExp(`^${code}-\\d+$`))
  }
})

test('numbers within an area grow, so that none is given twice to different sentences', () => {
  for (const { requirements: its } of areas) {
    const numbers = its.map(({ id }) => Number(id.split('-')[1]))
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
  }
})

test('every sentence is one, and ends as one', () => {
  for (const { id, sentence } of requirements) expect(sentence, id).toMatch(/^[`A-Z0-9].*\.$/)
})

test('every reading is explained once and has a default', () => {
  expect(readingEntries.map(({ id }) => id).sort()).toEqual(Object.keys(defaultReadings).sort())
})

test('what a requirement depends on exists', () => {
  for (const { reading } of requirements) if (reading) expect(readingEntries.map(({ id }) => id)).toContain(reading)
})

test('an id that nobody gave is refused by name', () => {
  expect(requirementOf('MAP-5').weight).toBe('must')
  expect(() => requirementOf('MAP-99')).toThrow('MAP-99')
})
