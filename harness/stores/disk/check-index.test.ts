import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, open, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import type { IndexedRecords, TermDocument } from '../../control/state/term-index.ts'
import { checkData } from './check-data.ts'
import { openDiskStore } from './disk-store.ts'
import { diskTermIndex } from './disk-term-index.ts'
import { closeDataBase, removeDataBase } from './open-data-base.ts'
import { placesIn } from './places.ts'
import { repairData } from './repair-data.ts'
import { openTermDataBaseAsItIs } from './term-data-base.ts'

// Goal: what is wrong with the index of words is found, and repaired by removing it; nothing else is lost.

const keyOf = (text: string): string => createHash('sha256').update(text).digest('hex')
const indexed: IndexedRecords = {
  rules: 'rules 1',
  keyOf: ({ table, text }) => (table === 'messages' ? keyOf(text) : undefined),
}
const textOf = (at: number): string => `{"text":"number ${at}"}`
const document = (at: number): TermDocument => ({ key: keyOf(textOf(at)), texts: [['common', `word${at}`], ['more']] })
const numbers = (count: number): number[] => Array.from({ length: count }, (_, at) => at)

/** A folder with so many messages, and an index with so many of them. */
async function setup({ messages = 1_000, contents = 1_000, rules = 'rules 1' } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'check-index-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const store = await openDiskStore(folder)
  const changes = numbers(messages).map((at) => ({ table: 'messages', key: `${at}`, text: textOf(at) }))
  await store.commit({ changes: [...changes, { table: 'other', key: 'o', text: '{}' }], bodies: [] })
  await store.close()
  const file = placesIn(folder).terms
  const index = diskTermIndex(file)
  index.begin(rules)
  index.add(numbers(contents).map(document))
  index.close()
  const change = (sql: string): void => {
    const { db } = openTermDataBaseAsItIs(file)
    db.exec(sql)
    closeDataBase(db)
  }
  return { folder, file, change, check: () => checkData(folder, indexed) }
}

test('a sound index says what it has, what it has not read yet, and what nobody needs any more', async () => {
  const behind = await setup({ messages: 12, contents: 10 })
  const before = await readFile(behind.file)
  const { index, findings } = await behind.check()
  expect(index).toEqual({ state: 'sound', contentCount: 10, unusedContentCount: 0, unreadMessageCount: 2 })
  expect(findings).toEqual([])
  // The header counts how often the file was opened.
  expect((await readFile(behind.file)).subarray(100).equals(before.subarray(100))).toBe(true)
  const ahead = await setup({ messages: 7, contents: 10 })
  expect((await ahead.check()).index).toMatchObject({ state: 'sound', unusedContentCount: 3, unreadMessageCount: 0 })
})

test('a missing index, and one of other rules or of a newer version, are no damage: the next search makes them again', async () => {
  const missing = await setup({ messages: 5, contents: 5 })
  await rm(missing.file)
  expect(await missing.check()).toMatchObject({ findings: [], index: { state: 'missing', unreadMessageCount: 5 } })
  expect(existsSync(missing.file)).toBe(false)
  const other = await setup({ messages: 5, contents: 5, rules: 'rules 0' })
  expect(await other.check()).toMatchObject({ findings: [], index: { state: 'outdated', contentCount: 5 } })
  const newer = await setup({ messages: 5, contents: 5 })
  newer.change('PRAGMA user_version = 99')
  expect(await newer.check()).toMatchObject({ findings: [], index: { state: 'outdated' } })
  expect(existsSync(newer.file)).toBe(true)
})

test.each([
  ['a content in the middle is gone', 'DELETE FROM documents WHERE number = 500', '1 contents are missing'],
  ['the last contents are gone', 'DELETE FROM documents WHERE number > 997', '3 contents have words in it and are not'],
  ['a content is there twice', 'INSERT INTO documents (number, key) VALUES (1001, randomblob(32))', 'have no words'],
  ['words are gone', 'DELETE FROM terms_data WHERE id > 10', 'malformed inverted index'],
  ['words were overwritten', 'UPDATE terms_data SET block = zeroblob(length(block)) WHERE id > 10', 'malformed'],
  ['the rules are gone', 'DELETE FROM rules', '1000 contents have words of unknown rules'],
  ['a table is gone', 'DROP TABLE rules', 'its structure cannot be read'],
])('%s: it is named, nothing is lost, and repair removes it', async (_what, sql, problem) => {
  const { folder, file, change, check } = await setup()
  change(sql)
  const { index, findings } = await check()
  expect(index.state).toBe('damaged')
  expect(findings).toMatchObject([
    { kind: 'search index', place: 'search.db', lost: expect.stringContaining('nothing') },
  ])
  expect(findings[0]?.problem).toContain(problem)
  const { before, removedTo, after } = await repairData(folder, indexed)
  expect([before.findings, removedTo, after.findings, after.index.state]).toEqual([findings, undefined, [], 'missing'])
  expect(existsSync(file)).toBe(false)
  expect(after.recordCount).toBe(1_001)
})

test.each([
  ['other bytes', (file: string) => writeFile(file, 'no data base '.repeat(1_000))],
  ['half of its bytes', (file: string) => truncate(file, 40_960)],
])('a file with %s is named', async (_what, damage) => {
  const { file, check } = await setup()
  await damage(file)
  expect(await check()).toMatchObject({ index: { state: 'damaged' }, findings: [{ kind: 'search index' }] })
})

test('whichever page is overwritten, it is named, and check does not remove the file', async () => {
  const { file, check } = await setup()
  const whole = await readFile(file)
  const pages = whole.length / 4_096
  expect((await check()).findings).toEqual([])
  const drawn = fc.record({ page: fc.integer({ min: 0, max: pages - 1 }), byte: fc.integer({ min: 1, max: 255 }) })
  await fc.assert(
    fc.asyncProperty(drawn, async ({ page, byte }) => {
      // Another file: SQLite may not give up the lock of a damaged one before this process ends.
      removeDataBase(file)
      await writeFile(file, whole)
      const opened = await open(file, 'r+')
      await opened.write(Buffer.alloc(4_096, byte), 0, 4_096, page * 4_096)
      await opened.close()
      const { index, findings } = await check()
      expect([index.state, findings.length]).toEqual(['damaged', 1])
      expect(existsSync(file)).toBe(true)
    }),
    { numRuns: 20 },
  )
})
