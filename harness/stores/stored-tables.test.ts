import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import type { StateTables } from '../control/state/state-tables.ts'
import { type StoredMap, StoredValue } from '../control/state/stored-value.ts'
import { openDiskStore } from './disk/disk-store.ts'
import { type KeptState, openKeptState } from './kept-state.ts'
import { type RecordReads, StoreError } from './record-store.ts'
import { hardlyAny, keptFolder, type Value } from './sample-kept-folder.ts'

const asItIs = { toStored: (value: Value) => value, fromStored: (stored: unknown) => stored as Value }

/** An owner of a map, as a mailbox is: it has the stored values, and finds them by something in the value. */
function ownerIn(tables: StateTables) {
  const present = new Map<string, StoredValue<Value>>()
  const map = tables.storedMap?.('map', asItIs, { present: () => present }) as StoredMap<Value>
  for (const { value, place } of map.held()) present.set(keyIn(value), new StoredValue(map.source, place))
  return {
    present,
    map,
    set: (key: string, text: string): void => {
      const stored = new StoredValue(map.source, { text: `${key} ${text}` })
      map.set(key, stored, present.get(key))
      present.set(key, stored)
    },
    delete: (key: string): void => {
      const stored = present.get(key)
      if (stored !== undefined) map.delete(key, stored)
      present.delete(key)
    },
    putBack: (saved: ReadonlyMap<string, StoredValue<Value>>): void => {
      for (const [key, stored] of present) if (!saved.has(key)) map.delete(key, stored)
      for (const [key, stored] of saved) if (!map.has(stored, () => key)) map.set(key, stored, present.get(key))
      present.clear()
      for (const [key, stored] of saved) present.set(key, stored)
    },
    texts: () => textsOf(present),
    find: (key: string) => map.find(key, (value) => present.get(keyIn(value)))?.value().text,
  }
}

function keyIn({ text }: Value): string {
  return text.slice(0, 1)
}

function textsOf(values: ReadonlyMap<string, StoredValue<Value>>): Record<string, string> {
  return Object.fromEntries([...values].map(([key, stored]) => [key, stored.value().text]))
}

const key = fc.constantFrom('a', 'b', 'c')
type Texts = Record<string, string>

/** A map with its model, and what was saved of both. */
interface Followed {
  state: KeptState
  owner: ReturnType<typeof ownerIn>
  model: Texts
  saved: { values: Map<string, StoredValue<Value>>; model: Texts }[]
}

type Act = (followed: Followed, open: () => Promise<KeptState>) => Promise<void> | void

const mapActs: fc.Arbitrary<Act> = fc.oneof(
  fc.tuple(key, fc.string({ maxLength: 3 })).map(
    ([one, text]): Act =>
      (followed) => {
        followed.owner.set(one, text)
        followed.model = { ...followed.model, [one]: `${one} ${text}` }
      },
  ),
  key.map(
    (one): Act =>
      (followed) => {
        followed.owner.delete(one)
        followed.model = Object.fromEntries(Object.entries(followed.model).filter(([other]) => other !== one))
      },
  ),
  fc.constant<Act>(({ saved, owner, model }) => {
    saved.push({ values: new Map(owner.present), model })
  }),
  fc.nat(3).map(
    (which): Act =>
      (followed) => {
        const back = followed.saved[which % Math.max(followed.saved.length, 1)]
        if (back === undefined) return
        followed.owner.putBack(back.values)
        followed.model = back.model
      },
  ),
  fc.constant<Act>(({ state }) => state.settled()),
  fc.constant<Act>(async ({ state }) => {
    void state.settled()
    // So that the batch is with the store, and the next acts are not part of it.
    await new Promise((resolve) => setImmediate(resolve))
  }),
)
const openAgain: Act = async (followed, open) => {
  await followed.state.close()
  followed.state = await open()
  followed.owner = ownerIn(followed.state.tables)
  followed.saved = []
}

test('values out of memory are those that were set, whatever is kept, being kept, undone and opened again', async () => {
  const { open } = await keptFolder()
  const act = fc.oneof({ weight: 20, arbitrary: mapActs }, { weight: 1, arbitrary: fc.constant(openAgain) })
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 40, size: 'max' }), async (acts) => {
      const state = await open()
      const followed: Followed = { state, owner: ownerIn(state.tables), model: {}, saved: [] }
      for (const one of ['a', 'b', 'c']) followed.owner.delete(one)
      for (const one of acts) {
        await one(followed, open)
        expect(followed.owner.texts()).toEqual(followed.model)
        for (const some of ['a', 'b', 'c']) expect(followed.owner.find(some)).toBe(followed.model[some])
        for (const { values, model } of followed.saved) expect(textsOf(values)).toEqual(model)
      }
      await followed.state.close()
    }),
    { numRuns: 15 },
  )
})

test('a part that comes after one that went, with its name, begins empty, and what went can come back', async () => {
  const { open } = await keptFolder()
  const state = await open()
  const part = state.tables.within('part')
  const first = ownerIn(part)
  first.set('a', 'of the first part')
  await state.settled()
  const saved = new Map(first.present)
  part.removeAll()
  const second = ownerIn(state.tables.within('part'))
  expect([second.texts(), second.find('a')]).toEqual([{}, undefined])
  expect(textsOf(saved)).toEqual({ a: 'a of the first part' })
  await state.settled()
  first.putBack(saved)
  await state.close()
  const again = await open()
  expect(ownerIn(again.tables.within('part')).texts()).toEqual({ a: 'a of the first part' })
  await again.close()
})

test('a value that was kept is not in memory', async () => {
  const { open } = await keptFolder()
  const state = await open()
  const { set, present } = ownerIn(state.tables)
  for (const one of 'abc') set(one, '')
  expect([...present.values()].map((stored) => stored.isInStore())).toEqual([false, false, false])
  await state.settled()
  expect([...present.values()].map((stored) => stored.isInStore())).toEqual([true, true, true])
  await state.close()
})

test('while the disk is gone, what is not in memory cannot be read, and a change of it is refused', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'stored-tables-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const { reads, ...store } = await openDiskStore(folder)
  if (reads === undefined) throw new Error('a store on the disk cannot be read')
  let isGone = false
  const textAt: RecordReads['textAt'] = (...place) => {
    if (isGone) throw new StoreError('store-unavailable', 'the disk is gone')
    return reads.textAt(...place)
  }
  const state = await openKeptState({ ...store, reads: { ...reads, textAt } }, hardlyAny)
  const { set, texts } = ownerIn(state.tables)
  for (const one of 'abc') set(one, 'before')
  await state.settled()
  isGone = true
  for (const use of [texts, () => set('a', 'after')]) {
    expect(use).toThrow(expect.objectContaining({ code: 'store-unavailable' }))
  }
  isGone = false
  await state.settled()
  expect(texts()).toEqual({ a: 'a before', b: 'b before', c: 'c before' })
  await state.close()
})
