import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createDigestSet, digestOf } from './digest-set.ts'

test('holds exactly what was added, through every growth', () => {
  const set = createDigestSet()
  for (let number = 0; number < 5000; number += 1) set.add(digestOf('in', String(number)))
  const numbers = Array.from({ length: 5000 }, (_, number) => String(number))
  expect(numbers.every((number) => set.has(digestOf('in', number)))).toBe(true)
  expect(numbers.some((number) => set.has(digestOf('out', number)))).toBe(false)
  expect(set.size()).toBe(5000)
})

test('says whether a digest is new', () => {
  const set = createDigestSet()
  expect([set.add(digestOf('a')), set.add(digestOf('a')), set.add(digestOf('b'))]).toEqual([true, false, true])
})

test('digests that share their first words are kept apart', () => {
  const set = createDigestSet()
  const first = Buffer.from('00000001000000020000000300000004', 'hex')
  const second = Buffer.from('00000001000000020000000400000004', 'hex')
  set.add(first)
  expect([set.has(first), set.has(second)]).toEqual([true, false])
})

test('texts that are cut differently have different digests', () => {
  fc.assert(
    fc.property(fc.string(), fc.string({ minLength: 1 }), (a, b) => {
      expect(digestOf(a, b)).not.toEqual(digestOf(a + b))
      expect(digestOf(a, b)).toHaveLength(16)
    }),
  )
})
