import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Chance, createChance, drawSecret, drawSeed, seedMax } from './seed.ts'

const draws = (chance: Chance): number[] => Array.from({ length: 20 }, () => chance.int(0, 1_000_000))

test('equal seeds have equal sequences, other seeds have others', () => {
  expect(draws(createChance(7))).toEqual(draws(createChance(7)))
  expect(draws(createChance(7))).not.toEqual(draws(createChance(8)))
})

test('a fork does not depend on other draws, and differs from its siblings', () => {
  const busy = createChance(7)
  draws(busy)
  expect(draws(busy.fork('a'))).toEqual(draws(createChance(7).fork('a')))
  expect(draws(busy.fork('a'))).not.toEqual(draws(busy.fork('b')))
})

test('draws the same again each time it is restored', () => {
  const chance = createChance(7)
  draws(chance)
  const putBack = chance.save()
  const first = draws(chance)
  for (let time = 0; time < 2; time += 1) {
    putBack()
    expect(draws(chance)).toEqual(first)
  }
})

test('draws whole numbers within both ends', () => {
  fc.assert(
    fc.property(fc.nat(seedMax), fc.integer({ min: -50, max: 50 }), fc.nat(100), (seed, min, span) => {
      const drawn = createChance(seed).int(min, min + span)
      expect(Number.isInteger(drawn) && drawn >= min && drawn <= min + span).toBe(true)
    }),
  )
})

test('samples different values, and all of them if the count is larger', () => {
  const values = [1, 2, 3, 4, 5]
  const sampled = createChance(3).sample(values, 3)
  expect(new Set(sampled).size).toBe(3)
  expect(createChance(3).sample(values, 9).sort()).toEqual(values)
})

test('0 per cent is never and 100 per cent is always', () => {
  const chance = createChance(1)
  expect(Array.from({ length: 50 }, () => chance.percent(0))).not.toContain(true)
  expect(Array.from({ length: 50 }, () => chance.percent(100))).not.toContain(false)
})

test('refuses to pick from an empty list', () => {
  expect(() => createChance(1).pick([])).toThrow(RangeError)
  expect(createChance(1).hex(6)).toMatch(/^[0-9a-f]{6}$/)
})

test('secrets and drawn seeds do not repeat', () => {
  expect(drawSecret()).not.toBe(drawSecret())
  expect(drawSeed()).toBeLessThanOrEqual(seedMax)
})
