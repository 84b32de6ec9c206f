import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { LastingList } from './lasting-list.ts'
import { openSpillFile, spilling } from './spill.ts'
import { SpilledList } from './spilled-list.ts'
import { SpilledMap } from './spilled-map.ts'
import { spillingTables } from './spilling-tables.ts'

const folder = mkdtempSync(join(tmpdir(), 'spill-'))
const file = openSpillFile(join(folder, 'shared'), 4)
afterAll(() => {
  file.close()
  rmSync(folder, { recursive: true, force: true })
})

interface Numbered {
  key: number
  at: Date
}

const keyOf = ({ key }: Numbered): number => key

test('gives back what was put in, in any order and as often as it is asked, and leaves no file', () => {
  const path = join(folder, 'own')
  const own = openSpillFile(path)
  const texts = ['', 'one', Array.from({ length: 100_000 }, (_, at) => at * 7919).join(''), 'two']
  const kept = texts.map((text) => own.keep(Buffer.from(text)))
  for (const read of [...kept].reverse()) read()
  expect(kept.map((read) => read().toString())).toEqual(texts)
  own.close()
  expect(existsSync(path)).toBe(false)
})

/** One thing that is done to a map, or to a list. */
type Act<Held> = (held: Held) => unknown

type NumberedMap = Pick<Map<number, Numbered>, 'get' | 'delete' | 'clear'> & {
  set(key: number, value: Numbered): unknown
}

const number = fc.nat({ max: 40 })
const mapActs: fc.Arbitrary<Act<NumberedMap>> = fc.oneof(
  {
    weight: 2,
    arbitrary: number.map(
      (key): Act<NumberedMap> =>
        (map) =>
          map.delete(key),
    ),
  },
  {
    weight: 2,
    arbitrary: number.map(
      (key): Act<NumberedMap> =>
        (map) =>
          map.get(key),
    ),
  },
  {
    weight: 4,
    arbitrary: fc.tuple(number, fc.nat()).map(
      ([key, time]): Act<NumberedMap> =>
        (map) =>
          void map.set(key, { key: key, at: new Date(time) }),
    ),
  },
  { weight: 1, arbitrary: fc.constant<Act<NumberedMap>>((map) => map.clear()) },
)

test('a map with a spill is a map: the same values in the same order after whatever is set, deleted and cleared', () => {
  fc.assert(
    fc.property(fc.nat({ max: 40 }), fc.array(mapActs, { maxLength: 40 }), (first, acts) => {
      const spilled = new SpilledMap<Numbered>(keyOf, spilling(file), file.valuesAtOnce)
      const plain = new Map<number, Numbered>()
      for (let count = 0; count < first; count += 1) {
        for (const map of [spilled, plain]) map.set(count, { key: count, at: new Date(count) })
      }
      for (const act of acts) expect(act(spilled)).toEqual(act(plain))
      expect([...spilled.values()]).toEqual([...plain.values()])
      expect(spilled.size).toBe(plain.size)
    }),
  )
})

test('what a map held at a moment stays the same', () => {
  const map = new SpilledMap<Numbered>(keyOf, spilling(file), file.valuesAtOnce)
  for (let number = 0; number < 20; number += 1) map.set(number, { key: number, at: new Date(0) })
  const now = map.now()
  map.delete(3)
  map.set(4, { key: 4, at: new Date(4) })
  map.clear()
  expect([...now]).toEqual(Array.from({ length: 20 }, (_, number) => ({ key: number, at: new Date(0) })))
  expect(now.isSpilled).toBe(true)
  expect(map.get(99)).toBeUndefined()
})

const listActs: fc.Arbitrary<Act<LastingList<Date>>> = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.nat().map(
      (time): Act<LastingList<Date>> =>
        (list) =>
          list.push(new Date(time)),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.nat({ max: 9 }).map(
      (count): Act<LastingList<Date>> =>
        (list) =>
          list.dropFirst(count),
    ),
  },
  { weight: 1, arbitrary: fc.constant<Act<LastingList<Date>>>((list) => list.clear()) },
)

test('a list with a spill is a list: the same values after whatever is added, dropped and put back', () => {
  fc.assert(
    fc.property(fc.array(listActs, { maxLength: 80 }), fc.array(listActs, { maxLength: 20 }), (before, after) => {
      const lists = [new SpilledList<Date>(file), new LastingList<Date>()] as const
      for (const act of before) for (const list of lists) act(list)
      const kept = [...lists[1].values()]
      const putBack = lists.map((list) => list.save())
      for (const act of after) for (const list of lists) act(list)
      expect([...lists[0].values()]).toEqual([...lists[1].values()])
      expect(lists[0].length).toBe(lists[1].length)
      expect([...lists[0].values(3, 9)]).toEqual([...lists[1].values(3, 9)])
      for (const put of putBack) put()
      expect([...lists[0].values()]).toEqual(kept)
    }),
  )
})

test('bodies are read from the spill, and unknown ones are an error', () => {
  const { bodies } = spillingTables(file)
  bodies?.keep('digest', Buffer.from('bytes'))
  expect(bodies?.read('digest').toString()).toBe('bytes')
  expect(() => bodies?.read('other')).toThrow('no bytes with the digest other')
})
