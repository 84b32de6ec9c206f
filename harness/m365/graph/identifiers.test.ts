import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createChance } from '../../control/seed.ts'
import { createStoreIds, drawChangeKey, drawGuid, looksLikeStoreId } from './identifiers.ts'

it('draws GUIDs of version 4', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      expect(drawGuid(createChance(seed))).toMatch(
        /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      )
    }),
  )
})

it('knows the form of a store id, and takes no shorter, longer or other text for one', () => {
  const id = createStoreIds(createChance(1)).message()
  expect([id, id.slice(0, -1), `${id}0`, id.replace('AAMk', 'AAMX'), 'inbox'].map(looksLikeStoreId)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ])
})

it('draws ids that a client must take as they are: case, length, characters of base64url', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const ids = createStoreIds(createChance(seed))
      const messages = Array.from({ length: 100 }, () => ids.message())
      expect(new Set(messages).size).toBe(100)
      expect(new Set(messages.map((id) => id.toLowerCase())).size).toBeLessThan(100)
      expect(new Set(messages.map((id) => id.slice(0, 128))).size).toBe(1)
      for (const id of [...messages, ids.folder(), ids.immutable()]) {
        expect(id).toMatch(/^(?=.*-)(?=.*_)(?=.*[a-z])(?=.*[A-Z])[\w-]{119,151}=$/)
        expect(looksLikeStoreId(id)).toBe(true)
      }
    }),
    { numRuns: 25 },
  )
})

it('draws change keys of 40 characters', () => {
  expect(drawChangeKey(createChance(1))).toMatch(/^CQAAABYA[\w+/]{32}$/)
})
