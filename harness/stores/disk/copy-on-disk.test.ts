import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createMemoryStore } from '../memory/memory-store.ts'
import { type RecordStore, StoreError } from '../record-store.ts'
import { describeStore } from '../sample-store-contract.ts'
import { withCopyOnDisk } from './copy-on-disk.ts'
import { openRecordDataBase } from './record-data-base.ts'

// Goal: a store with a copy on the disk passes the contract, and nothing that happens to the copy harms the store.

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'copy-on-disk-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

const record = { table: 't', key: 'k', text: 'text' }

describeStore('memory, with a copy on the disk', async () => {
  const [store, folder] = [createMemoryStore(), await newFolder()]
  return { open: () => withCopyOnDisk(store, folder) }
})

test('a copy of many records has all of them, in their order', async () => {
  const store = createMemoryStore()
  const changes = Array.from({ length: 12_345 }, (_, number) => ({ ...record, key: `${number}` }))
  await store.commit({ changes, bodies: [] })
  const { reads, close } = await withCopyOnDisk(store, await newFolder())
  expect(Array.from(reads?.recordsOf('t') ?? [], ({ key }) => key)).toEqual(changes.map(({ key }) => key))
  await close()
})

test.each([
  [
    'records of another store',
    async (file: string) => {
      const left = openRecordDataBase(file)
      left.write({ changes: [{ ...record, key: 'old' }], bodies: [] })
      left.close()
    },
  ],
  ['a damaged file', (file: string) => writeFile(file, 'x'.repeat(10_000))],
])('what a killed process left is replaced: %s', async (_what, leave) => {
  const folder = await newFolder()
  await leave(join(folder, 'copy.db'))
  const store = createMemoryStore()
  await store.commit({ changes: [record], bodies: [] })
  const { reads, close } = await withCopyOnDisk(store, folder)
  expect(Array.from(reads?.recordsOf('t') ?? [], ({ key }) => key)).toEqual(['k'])
  await close()
  expect(existsSync(join(folder, 'copy.db'))).toBe(false)
})

/** A memory store that counts how often it was closed. */
function countingStore(): { store: RecordStore; closed: () => number } {
  let closed = 0
  const store = createMemoryStore()
  const close = async (): Promise<void> => {
    closed += 1
  }
  return { store: { ...store, close }, closed: () => closed }
}

test('a folder that another process has is refused, and the store is closed', async () => {
  const folder = await newFolder()
  const first = await withCopyOnDisk(createMemoryStore(), folder)
  const { store, closed } = countingStore()
  await expect(withCopyOnDisk(store, folder)).rejects.toMatchObject({
    code: 'store-in-use',
    message: expect.stringContaining('use another folder with --data'),
  })
  expect(closed()).toBe(1)
  await first.close()
})

test('a folder that cannot be made is refused, and the store is closed', async () => {
  const file = join(await newFolder(), 'file')
  await writeFile(file, '')
  const { store, closed } = countingStore()
  await expect(withCopyOnDisk(store, join(file, 'below'))).rejects.toMatchObject({ code: 'store-unavailable' })
  expect(closed()).toBe(1)
})

test('a damaged record of the store is named, and nothing stays open', async () => {
  const folder = await newFolder()
  const { store, closed } = countingStore()
  const damage = new StoreError('record-damaged', 'the record k of t is damaged')
  const records = async function* () {
    yield record
    throw damage
  }
  await expect(withCopyOnDisk({ ...store, records }, folder)).rejects.toBe(damage)
  expect(closed()).toBe(1)
  const again = await withCopyOnDisk(store, folder)
  expect([...(again.reads?.recordsOf('t') ?? [])]).toEqual([])
  await again.close()
})

/** A change that the store reads, and the copy cannot the first time, as on a full disk. */
function changeForFullDisk(key: string): typeof record {
  let readings = 0
  return {
    ...{ table: 't', key },
    get text(): string {
      readings += 1
      if (readings === 2) throw new Error('database or disk is full')
      return 'text'
    },
  }
}

test('a copy that cannot be written refuses the batch, which the store has; the same batch once more is taken', async () => {
  const { commit, reads, close } = await withCopyOnDisk(createMemoryStore(), await newFolder())
  const kept: number[] = []
  const changes = [{ ...record, kept: (place: number) => void kept.push(place) }, changeForFullDisk('other')]
  await expect(commit({ changes, bodies: [] })).rejects.toMatchObject({
    code: 'store-unavailable',
    message: expect.stringContaining('copy.db, cannot be used'),
  })
  expect([kept, reads?.find('t', 'k')]).toEqual([[], undefined])
  await commit({ changes, bodies: [] })
  expect(reads?.textAt('t', kept[0] ?? 0)).toBe('text')
  await close()
})

test('after such a failure, the copy has the order of the store', async () => {
  const store = createMemoryStore()
  const { commit, reads, close } = await withCopyOnDisk(store, await newFolder())
  await commit({ changes: [record], bodies: [] })
  const changes = [{ ...record, text: undefined }, record, changeForFullDisk('l')]
  await expect(commit({ changes, bodies: [] })).rejects.toThrow('full')
  await commit({ changes: [...changes, { ...record, key: 'm' }], bodies: [] })
  const inStore: string[] = []
  for await (const { key } of store.records()) inStore.push(key)
  expect(Array.from(reads?.recordsOf('t') ?? [], ({ key }) => key)).toEqual(inStore)
  await close()
})

test('a folder can be used again at once, in the same process', async () => {
  const folder = await newFolder()
  for (const text of ['first', 'second', 'third']) {
    const store = createMemoryStore()
    await store.commit({ changes: [{ ...record, text }], bodies: [] })
    const { reads, close } = await withCopyOnDisk(store, folder)
    expect(reads?.find('t', 'k')?.text).toBe(text)
    await close()
  }
})

test('a record that is gone from the copy is named, with what to do', async () => {
  const folder = await newFolder()
  const store = createMemoryStore()
  const { commit, reads, close } = await withCopyOnDisk(store, folder)
  await commit({ changes: [record], bodies: [] })
  expect(() => reads?.textAt('t', 77)).toThrow(
    expect.objectContaining({ code: 'record-damaged', message: expect.stringContaining('nothing is lost') }),
  )
  await close()
  expect(await readFile(join(folder, 'copy.db')).catch(() => 'gone')).toBe('gone')
})
