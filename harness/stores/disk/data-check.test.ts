import { createHash } from 'node:crypto'
import { mkdtemp, open, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { type RecordStore, type StoredRecord, StoreError } from '../record-store.ts'
import { bodyFile } from './body-files.ts'
import { checkData } from './check-data.ts'
import { openDiskStore } from './disk-store.ts'
import { closeDataBase, openDataBase } from './open-data-base.ts'
import { placesIn } from './places.ts'
import { repairData } from './repair-data.ts'

const small = Buffer.from('a small body')
const large = Buffer.alloc(100_000, 'large')
const digestOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

async function setup(count = 3) {
  const folder = await mkdtemp(join(tmpdir(), 'data-check-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const store = await openDiskStore(folder)
  const filler = 'x'.repeat(200)
  const changes = Array.from({ length: count }, (_, at) => ({
    table: 'items',
    key: `${at}`,
    text: `{"filler":"${filler}"}`,
  }))
  const refer = (key: string, bytes: Buffer) => ({ table: 'files', key, text: `{"sha256":"${digestOf(bytes)}"}` })
  await store.commit({
    changes: [...changes, refer('small', small), refer('large', large), refer('also large', large)],
    bodies: [small, large].map((bytes) => ({ digest: digestOf(bytes), bytes })),
  })
  await store.close()
  const places = placesIn(folder)
  const change = (sql: string): void => {
    const db = openDataBase(places.dataBase)
    db.exec(sql)
    closeDataBase(db)
  }
  return { folder, places, change, largeFile: bodyFile(places.bodies, digestOf(large)) }
}

async function recordsOf(store: RecordStore): Promise<StoredRecord[]> {
  const records: StoredRecord[] = []
  for await (const record of store.records()) records.push(record)
  return records
}

async function keysAfter(folder: string): Promise<string[]> {
  const store = await openDiskStore(folder)
  const keys = (await recordsOf(store)).map(({ key }) => key)
  await store.close()
  return keys
}

test('a sound folder has no findings, and repair changes nothing', async () => {
  const { folder } = await setup()
  const checked = await checkData(folder)
  expect(checked).toMatchObject({ recordCount: 6, bodyCount: 2, findings: [], unusedFiles: [] })
  expect(checked.bodyBytes).toBe(small.length + large.length)
  expect(await repairData(folder)).toEqual({ before: checked, removedTo: undefined, after: checked })
})

test.each([
  [
    'whose text changed',
    `UPDATE records SET text = '{"filler":"y"}' WHERE key = '1'`,
    'its text is not the one that was written',
  ],
  ['of no table', `PRAGMA foreign_keys = OFF; DELETE FROM tables WHERE name = 'items'`, 'it belongs to no table'],
])('a record %s is named and taken out, and kept beside', async (_name, sql, problem) => {
  const { folder, change } = await setup(1)
  change(sql.replace("'1'", "'0'"))
  const { before, removedTo, after } = await repairData(folder)
  expect(before.findings).toMatchObject([{ kind: 'record', problem, lost: 'this record' }])
  expect(before.findings[0]?.place).toMatch(/^data\.db: (items|table 1), 0$/)
  expect(after.findings).toEqual([])
  expect(await keysAfter(folder)).toEqual(['small', 'large', 'also large'])
  const removed = JSON.parse((await readFile(join(removedTo ?? '', 'records.jsonl'), 'utf8')).trim()) as StoredRecord
  expect(removed).toMatchObject({ key: '0', text: expect.stringContaining('filler') })
})

test('a store refuses to read a damaged record, and says what to do', async () => {
  const { folder, change } = await setup()
  change(`UPDATE records SET text = '{}' WHERE key = '1'`)
  const store = await openDiskStore(folder)
  await expect(recordsOf(store)).rejects.toMatchObject({
    code: 'record-damaged',
    message: expect.stringMatching(/the record 1 of items is damaged; run mock-telemessage data check/),
  })
  await store.close()
})

test('a body file that is gone, or changed, is named with the records that lose their content', async () => {
  const gone = await setup()
  await rm(gone.largeFile)
  const first = await repairData(gone.folder)
  expect(first.before.findings).toMatchObject([
    { kind: 'body', problem: 'the file is not there', lost: 'the content of data.db: files, large and 1 more' },
  ])
  expect(await keysAfter(gone.folder)).toEqual(['0', '1', '2', 'small'])

  const changed = await setup()
  const file = await open(changed.largeFile, 'r+')
  await file.write(Buffer.from('X'), 0, 1, 50_000)
  await file.close()
  const { before, removedTo, after } = await repairData(changed.folder)
  expect(before.findings).toMatchObject([{ kind: 'body', problem: 'its bytes are not those of its digest' }])
  expect(after.findings).toEqual([])
  expect(await readdir(removedTo ?? '')).toEqual([digestOf(large), 'records.jsonl'])
})

test('a small body that changed, or is gone, is named', async () => {
  const { folder, change } = await setup()
  change(`UPDATE bodies SET bytes = CAST('other' AS BLOB) WHERE size_bytes < 100`)
  expect((await checkData(folder)).findings).toMatchObject([
    { kind: 'body', lost: 'the content of data.db: files, small', problem: 'its bytes are not those of its digest' },
  ])
  change('DELETE FROM bodies WHERE size_bytes < 100')
  expect((await checkData(folder)).findings).toMatchObject([{ kind: 'body', problem: 'the body is not there' }])
})

test('files that a crash left are listed as unused, and removed', async () => {
  const { folder, places, largeFile } = await setup()
  await writeFile(`${largeFile}.part`, 'half')
  const { before, after } = await repairData(folder)
  expect(before).toMatchObject({
    findings: [],
    unusedFiles: [`${digestOf(large).slice(0, 2)}/${digestOf(large)}.part`],
  })
  expect(after.unusedFiles).toEqual([])
  expect((await stat(largeFile)).size).toBe(large.length)
  expect(places.bodies).toContain(folder)
})

test('of a data base with a damaged page, everything that can be read stays', async () => {
  const { folder, places } = await setup(2_000)
  const file = await open(places.dataBase, 'r+')
  const { size } = await file.stat()
  await file.write(Buffer.alloc(4096, 0xee), 0, 4096, Math.floor(size / 2 / 4096) * 4096)
  await file.close()
  const { before, removedTo, after } = await repairData(folder)
  expect(before.findings.length).toBeGreaterThan(0)
  expect(after.findings).toEqual([])
  // One page of 4 KiB has fewer than 20 records of more than 200 bytes, or hundreds of index entries, which are made again.
  expect((await keysAfter(folder)).length).toBeGreaterThan(1_950)
  expect(await readdir(removedTo ?? '')).toContain('data.db')
})

test.each([
  ['with other content', async (file: string) => writeFile(file, 'no data base '.repeat(1_000)), 'store-damaged'],
  ['that was cut in its first page', async (file: string) => truncate(file, 1_000), 'store-damaged'],
  ['that is gone', async (file: string) => rm(file), 'store-unavailable'],
])('a data base %s is refused', async (_name, damage, code) => {
  const { folder, places } = await setup()
  await damage(places.dataBase)
  const error: unknown = await checkData(folder).catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(StoreError)
  expect(error).toMatchObject({ code })
})

test('data of a newer version is refused, with both formats', async () => {
  const { folder, change } = await setup()
  change('PRAGMA user_version = 99')
  await expect(openDiskStore(folder)).rejects.toMatchObject({
    code: 'store-too-new',
    message: expect.stringMatching(/format 99; this version reads up to format 1/),
  })
})

test('data of an older version is brought to the present format, once', async () => {
  const { places } = await setup()
  const added = ['ALTER TABLE records ADD COLUMN note TEXT']
  const { migrations } = await import('./data-base.ts')
  for (let time = 0; time < 2; time += 1) {
    const db = openDataBase(places.dataBase, [...migrations, added])
    expect(db.pragma('user_version')).toEqual([{ user_version: 2 }])
    expect(db.prepare('SELECT count(*) AS count FROM records WHERE note IS NULL').get()).toMatchObject({ count: 6 })
    closeDataBase(db)
  }
})

test('a folder that is in use is refused', async () => {
  const { folder } = await setup()
  const store = await openDiskStore(folder)
  await expect(openDiskStore(folder)).rejects.toMatchObject({ code: 'store-in-use' })
  await expect(checkData(folder)).rejects.toMatchObject({ code: 'store-in-use' })
  await store.close()
})
