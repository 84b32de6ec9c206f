import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Group, Packable } from './live-items.ts'
import { PackedMap, type RowForm } from './packed-map.ts'
import { Pages, type Scratch } from './pages.ts'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** An item that is packed only when it is kept, and whose note is set by somebody else, as that of a message is by searches. */
class Item implements Packable<Item> {
  readonly key: number
  readonly value: number
  isKept: boolean
  group: Group<Item> | undefined = undefined
  #note: number

  constructor(key: number, value: number, { isKept = true, note = 0 } = {}) {
    this.key = key
    this.value = value
    this.isKept = isKept
    this.#note = note
  }

  get note(): number {
    return this.#note
  }

  set note(note: number) {
    this.#note = note
    this.group?.noteChange(this)
  }
}

const form: RowForm<Item> = {
  width: 4,
  keyOf: ({ key }) => key,
  isPackable: ({ isKept }) => isKept,
  write: ({ key, value, note, isKept }, rows, at) => rows.set([key, value, note, Number(isKept)], at),
  read: (rows, at) => {
    if (rows[at + 3] !== 1) throw new Error('an item was packed that was not kept')
    return new Item(rows[at] ?? 0, rows[at + 1] ?? 0, { note: rows[at + 2] ?? 0 })
  },
}

/** A disk that may be full, and that notices a second use of a place that is still needed. */
function disk(): Scratch & { isFull: boolean } {
  const there = new Map<number, Float64Array>()
  const scratch = {
    isFull: false,
    write: (atBytes: number, numbers: Float64Array) => {
      if (scratch.isFull) throw new Error('the disk is full')
      const written = numbers.slice()
      there.set(atBytes, written)
      return () => {
        if (there.get(atBytes) !== written) throw new Error('a page was written over')
        return written.slice()
      }
    },
  }
  return scratch
}

/** A map with its model: an item is known by its key, and the model has the values and notes that it should have. */
interface Followed {
  map: PackedMap<Item>
  model: Map<number, { value: number; note: number }>
  scratch: ReturnType<typeof disk>
  /** Objects that somebody has. The map must return the same for as long as they are in it. */
  held: Map<number, Item>
  nextKey: number
}

type Act = (followed: Followed) => Promise<void> | void

const some = fc.nat({ max: 60 })

/** One of the keys that are there. */
function keyAt({ model }: Followed, at: number): number {
  return [...model.keys()][at % Math.max(model.size, 1)] ?? 0
}

function put({ map, model, held }: Followed, item: Item): void {
  held.delete(item.key)
  map.set(item.key, item)
  model.set(item.key, { value: item.value, note: item.note })
}

const acts: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.tuple(fc.nat(), fc.boolean()).map(
      ([value, isKept]): Act =>
        (followed) => {
          followed.nextKey += 1 + (value % 3)
          put(followed, new Item(followed.nextKey, value, { isKept }))
        },
    ),
  },
  {
    weight: 10,
    arbitrary: fc.tuple(some, fc.nat(), fc.boolean()).map(
      ([at, value, isKept]): Act =>
        (followed) =>
          put(followed, new Item(keyAt(followed, at), value, { isKept })),
    ),
  },
  // A key that is gone, or never was, comes in at the end.
  {
    weight: 1,
    arbitrary: some.map(
      (key): Act =>
        (followed) =>
          put(followed, new Item(key, 7)),
    ),
  },
  {
    weight: 3,
    arbitrary: some.map(
      (at): Act =>
        (followed) => {
          const { map, model, held } = followed
          const key = at % 3 === 0 ? at : keyAt(followed, at)
          held.delete(key)
          expect(map.delete(key)).toBe(model.delete(key))
        },
    ),
  },
  {
    weight: 4,
    arbitrary: some.map(
      (at): Act =>
        (followed) => {
          const key = keyAt(followed, at)
          const item = followed.map.get(key)
          if (item !== undefined) followed.held.set(key, item)
        },
    ),
  },
  {
    weight: 4,
    arbitrary: fc.tuple(some, fc.integer({ min: 1, max: 9 })).map(
      ([at, note]): Act =>
        (followed) => {
          const key = keyAt(followed, at)
          const [item, known] = [followed.map.get(key), followed.model.get(key)]
          if (item === undefined || known === undefined) return
          item.note = note
          known.note = note
        },
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constant<Act>(async ({ map, held }) => {
      for (const item of map.values()) item.isKept = true
      held.clear()
      await new Promise((resolve) => setImmediate(resolve))
      collect()
    }),
  },
  {
    weight: 1,
    arbitrary: fc.boolean().map(
      (isFull): Act =>
        ({ scratch }) => {
          scratch.isFull = isFull
        },
    ),
  },
  {
    weight: 1,
    // As when a saved state is put back.
    arbitrary: fc.nat({ max: 9 }).map(
      (every): Act =>
        ({ map, model, held }) => {
          const saved = [...map.values()].filter(({ key }) => every < 5 || key % 3 > 0)
          map.clear()
          for (const item of saved) map.set(item.key, item)
          const kept = new Set(saved.map(({ key }) => key))
          for (const key of [...model.keys()]) {
            if (kept.has(key)) continue
            model.delete(key)
            held.delete(key)
          }
        },
    ),
  },
)

function requireSame({ map, model, held }: Followed): void {
  const shown = (item: Item) => ({ key: item.key, value: item.value, note: item.note })
  const expected = Array.from(model, ([key, { value, note }]) => ({ key, value, note }))
  const items = [...map.values()]
  expect(items.map(shown)).toEqual(expected)
  expect(map.size).toBe(model.size)
  expect(map.slice(3, 8)).toEqual(items.slice(3, 8))
  expect(map.where((rows, at) => (rows[at + 1] ?? 0) % 2 === 0)).toEqual(items.filter(({ value }) => value % 2 === 0))
  const [notes, keys] = map.numbers([(rows, at) => rows[at + 2] ?? 0, (rows, at) => rows[at] ?? 0])
  expect([...(notes ?? [])]).toEqual(expected.map(({ note }) => note))
  expect([...(keys ?? [])]).toEqual(expected.map(({ key }) => key))
  for (const [key, item] of held) expect(map.get(key)).toBe(item)
  expect(map.get(1_000)).toBeUndefined()
}

function followed(pagesInMemory: number): Followed {
  const scratch = disk()
  const map = new PackedMap(form, new Pages({ scratch, pageLength: 17, pagesInMemory }))
  return { map, model: new Map(), scratch, held: new Map(), nextKey: 0 }
}

test('a map whose older items are packed is a map, whatever is set, deleted, held, forgotten and put back', async () => {
  const drawn = fc.array(acts, { minLength: 60, maxLength: 160, size: 'max' })
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 3 }), drawn, async (pagesInMemory, all) => {
      const one = followed(pagesInMemory)
      for (const act of all) {
        await act(one)
        requireSame(one)
      }
    }),
    { numRuns: 20 },
  )
})
