import { expect, test } from 'vitest'
import { LastingList } from './lasting-list.ts'

test('tells what is added, and what is put back, and nothing twice', () => {
  const seen = new Map<number, string>()
  const told: number[] = []
  const list = new LastingList<string>(
    (index, value) => {
      told.push(index)
      if (value === undefined) seen.delete(index)
      else seen.set(index, value)
    },
    ['a'],
  )
  const first = list.save()
  list.push('b')
  const second = list.save()
  first()
  expect([...list.values, ...seen.values()]).toEqual(['a'])
  list.push('c')
  second()
  expect(list.values).toEqual(['a', 'b'])
  expect([...seen]).toEqual([[1, 'b']])
  expect(told).toEqual([1, 1, 1, 1])
})
