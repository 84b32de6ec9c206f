import { expect, test } from 'vitest'
import { createJournal, type JournalFilter, redactedPath } from './journal.ts'

const entry = (path: string) => ({
  server: 'm365',
  operation: 'import.item',
  actor: undefined,
  method: 'POST',
  path,
  status: 200,
  requestBytes: 1,
  fault: undefined,
  at: new Date('2026-03-11T00:00:00Z'),
})

test('keeps the newest requests, and counts all', () => {
  const journal = createJournal(3)
  for (let number = 1; number <= 10; number += 1) journal.record(entry(`/${number}`))
  expect(journal.entries().map(({ path }) => path)).toEqual(['/8', '/9', '/10'])
  const at = '2026-03-11T00:00:00.000Z'
  expect(journal.entries()[0]).toEqual({ ...entry('/8'), sequence: 8, at, realMs: expect.any(Number) })
  expect(journal.total()).toBe(10)
})

test('has the real time of a request beside the calendar, which stands still', async () => {
  const journal = createJournal()
  journal.record(entry('/1'))
  await new Promise((resolve) => setTimeout(resolve, 30))
  journal.record(entry('/2'))
  const [first, second] = journal.entries()
  expect(first?.at).toBe(second?.at)
  const betweenMs = (second?.realMs ?? 0) - (first?.realMs ?? 0)
  expect(betweenMs).toBeGreaterThanOrEqual(25)
})

test('numbers requests without gaps, also after it is cleared', () => {
  const journal = createJournal()
  journal.record(entry('/1'))
  journal.clear()
  journal.record(entry('/2'))
  expect(journal.entries()).toMatchObject([{ sequence: 2, path: '/2' }])
})

test('shows the entries that match all filters', () => {
  const journal = createJournal()
  journal.record({ ...entry('/1'), actor: 'asha' })
  journal.record({ ...entry('/2'), actor: 'asha', operation: 'token' })
  journal.record({ ...entry('/3'), actor: 'ben', server: 'telemessage' })
  const pathsOf = (filter: JournalFilter): string[] => journal.entries(filter).map(({ path }) => path)
  expect(pathsOf({ actor: 'asha' })).toEqual(['/1', '/2'])
  expect(pathsOf({ actor: 'asha', operation: 'token' })).toEqual(['/2'])
  expect(pathsOf({ server: 'telemessage' })).toEqual(['/3'])
  expect(pathsOf({ since: 1 })).toEqual(['/2', '/3'])
})

test('shows those of a method, a status or class of them, and a part of the path, and how many there are', () => {
  const journal = createJournal()
  journal.record({ ...entry('/v1.0/Users'), method: 'GET' })
  journal.record({ ...entry('/v1.0/users/a/messages'), status: 404 })
  journal.record({ ...entry('/other'), status: 429 })
  journal.record({ ...entry('/other'), status: 0, fault: 'reset' })
  const numbersOf = (filter: JournalFilter): number[] => journal.entries(filter).map(({ sequence }) => sequence)
  expect(numbersOf({ method: 'GET' })).toEqual([1])
  expect(numbersOf({ path: 'USERS' })).toEqual([1, 2])
  expect(numbersOf({ status: '404' })).toEqual([2])
  expect(numbersOf({ status: '4xx' })).toEqual([2, 3])
  expect(numbersOf({ status: 'refused' })).toEqual([2, 3, 4])
  expect(numbersOf({ status: 'refused', before: 4, limit: 1 })).toEqual([3])
  expect(journal.count({ status: 'refused', before: 4, limit: 1 })).toBe(2)
})

test('strikes credentials out of a query', () => {
  const url = new URL('https://127.0.0.1/import?token=secret&sig=s&folder=f')
  expect(redactedPath(url)).toBe('/import?token=redacted&sig=redacted&folder=f')
})

test.each(['Token', 'SIG', 'Client_Assertion', 'refresh_token', 'otc', 'assertion', '%41ssertion'])(
  'strikes them out in any spelling: %s',
  (name) => {
    const path = redactedPath(new URL(`https://127.0.0.1/import?${name}=hidden&folder=f`))
    expect(path).toMatch(/^\/import\?\w+=redacted&folder=f$/)
  },
)
