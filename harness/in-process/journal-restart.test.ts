import { expect, test } from 'vitest'
import { monotonicMs } from '../control/clock.ts'
import { createJournal, type Journal } from '../control/journal.ts'
import { keptJournal } from '../control/state/kept-journal.ts'
import { openSampleTables } from '../stores/sample-restart.ts'

// Goal: the journal stays when the servers start again: its newest requests are there, and no number comes twice.

const unexpected = (last: string, reason: string): void => expect.unreachable(`${last}: ${reason}`)

const entry = (path: string) => ({
  server: 'm365',
  operation: 'import.item',
  actor: undefined,
  method: 'POST',
  path,
  status: 200,
  requestBytes: 1,
  fault: undefined,
  refusal: undefined,
  at: new Date('2026-03-11T00:00:00Z'),
})

function record(journal: Journal, ...paths: string[]): void {
  for (const path of paths) journal.record(entry(path))
}

const pathsOf = (journal: Journal): string[] => journal.entries().map(({ path }) => path)

test('requests stay as they were, and numbers and real time rise', async () => {
  const { tables, reopened } = await openSampleTables()
  const before = createJournal(100, keptJournal(tables, unexpected))
  record(before, '/1')
  before.record({ ...entry('/2'), actor: 'asha', status: 429, fault: 'answer', refusal: 'busy', tooEarlyByMs: 1.5 })
  const after = createJournal(100, keptJournal(await reopened(), unexpected))
  expect(after.entries()).toEqual(before.entries())
  expect(after.total()).toBe(2)
  record(after, '/3')
  expect(after.entries({ since: 2 })).toMatchObject([{ sequence: 3, path: '/3' }])
  const times = after.entries().map(({ realMs }) => realMs)
  expect(times).toEqual(times.toSorted((one, other) => one - other))
})

test.each([
  ['since the first start', -60_000, 60_000],
  ['not less than before, though the clock of another machine was ahead', 60_000, 5],
])('real time is counted %s', async (_how, startedMs, leastMs) => {
  const { tables, reopened } = await openSampleTables()
  tables.value('journal begun', () => ({ total: 0, startMs: monotonicMs() + startedMs }))
  tables.map('journal').set('1', [[1, 'm365', 'token', null, 'POST', '/1', 200, 1, null, null, null, null, 0, 5]])
  const journal = createJournal(100, keptJournal(await reopened(), unexpected))
  record(journal, '/2')
  const { realMs = 0 } = journal.entries().at(-1) ?? {}
  expect(realMs).toBeGreaterThanOrEqual(leastMs)
  expect(realMs).toBeLessThan(leastMs + 60_000)
})

test('only what was recorded since is kept each time', async () => {
  const { tables, reopened } = await openSampleTables()
  const journal = createJournal(100, keptJournal(tables, unexpected))
  record(journal, '/1', '/2')
  await reopened()
  await reopened()
  record(journal, '/3')
  const pieces = (await reopened()).map<unknown[][]>('journal')
  expect([...pieces].map(([key, piece]) => [key, piece.map((row) => row[5])])).toEqual([
    ['2', ['/1', '/2']],
    ['3', ['/3']],
  ])
})

test('what is older than the newest requests goes from the store', async () => {
  const { tables, reopened } = await openSampleTables()
  const journal = createJournal(3, keptJournal(tables, unexpected))
  for (let number = 1; number <= 6; number += 1) {
    record(journal, `/${number}`)
    await reopened()
  }
  record(journal, ...Array.from({ length: 7 }, (_, at) => `/${at + 7}`))
  const after = createJournal(3, keptJournal(await reopened(), unexpected))
  expect([pathsOf(after), after.total()]).toEqual([['/11', '/12', '/13'], 13])
  expect([...(await reopened()).map('journal').keys()]).toEqual(['13'])
})

test('an emptied journal stays empty, and its numbers continue', async () => {
  const { tables, reopened } = await openSampleTables()
  const before = createJournal(100, keptJournal(tables, unexpected))
  record(before, '/1', '/2')
  await reopened()
  record(before, '/3')
  before.clear()
  const after = createJournal(100, keptJournal(await reopened(), unexpected))
  record(after, '/4')
  expect(after.entries()).toMatchObject([{ sequence: 4, path: '/4' }])
})

test('requests that this version does not understand go with a reason, and their numbers are not used again', async () => {
  const { tables, reopened } = await openSampleTables()
  const row = ['m365', 'import.item', null, 'POST', '/1', 200, 1, null, null, null, null, 0, 5]
  const ofLaterVersion = [...row, 'a value of a later version']
  tables
    .map('journal')
    .set('1', [[1, ...row]])
    .set('9', [[9, ...ofLaterVersion]])
  const dropped: string[][] = []
  const after = createJournal(
    100,
    keptJournal(await reopened(), (...what) => void dropped.push(what)),
  )
  record(after, '/next')
  expect(after.entries()).toMatchObject([
    { sequence: 1, path: '/1' },
    { sequence: 10, path: '/next' },
  ])
  expect(dropped).toEqual([['9', expect.stringMatching(/^[^\n]*Too big[^\n]*$/)]])
})
