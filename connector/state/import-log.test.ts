import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sampleFolder } from '../sample-folder.ts'
import { openImportLog, type RunCounts, writeSummary } from './import-log.ts'

const counts: RunCounts = {
  now: new Date('2026-03-02T06:00:00Z'),
  window: { from: new Date('2026-03-01T06:00:00Z'), to: new Date('2026-03-02T06:00:00Z') },
  completed: true,
  itemsFromSource: 4,
  imported: 5,
  partial: 1,
  skipped: 2,
  failed: 3,
}
const newPath = async (): Promise<string> => join(await sampleFolder(), 'import.log')

async function recordsIn(path: string): Promise<unknown[]> {
  const lines = (await readFile(path, 'utf8')).split('\n')
  return lines.filter((line) => line !== '').map((line): unknown => JSON.parse(line))
}

test('available is what was imported, in part, skipped and failed', () => {
  expect(writeSummary(counts)).toEqual({
    record: 'summary',
    schemaVersion: 1,
    completedAt: '2026-03-02T06:00:00.000Z',
    windowFrom: '2026-03-01T06:00:00.000Z',
    windowTo: '2026-03-02T06:00:00.000Z',
    itemsFromSource: 4,
    available: 11,
    imported: 5,
    partial: 1,
    skipped: 2,
    failed: 3,
  })
})

test('an empty day says so with the date on which its window began, in UTC', () => {
  const empty = { ...counts, itemsFromSource: 0, imported: 0, partial: 0, skipped: 0, failed: 0 }
  const window = { from: new Date('2026-12-31T23:30:00Z'), to: new Date('2027-01-01T23:30:00Z') }
  expect(writeSummary({ ...empty, window }).message).toBe('No items ingested on 12/31/2026.')
})

test('a run that ended early does not call its day empty', () => {
  expect(writeSummary({ ...counts, itemsFromSource: 0, completed: false }).message).toBeUndefined()
})

test('a failure is written as it occurs, and counted', async () => {
  const path = await newPath()
  const log = openImportLog(path)
  log.failure({ itemId: 'item-1', sourceUserId: '15550100001', reason: 'size', detail: 'too large' })
  expect(await recordsIn(path)).toEqual([
    { record: 'failure', itemId: 'item-1', sourceUserId: '15550100001', reason: 'size', detail: 'too large' },
  ])
  expect(log.counts.failed).toBe(1)
  log.close(writeSummary(counts))
})

test('a person without a mailbox is listed once', async () => {
  const path = await newPath()
  const log = openImportLog(path)
  for (const number of ['15550100001', '15550100002', '15550100001']) log.unmapped(number)
  const listed = (await recordsIn(path)).map((record) => (record as { sourceUserId: string }).sourceUserId)
  expect(listed).toEqual(['15550100001', '15550100002'])
  expect(log.counts.failed).toBe(0)
  log.close(writeSummary(counts))
})

test('the summary is the last line, and the log of the run before is gone', async () => {
  const path = await newPath()
  openImportLog(path).close(writeSummary(counts))
  openImportLog(path).close(writeSummary({ ...counts, imported: 0 }))
  expect(await recordsIn(path)).toMatchObject([{ record: 'summary', imported: 0 }])
})

test('a log that cannot be written is a failure before anything else happens', () => {
  expect(() => openImportLog('/no/such/folder/import.log')).toThrow(
    expect.objectContaining({ code: 'import-log-not-writable' }),
  )
})
