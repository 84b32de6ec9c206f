import { expect, test } from 'vitest'
import { areas, capabilityEntries, defaultReadings, readingEntries, requirementOf, requirements } from './index.ts'
import { area } from './requirement.ts'

test('ids are unique, and carry the letters of their area', () => {
  expect(new Set(requirements.map(({ id }) => id)).size).toBe(requirements.length)
  for (const { code, requirements: its } of areas) {
    for (const { id } of its) expect(id).toMatch(new RegExp(`^${code}-\\d+$`))
  }
})

test('numbers within an area increase, so that no two sentences have the same number', () => {
  for (const { requirements: its } of areas) {
    const numbers = its.map(({ id }) => Number(id.split('-')[1]))
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
  }
})

test('every sentence is a single sentence, and ends with a full stop', () => {
  for (const { id, sentence } of requirements) expect(sentence, id).toMatch(/^[`A-Z0-9].*\.$/)
})

test('each `cannotShow` is one sentence', () => {
  const said = requirements.flatMap(({ cannotShow }) => cannotShow ?? [])
  expect(said.filter((sentence) => !/^[A-Z][^.]*\.$/.test(sentence))).toEqual([])
  expect(said.length).toBeGreaterThan(0)
})

test('every requirement names a document and a part of the document', () => {
  expect(requirements.filter(({ document, section }) => document === '' || section === '')).toEqual([])
  const row = { number: 1, source: 'documented', weight: 'must', sentence: 'A sentence.', section: 'a part' } as const
  expect(() => area('NEW', 'new', 'site', [row])).toThrow('NEW-1')
})

test('the readings and capabilities of every requirement exist', () => {
  const readingIds = new Set(readingEntries.map(({ id }) => id))
  const capabilityIds = new Set(capabilityEntries.map(({ id }) => id))
  for (const { id, readings, capability } of requirements) {
    expect(new Set(readings).size, id).toBe(readings.length)
    for (const reading of readings) expect(readingIds).toContain(reading)
    if (capability !== undefined) expect(capabilityIds).toContain(capability)
  }
})

test('every reading is explained once, with its default first, and decides at least one requirement', () => {
  expect(readingEntries.map(({ id }) => id).sort()).toEqual(Object.keys(defaultReadings).sort())
  for (const { id, alternatives } of readingEntries) {
    expect(alternatives.map(({ value }) => value)[0], id).toBe(defaultReadings[id])
    expect(alternatives.length, id).toBeGreaterThan(1)
    expect(
      requirements.filter(({ readings }) => readings.includes(id)),
      id,
    ).not.toEqual([])
  }
})

test('the requirements that a reading leaves out depend on that reading', () => {
  for (const { id, alternatives } of readingEntries) {
    for (const left of alternatives.flatMap(({ leavesOut }) => leavesOut?.requirementIds ?? [])) {
      expect(requirementOf(left).readings).toContain(id)
    }
  }
})

test('an unknown id is refused by name', () => {
  expect(requirementOf('MAP-5').weight).toBe('must')
  expect(() => requirementOf('MAP-99')).toThrow('MAP-99')
})
