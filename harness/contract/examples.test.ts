import { expect, test } from 'vitest'
import { importLogExamples, itemExamples, particularExamples } from './examples.ts'
import { importLogRecordSchema } from './import-log.ts'
import { itemKindSchema, itemSchema } from './item.ts'

// An example that breaks its contract would teach readers the mistake.

test.each(Object.entries(itemExamples))('the example of a %s has this kind, and follows the contract', (kind, item) => {
  expect(itemSchema.parse(item)).toEqual(item)
  expect(item.kind).toBe(itemKindSchema.parse(kind))
})

test.each(Object.entries(particularExamples))('the example of a %s follows the contract', (_particular, item) => {
  expect(itemSchema.parse(item)).toEqual(item)
})

test.each(importLogExamples)('the example of a $record follows the contract', (record) => {
  expect(importLogRecordSchema.parse(record)).toEqual(record)
})

test('the counts of the example add up (LOG-1)', () => {
  const summary = importLogExamples.find((record) => record.record === 'summary')
  const { imported = 0, partial = 0, skipped = 0, failed = 0 } = summary ?? {}
  expect(summary?.available).toBe(imported + partial + skipped + failed)
})
