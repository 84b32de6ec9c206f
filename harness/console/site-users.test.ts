import { expect, test } from 'vitest'
import type { Door } from './door.ts'
import { ApiRefusal } from './refusal.ts'
import { countedIn } from './site-users.ts'

const window = { from: new Date(0), to: new Date(1) }

/** A site whose cursors expire the first times they are used. */
function siteWhoseCursorExpires(times: number): Door {
  let left = times
  return {
    ask: async ({ query }, schema) => {
      if (query?.['cursor'] === undefined) return schema.parse({ items: [1, 2], nextCursor: 'next' })
      left -= 1
      if (left < 0) return schema.parse({ items: [3], nextCursor: null })
      throw new ApiRefusal({ server: 'The site', status: 410, code: 'cursor-expired', message: 'expired' })
    },
    tell: async () => {},
    open: async () => ({ status: 500, headers: {}, body: Buffer.alloc(0) }),
  }
}

test('a window whose cursor expires is read again from its beginning, and nothing is counted twice', async () => {
  expect(await countedIn(siteWhoseCursorExpires(2), window, 10)).toBe(3)
  expect(await countedIn(siteWhoseCursorExpires(0), window, 2)).toBe(2)
})

test('a site whose cursors always expire is not asked for ever', async () => {
  await expect(countedIn(siteWhoseCursorExpires(100), window, 10)).rejects.toThrow('expired')
})
