import { expect, test } from 'vitest'
import {
  declarationSentences,
  declaredAlternatives,
  defaultReadings,
  inapplicableBecause,
  type Readings,
  requirementOf,
  requirements,
} from './index.ts'

const everything = ['importLog', 'itemClass', 'staging: azure-blob', 'backfill'] as const
const declares = (changes: Partial<Readings>, capabilities: readonly (typeof everything)[number][] = everything) => ({
  readings: { ...defaultReadings, ...changes },
  capabilities: [...capabilities],
})
const leftOutBy = (declaration: ReturnType<typeof declares>): string[] =>
  requirements.filter((one) => inapplicableBecause(one, declaration) !== undefined).map(({ id }) => id)

test('the default readings with every capability leave nothing out, and are not listed as alternatives', () => {
  expect(leftOutBy(declares({}))).toEqual([])
  expect(declaredAlternatives(defaultReadings)).toEqual([])
})

test('exactly 24 hours leaves out the requirements that it breaks, and says that it loses data', () => {
  const declaration = declares({ 'window.catchUp': 'exactly-24-hours' })
  expect(leftOutBy(declaration)).toEqual(['DAY-5', 'DAY-7', 'RES-9'])
  expect(inapplicableBecause(requirementOf('DAY-5'), declaration)).toContain('loses data by declaration')
})

test('windows by event time leave out the late item', () => {
  expect(leftOutBy(declares({ 'window.basis': 'event' }))).toEqual(['DAY-4'])
})

test('a capability that is not declared leaves out the requirements that depend on it', () => {
  expect(leftOutBy(declares({}, ['importLog', 'itemClass']))).toEqual(['STG-1', 'STG-2', 'STG-4'])
  expect(leftOutBy(declares({}, ['staging: azure-blob']))).toEqual([
    ...['DAY-8', 'CNV-11', 'LIM-6'],
    ...['LOG-1', 'LOG-2', 'LOG-3', 'LOG-4', 'LOG-5'],
  ])
})

test('a headline names readings other than the default, and the data that they lose', () => {
  expect(declarationSentences(defaultReadings)).toEqual([])
  const readings: Readings = { ...defaultReadings, 'folder.parent': 'inbox', 'window.catchUp': 'exactly-24-hours' }
  expect(declarationSentences(readings)).toEqual([
    'Declared: window.catchUp is exactly-24-hours; it loses data by declaration: what was captured more than 24 hours before a run is never imported (DAY-5, DAY-7, RES-9).',
    'Declared: folder.parent is inbox.',
  ])
})

test('alternatives have a meaning in words, except numbers', () => {
  expect(declaredAlternatives({ ...defaultReadings, 'size.limitBytes': 5_000_000, 'folder.parent': 'inbox' })).toEqual([
    { id: 'size.limitBytes', value: 5_000_000 },
    { id: 'folder.parent', value: 'inbox', meaning: 'In the Inbox.' },
  ])
})
