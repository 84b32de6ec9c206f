import { expect, test } from 'vitest'
import { PackedMap } from './packed-map.ts'
import { Pages } from './pages.ts'

interface Item {
  key: number
  group: undefined
}

/** A map of four rows on a page, and how many items were made from rows. */
function setup(pages = new Pages({ pageLength: 4 })) {
  const made = { count: 0 }
  const map = new PackedMap<Item>(
    {
      width: 1,
      keyOf: ({ key }) => key,
      isPackable: () => true,
      write: ({ key }, rows, at) => {
        rows[at] = key
      },
      read: (rows, at) => {
        made.count += 1
        return { key: rows[at] ?? 0, group: undefined }
      },
    },
    pages,
  )
  const load = (from: number, until: number): void => {
    for (let key = from; key < until; key += 1) map.load(key, { key, group: undefined })
  }
  const keys = (): number[] => Array.from(map.values(), ({ key }) => key)
  return { map, made, load, keys }
}

test('all but the newest items are packed, also after the last ones went and lower keys came', () => {
  const { map, made, load, keys } = setup()
  load(0, 20)
  expect([keys(), made.count]).toEqual([[...Array(20).keys()], 16])
  for (let key = 6; key < 20; key += 1) map.delete(key)
  made.count = 0
  load(6, 26)
  expect(keys()).toEqual([...Array(26).keys()])
  expect(made.count).toBe(16)
})

test('a list of items leaves out those that go while it is read', () => {
  const { map, load } = setup()
  load(0, 12)
  const reading = map.values()
  expect(reading.next().value?.key).toBe(0)
  for (const key of [1, 2, 3, 4, 5, 6, 7, 10]) map.delete(key)
  expect(Array.from(reading, ({ key }) => key)).toEqual([8, 9, 11])
  const all = map.values()
  all.next()
  map.clear()
  expect([...all]).toEqual([])
})

test('items are deleted one after the other, in any order', () => {
  const { map, load, keys } = setup()
  load(0, 40)
  for (let key = 39; key >= 20; key -= 1) expect([map.delete(key), map.delete(key)]).toEqual([true, false])
  for (let key = 0; key < 10; key += 1) map.delete(key)
  expect([keys(), map.size]).toEqual([[10, 11, 12, 13, 14, 15, 16, 17, 18, 19], 10])
})

test('a key that was changed, went and came back has what came last, also when it is packed', () => {
  const { map, load } = setup()
  load(0, 20)
  const changed = { key: 3, group: undefined }
  map.set(3, changed)
  expect(map.get(3)).toBe(changed)
  for (let key = 3; key < 20; key += 1) map.delete(key)
  load(3, 20)
  expect(map.get(3)).not.toBe(changed)
})

test('changed items are written over their rows page by page, in whatever order they changed', () => {
  let writes = 0
  const write = (_atBytes: number, numbers: Float64Array) => {
    writes += 1
    const there = numbers.slice()
    return () => there.slice()
  }
  const { map, load } = setup(new Pages({ pageLength: 4, pagesInMemory: 1, scratch: { write } }))
  load(0, 40)
  for (const key of [0, 20]) map.get(key)
  const before = writes
  for (const key of [20, 1, 21, 0]) map.set(key, { key, group: undefined })
  // The page of the last ones is still in memory.
  expect(writes - before).toBe(1)
})
