import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createChance } from '../../control/seed.ts'
import { drawGuid, drawStoreId, looksLikeStoreId } from './identifiers.ts'

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
  const id = drawStoreId(createChance(1))
  expect([id, id.slice(0, -1), `${id}0`, id.replace('AAMk', 'AAMX'), 'inbox'].map(looksLikeStoreId)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ])
})
