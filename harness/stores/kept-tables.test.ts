import { Readable } from 'node:stream'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { StateTables } from '../control/state/state-tables.ts'
import { createCommits } from './commits.ts'
import { heldRecords, keptTables } from './kept-tables.ts'
import { createMemoryStore } from './memory/memory-store.ts'
import { type RecordStore, StoreError } from './record-store.ts'

async function openTables(store: RecordStore): Promise<{ tables: StateTables; settled(): Promise<void> }> {
  const commits = createCommits(store)
  return { tables: keptTables({ held: await heldRecords(store), commits }), settled: commits.settled }
}

test('maps and values begin with what they were, in their order', async () => {
  const store = createMemoryStore()
  const first = await openTables(store)
  const ages = first.tables.within('people').map<{ born: Date }>('ages')
  ages.set('b', { born: new Date(1) }).set('a', { born: new Date(2) })
  const count = first.tables.value('count', () => 1)
  count.set(7)
  first.tables.value('drawn', () => 'first')
  await first.settled()
  const again = await openTables(store)
  expect([...again.tables.within('people').map('ages')]).toEqual([...ages])
  expect(again.tables.value('count', () => 1).get()).toBe(7)
  // What was made by chance at first stays.
  expect(again.tables.value('drawn', () => 'second').get()).toBe('first')
})

test('a list comes back as it was, whatever was added and put back', async () => {
  const act = fc.oneof(fc.integer(), fc.constantFrom('save', 'put back', 'settle'))
  await fc.assert(
    fc.asyncProperty(fc.array(act), async (acts) => {
      const store = createMemoryStore()
      const { tables, settled } = await openTables(store)
      const list = tables.list<{ number: number }>('list')
      let putBack = list.save()
      for (const one of acts) {
        if (one === 'save') putBack = list.save()
        else if (one === 'put back') putBack()
        else if (one === 'settle') await settled()
        else if (typeof one === 'number') list.push({ number: one })
      }
      await settled()
      expect([...(await openTables(store)).tables.list('list').values()]).toEqual([...list.values()])
    }),
  )
})

test('bytes that are read late are there before the records that refer to them', async () => {
  const store = createMemoryStore()
  const batches: { bodies: number; changes: number }[] = []
  const { tables, settled } = await openTables({
    ...store,
    commit: async (batch) => {
      batches.push({ bodies: batch.bodies.length, changes: batch.changes.length })
      await store.commit(batch)
    },
  })
  const form = {
    toStored: (text: string) => {
      tables.bodies?.keepFrom(text, () => Readable.from([Buffer.from('bytes of '), Buffer.from(text)]))
      return text
    },
    fromStored: String,
  }
  tables.map<string>('files', form).set('one', 'a').set('other', 'b')
  await settled()
  expect(batches).toEqual([
    { bodies: 2, changes: 0 },
    { bodies: 0, changes: 2 },
  ])
  expect((await openTables(store)).tables.bodies?.read('b').toString()).toBe('bytes of b')
})

test('two parts with one name are refused', async () => {
  const { tables } = await openTables(createMemoryStore())
  tables.map('users')
  expect(() => tables.map('users')).toThrow('two parts of the server keep their state as users')
})

test('what a forgotten part kept is gone, and its name is free', async () => {
  const store = createMemoryStore()
  const { tables, settled } = await openTables(store)
  const box = tables.within('box')
  box.map<number>('map').set('a', 1)
  box.within('deep').value('count', () => 1)
  await settled()
  box.removeAll()
  await settled()
  expect(await heldRecords(store).then((held) => [...held.values()].flatMap((texts) => [...texts]))).toEqual([])
  expect(tables.within('box').map<number>('map').size).toBe(0)
})

test('any history of a map, in any groups, comes back with its order and any keys', async () => {
  const key = fc.constantFrom('x', 'y', 'z', '\u0000"\\', '\ud800')
  const act = fc.record({ key, value: fc.option(fc.integer(), { nil: undefined }), isSettled: fc.boolean() })
  await fc.assert(
    fc.asyncProperty(fc.array(act), async (acts) => {
      const store = createMemoryStore()
      const { tables, settled } = await openTables(store)
      const map = tables.map<number>('map')
      for (const { key: name, value, isSettled } of acts) {
        if (value === undefined) map.delete(name)
        else map.set(name, value)
        if (isSettled) await settled()
      }
      await settled()
      expect([...(await openTables(store)).tables.map<number>('map')]).toEqual([...map])
    }),
  )
})

test('what a store could not keep is kept by the next attempt, with its order', async () => {
  const store = createMemoryStore()
  let isFull = true
  const failing: RecordStore = {
    ...store,
    commit: async (batch) => {
      if (isFull) throw new StoreError('store-unavailable', 'the disk is full')
      await store.commit(batch)
    },
  }
  const { tables, settled } = await openTables(failing)
  const map = tables.map<number>('map')
  map.set('a', 1).set('b', 1)
  await expect(settled()).rejects.toThrow('the disk is full')
  map.delete('a')
  map.set('c', 1).set('a', 2)
  await expect(settled()).rejects.toThrow('the disk is full')
  isFull = false
  await settled()
  expect([...(await openTables(store)).tables.map<number>('map')]).toEqual([...map])
})

test('changes of one turn are one batch, and a value that changed twice is written once', async () => {
  const store = createMemoryStore()
  const sizes: number[] = []
  const { tables, settled } = await openTables({
    ...store,
    commit: async (batch) => {
      sizes.push(batch.changes.length)
      await store.commit(batch)
    },
  })
  const map = tables.map<number>('map')
  const waiting = [1, 2, 3].map(async (number) => {
    map.set('same', number).set(String(number), number)
    await settled()
  })
  await Promise.all(waiting)
  await settled()
  expect(sizes).toEqual([4])
})

test('a store that may be taken away is asked before anything is shown, once for all who wait, and not after a commit', async () => {
  let confirmed = 0
  const store = createMemoryStore()
  const { tables, settled } = await openTables({
    ...store,
    confirm: async () => {
      confirmed += 1
      if (confirmed === 3) throw new StoreError('store-unavailable', 'taken away')
    },
  })
  await Promise.all([settled(), settled()])
  await settled()
  expect(confirmed).toBe(2)
  tables.map<number>('map').set('a', 1)
  await settled()
  expect(confirmed).toBe(2)
  await expect(settled()).rejects.toThrow('taken away')
  await settled()
})
