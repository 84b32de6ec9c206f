import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NumberList } from './number-list.ts'

const largest = 2 ** 32 - 1

test('a list has the numbers that it was given, and finds each of them', () => {
  const numbers = fc.uniqueArray(fc.integer({ min: 0, max: largest }), { maxLength: 100 })
  fc.assert(
    fc.property(numbers, fc.integer({ min: 0, max: largest }), (drawn, other) => {
      const rising = drawn.toSorted((a, b) => a - b)
      const list = new NumberList()
      for (const number of rising) list.push(number)
      expect(rising.map((_, index) => list.at(index))).toEqual(rising)
      expect(rising.map((number) => list.placeOf(number))).toEqual([...rising.keys()])
      expect(list.placeOf(other)).toBe(rising.indexOf(other))
      expect(list.last).toBe(rising.at(-1) ?? -1)
    }),
  )
})

test('a number that is not there is not found in the room for more', () => {
  const list = new NumberList()
  expect([list.placeOf(0), list.last, list.at(0)]).toEqual([-1, -1, 0])
  list.push(7)
  expect([list.placeOf(0), list.placeOf(8), list.placeOf(7)]).toEqual([-1, -1, 0])
})
