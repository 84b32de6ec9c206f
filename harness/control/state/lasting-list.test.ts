import { expect, test } from 'vitest'
import { LastingList } from './lasting-list.ts'

interface Letter {
  letter: string
}
const [a, b, c]: [Letter, Letter, Letter] = [{ letter: 'a' }, { letter: 'b' }, { letter: 'c' }]

test('tells what is added, and what is put back, and nothing twice', () => {
  const seen = new Map<number, unknown>()
  const told: number[] = []
  const list = new LastingList<Letter>({
    tell: (index, entry) => {
      told.push(index)
      if (entry === undefined) seen.delete(index)
      else seen.set(index, entry)
    },
    held: [a],
  })
  const first = list.save()
  list.push(b)
  const second = list.save()
  first()
  expect([...list.values(), ...seen.values()]).toEqual([a])
  list.push(c)
  second()
  expect([...list.values()]).toEqual([a, b])
  expect([...seen]).toEqual([[1, b]])
  expect(told).toEqual([1, 1, 1, 1])
})

test('a reader of values continues with those of the beginning', () => {
  const list = new LastingList<Letter>({ held: [a, b] })
  const reading = list.values()
  expect(reading.next().value).toBe(a)
  list.push(c)
  list.dropFirst(2)
  expect([[...reading], [...list.values()], list.length]).toEqual([[b], [c], 1])
})
