import fc from 'fast-check'
import { expect, onTestFinished, test, vi } from 'vitest'
import type { LastingList } from '../control/state/lasting-list.ts'
import { closeDataBase, openDataBase } from './disk/open-data-base.ts'
import { placesIn } from './disk/places.ts'
import type { KeptState } from './kept-state.ts'
import { keptFolder, type Value } from './sample-kept-folder.ts'

/** A list with its model, and what was saved of both. */
interface FollowedList {
  state: KeptState
  list: LastingList<Value>
  model: Value[]
  saved: { putBack: () => void; model: Value[] }[]
  /** Those who go through the list, with what they are still to see. */
  readings: { values: Generator<Value>; model: Value[] }[]
}

type ListAct = (followed: FollowedList, open: () => Promise<KeptState>) => Promise<void> | void

const pushed = fc.string({ maxLength: 3 }).map(
  (text): ListAct =>
    (followed) => {
      followed.list.push({ text })
      followed.model = [...followed.model, { text }]
    },
)
const dropped = fc.integer({ min: 1, max: 3 }).map(
  (count): ListAct =>
    (followed) => {
      followed.list.dropFirst(count)
      followed.model = followed.model.slice(count)
    },
)
const cleared: ListAct = (followed) => {
  followed.list.clear()
  followed.model = []
}
const saved: ListAct = (followed) => {
  followed.saved.push({ putBack: followed.list.save(), model: followed.model })
}
const restored = fc.nat(3).map(
  (which): ListAct =>
    (followed) => {
      const back = followed.saved[which % Math.max(followed.saved.length, 1)]
      back?.putBack()
      followed.model = back?.model ?? followed.model
    },
)
const readingBegun: ListAct = ({ list, model, readings }) => {
  readings.push({ values: list.values(1, 4), model: model.slice(1, 4) })
}
const readingContinued = fc.nat(3).map(
  (which): ListAct =>
    ({ readings }) => {
      const reading = readings[which]
      if (reading !== undefined) expect(reading.values.next().value).toEqual(reading.model.shift())
    },
)

const listActs: fc.Arbitrary<ListAct> = fc.oneof(
  { weight: 9, arbitrary: pushed },
  { weight: 3, arbitrary: dropped },
  { weight: 1, arbitrary: fc.constant(cleared) },
  { weight: 3, arbitrary: fc.constant(saved) },
  { weight: 3, arbitrary: restored },
  { weight: 2, arbitrary: fc.constant(readingBegun) },
  { weight: 3, arbitrary: readingContinued },
  { weight: 4, arbitrary: fc.constant<ListAct>(({ state }) => state.settled()) },
)

test('a list of a store follows any history, as one in memory does', async () => {
  const { open } = await keptFolder()
  const openListAgain: ListAct = async (followed) => {
    await followed.state.close()
    followed.state = await open()
    followed.list = followed.state.tables.list<Value>('list')
    followed.saved = []
    followed.readings = []
  }
  const act = fc.oneof({ weight: 40, arbitrary: listActs }, { weight: 1, arbitrary: fc.constant(openListAgain) })
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 20, maxLength: 60, size: 'max' }), async (acts) => {
      const state = await open()
      const list = state.tables.list<Value>('list')
      list.clear()
      const followed: FollowedList = { state, list, model: [], saved: [], readings: [] }
      try {
        for (const one of acts) {
          await one(followed, open)
          expect([...followed.list.values()]).toEqual(followed.model)
          expect(followed.list.length).toBe(followed.model.length)
        }
        for (const { values, model } of followed.readings) expect([...values]).toEqual(model)
        await openListAgain(followed, open)
        expect([...followed.list.values()]).toEqual(followed.model)
      } finally {
        await followed.state.close()
      }
    }),
    { numRuns: 15 },
  )
})

test('a list is not slower for those who went through it before', async () => {
  const { open } = await keptFolder()
  const state = await open()
  const list = state.tables.list<Value>('list')
  for (const text of 'abc') list.push({ text })
  for (let time = 0; time < 100; time += 1) expect(list.values().next().done).toBe(false)
  for (let time = 0; time < 100; time += 1) for (const { text } of list.values()) if (text === 'b') break
  const asked = vi.spyOn(WeakRef.prototype, 'deref')
  onTestFinished(() => asked.mockRestore())
  list.dropFirst(1)
  // Those who have begun and not ended are asked, if they are still there.
  expect(asked.mock.calls.length).toBeLessThan(120)
  await state.close()
})

test('a damaged record is named when it is read, and the others are read', async () => {
  const { folder, open } = await keptFolder()
  const first = await open()
  const entries = first.tables.within('log').list<Value>('entries')
  for (const text of 'abc') entries.push({ text })
  await first.close()
  const db = openDataBase(placesIn(folder).dataBase)
  db.exec(`UPDATE records SET text = '{"text":"other"}' WHERE key = '1'`)
  closeDataBase(db)
  const state = await open()
  const list = state.tables.within('log').list<Value>('entries')
  expect(list.length).toBe(3)
  expect(() => [...list.values()]).toThrow(
    expect.objectContaining({
      code: 'record-damaged',
      message: expect.stringMatching(/the record 1 of log\/entries is damaged; run mock-telemessage data check/),
    }),
  )
  expect([...list.values(0, 1), ...list.values(2)]).toEqual([{ text: 'a' }, { text: 'c' }])
  await state.close()
})
