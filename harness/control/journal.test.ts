import { expect, test } from 'vitest'
import { createJournal, redactedPath } from './journal.ts'

const entry = (path: string) => ({
  server: 'm365',
  operation: 'import.item',
  actor: undefined,
  method: 'POST',
  path,
  status: 200,
  requestBytes: 1,
  fault: undefined,
  at: '2026-03-11T00:00:00.000Z',
})

test('holds the newest exchanges, and counts all', () => {
  const journal = createJournal(3)
  for (let number = 1; number <= 10; number += 1) journal.record(entry(`/${number}`))
  expect(journal.entries().map(({ path }) => path)).toEqual(['/8', '/9', '/10'])
  expect(journal.total()).toBe(10)
})

test('numbers exchanges without gaps, across a clearing too', () => {
  const journal = createJournal()
  journal.record(entry('/1'))
  journal.clear()
  journal.record(entry('/2'))
  expect(journal.entries()).toMatchObject([{ sequence: 2, path: '/2' }])
})

test('strikes credentials out of a query', () => {
  const url = new URL('https://127.0.0.1/import?token=secret&sig=s&folder=f')
  expect(redactedPath(url)).toBe('/import?token=redacted&sig=redacted&folder=f')
})
