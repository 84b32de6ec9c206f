import { expect, test } from 'vitest'
import { LastingMap } from './lasting-map.ts'
import { lastingValue } from './lasting-value.ts'

/** Applies what is told to a plain map, as a store does. */
function follower(): { seen: Map<string, number>; tell: (key: string, value: number | undefined) => void } {
  const seen = new Map<string, number>()
  const tell = (key: string, value: number | undefined): void => {
    if (value === undefined) seen.delete(key)
    else seen.set(key, value)
  }
  return { seen, tell }
}

test('tells every change, and what is put back', () => {
  const { seen, tell } = follower()
  const map = new LastingMap<number>(tell)
  map.set('a', 1).set('b', 2)
  const putBack = map.save()
  map.set('a', 3)
  map.delete('b')
  map.set('c', 4)
  expect([...seen]).toEqual([...map])
  putBack()
  expect([...map]).toEqual([
    ['a', 1],
    ['b', 2],
  ])
  expect([...seen]).toEqual([...map])
  map.clear()
  expect(seen.size).toBe(0)
})

test('what was held is there and is not told again', () => {
  const { seen, tell } = follower()
  const map = new LastingMap<number>(tell, [['a', 1]])
  expect(map.get('a')).toBe(1)
  expect(map.delete('unknown')).toBe(false)
  expect(seen.size).toBe(0)
})

test('a value tells what it is set to, also when it is put back', () => {
  const told: number[] = []
  const value = lastingValue(1, (next) => told.push(next))
  const putBack = value.save()
  value.set(2)
  putBack()
  expect(value.get()).toBe(1)
  expect(told).toEqual([2, 1])
})
