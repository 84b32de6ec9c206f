import { expect, test } from 'vitest'
import { createObservatory, type Observatory } from './observed.ts'
import { differencesOf, reportedIn } from './reported.ts'
import { secondsLeft } from './time-left.ts'

const names = { connectorId: 'c', account: 'admin', clientId: 'app', copiesPerItem: undefined }

function items(...ids: string[]) {
  return ids.map((itemId) => ({ itemId, archiveMessageId: `message of ${itemId}` }))
}

function watching(): { observatory: Observatory; changes: string[] } {
  const changes: string[] = []
  const observatory = createObservatory((connectorId) => changes.push(connectorId))
  observatory.watch('run-1', names)
  return { observatory, changes }
}

const stored = { kind: 'import', clientId: 'app', isStored: true, bytes: 10 } as const
const refused = { ...stored, isStored: false } as const

test('counts what is done under the names of the run, and nothing of others', () => {
  const { observatory, changes } = watching()
  observatory.see({ kind: 'items', account: 'admin', items: items('a', 'b'), share: 0.5 })
  observatory.see({ kind: 'items', account: 'another', items: items('c'), share: 1 })
  observatory.see({ ...stored, copy: 'asha 1', archiveMessageId: 'message of a' })
  observatory.see({ ...stored, clientId: 'another', copy: 'asha 2' })
  expect(observatory.of('run-1')).toMatchObject({ itemsFetched: 2, copiesImported: 1, bytesImported: 10 })
  expect(changes).toEqual(['c', 'c'])
})

test('an item that is served twice counts once', () => {
  const { observatory } = watching()
  for (const _ of [1, 2]) observatory.see({ kind: 'items', account: 'admin', items: items('a'), share: 1 })
  expect(observatory.unwatch('run-1').itemsFetched).toBe(1)
})

test('a copy that is refused and then stored is not a failed one; one that is never stored is', () => {
  const { observatory } = watching()
  observatory.see({ ...refused, copy: 'asha 1' })
  observatory.see({ ...refused, copy: 'asha 2' })
  observatory.see({ ...stored, copy: 'asha 1' })
  expect(observatory.of('run-1')).toMatchObject({ importsRefused: 2, copiesRefused: null })
  expect(observatory.unwatch('run-1')).toMatchObject({ importsRefused: 2, copiesRefused: 1, copiesImported: 1 })
})

test('items whose copies are offered to no mailbox are the skipped ones', () => {
  const { observatory } = watching()
  observatory.see({ kind: 'items', account: 'admin', items: items('a', 'b', 'c'), share: 1 })
  observatory.see({ ...stored, copy: 'asha 1', archiveMessageId: 'message of a' })
  observatory.see({ ...refused, copy: 'asha 2', archiveMessageId: 'message of b' })
  expect(observatory.of('run-1').itemsSkipped).toBeNull()
  expect(observatory.unwatch('run-1').itemsSkipped).toBe(1)
})

test('skipped ones are unknown if the copies do not name their messages', () => {
  const { observatory } = watching()
  observatory.see({ kind: 'items', account: 'admin', items: items('a'), share: 1 })
  observatory.see({ ...stored, copy: 'asha 1' })
  expect(observatory.unwatch('run-1').itemsSkipped).toBeNull()
})

test.each([
  ['nothing was seen', { itemsFetched: 0, share: 0, imports: 0 }, 1, 10, null],
  ['a page without items', { itemsFetched: 0, share: 0.5, imports: 0 }, 1, 10, null],
  ['too little', { itemsFetched: 1, share: 0.01, imports: 0 }, 1, 10, null],
  ['half of the items', { itemsFetched: 50, share: 0.5, imports: 0 }, 1, 10, 30],
  ['all items and half of the copies', { itemsFetched: 100, share: 1, imports: 100 }, 2, 10, 5],
  ['all', { itemsFetched: 100, share: 1, imports: 200 }, 2, 10, 0],
  ['more than expected', { itemsFetched: 100, share: 1, imports: 300 }, 2, 10, 0],
])('estimates the time left: %s', (_what, reached, copiesPerItem, elapsed, left) => {
  expect(secondsLeft(reached, copiesPerItem, elapsed)).toBe(left)
})

const counts = { itemsFromSource: 4, available: 7, imported: 4, partial: 1, skipped: 1, failed: 1 }
const summary = {
  ...{ record: 'summary', schemaVersion: 1, completedAt: '2026-03-11T00:00:00Z' },
  ...{ windowFrom: '2026-03-10T00:00:00Z', windowTo: '2026-03-11T00:00:00Z', ...counts },
}
const failure = { record: 'failure', itemId: 'a', sourceUserId: '1', reason: 'refused' }
const lines = (...records: object[]) => Buffer.from(records.map((one) => `${JSON.stringify(one)}\n`).join(''))

test('reads the figures of an import log', () => {
  expect(reportedIn(lines(failure, { ...failure, reason: 'size' }, summary))).toEqual({
    ...{ itemsFetched: 4, copiesImported: 5, copiesSkipped: 1, copiesFailed: 1, copiesRefused: 1 },
  })
})

test.each([
  ['no summary', lines(failure)],
  ['nothing', Buffer.of()],
  ['a line that is not JSON', Buffer.concat([Buffer.from('{\n'), lines(summary)])],
  ['a record that is not as documented', lines({ record: 'riddle' }, summary)],
  ['bytes that are no text', Buffer.of(0xff, 0x00, 0x0a)],
])('a log with %s says nothing', (_what, log) => {
  expect(reportedIn(log)).toBeUndefined()
})

test('names each figure in which log and what was seen differ', () => {
  const { observatory } = watching()
  observatory.see({ kind: 'items', account: 'admin', items: items('a', 'b', 'c', 'd'), share: 1 })
  for (const copy of ['1', '2', '3']) observatory.see({ ...stored, copy })
  const reported = reportedIn(lines(failure, summary))
  expect(reported && differencesOf(reported, observatory.unwatch('run-1'))).toEqual([
    { what: 'copiesImported', observed: 3, reported: 5 },
    { what: 'copiesRefused', observed: 0, reported: 1 },
  ])
})
