import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createChance } from '../control/seed.ts'
import { messageText, textOfSize } from './message-text.ts'

const texts = (seed: number, count: number): string[] => {
  const chance = createChance(seed)
  return Array.from({ length: count }, () => messageText(chance))
}

it.each([0, 1, 2, 65_535, 65_536, 10_485_761])('makes a text of exactly %i octets', (sizeBytes) => {
  expect(Buffer.byteLength(textOfSize(createChance(1), sizeBytes))).toBe(sizeBytes)
})

it('makes text of any size without white space at either end', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(5_000), (seed, sizeBytes) => {
      const text = textOfSize(createChance(seed), sizeBytes)
      expect(Buffer.byteLength(text)).toBe(sizeBytes)
      expect(text.trim()).toBe(text)
    }),
  )
})

it.each([-1, 0.5, Number.NaN])('refuses a size of %d', (sizeBytes) => {
  expect(() => textOfSize(createChance(1), sizeBytes)).toThrow(RangeError)
})

it('says the same things for the same seed', () => {
  expect(texts(3, 50)).toEqual(texts(3, 50))
})

it('says other things for another seed', () => {
  expect(texts(3, 50)).not.toEqual(texts(4, 50))
})

it.each([
  ['emoji', /\p{Extended_Pictographic}/u],
  ['joined emoji', /\u200d/],
  ['right-to-left text', /[\u0590-\u06ff]/],
  ['a combining mark', /\p{Mn}/u],
  ['a decomposed accent', /e\u0301/],
  ['line breaks', /\n\n/],
  ['a line that begins with From', /^From /m],
  ['a line of one full stop', /^\.$/m],
  ['a line over 998 octets', /^.{999,}$/m],
  ['letters beyond the basic plane', /𠮷/],
])('says something with %s now and then', (_what, pattern) => {
  expect(texts(1, 5_000).some((text) => pattern.test(text))).toBe(true)
})

it('writes only what survives UTF-8', () => {
  for (const text of texts(1, 5_000)) expect(Buffer.from(text).toString()).toBe(text)
})
