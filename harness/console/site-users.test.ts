import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Door } from './door.ts'
import { ApiRefusal } from './refusal.ts'
import { itemsIn, newestIn } from './site-users.ts'

const window = { from: new Date(0), to: new Date(1) }

function doorOf(
  page: (query: Record<string, string | undefined>) => { items: unknown[]; nextCursor: string | null },
): Door {
  return {
    ask: async ({ query = {} }, schema) => schema.parse(page(query)),
    tell: async () => {},
    open: async () => ({ status: 500, headers: {}, body: Buffer.alloc(0) }),
  }
}

/** A site whose cursors expire the first times they are used. */
function siteWhoseCursorExpires(times: number): Door {
  let left = times
  return doorOf(({ cursor }) => {
    if (cursor === undefined) return { items: [1, 2], nextCursor: 'next' }
    left -= 1
    if (left < 0) return { items: [3], nextCursor: null }
    throw new ApiRefusal({ server: 'The site', status: 410, code: 'cursor-expired', message: 'expired' })
  })
}

test('a window whose cursor expires is read again from its beginning, and nothing is there twice', async () => {
  expect(await itemsIn(siteWhoseCursorExpires(2), window)).toEqual({ items: [1, 2, 3], isWhole: true })
  expect(await itemsIn(siteWhoseCursorExpires(0), window, 2)).toEqual({ items: [1, 2], isWhole: false })
})

test('a site whose cursors always expire is not asked for ever', async () => {
  await expect(itemsIn(siteWhoseCursorExpires(100), window)).rejects.toThrow('expired')
})

/** A site with an item at each of these times, and how many items it has sent. */
function siteWith(times: readonly number[]): { site: Door; sent: () => number } {
  let sent = 0
  const site = doorOf(({ from = '', to = '', limit = '', cursor = '0' }) => {
    const [fromMs, toMs] = [Date.parse(from), Date.parse(to)]
    const found = times.filter((time) => time >= fromMs && time < toMs)
    const end = Number(cursor) + Number(limit)
    const items = found.slice(Number(cursor), end)
    sent += items.length
    return { items, nextCursor: end < found.length ? String(end) : null }
  })
  return { site, sent: () => sent }
}

const monthMs = 30 * 24 * 60 * 60 * 1000
const month = { from: new Date(0), to: new Date(monthMs) }

test('the newest items of a window are the end of it, without a gap', async () => {
  // Spread over the month, and crowded in its last minutes.
  const time = fc.oneof(
    fc.integer({ min: 0, max: monthMs - 1 }),
    fc.integer({ min: monthMs - 500_000, max: monthMs - 1 }),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(time, { maxLength: 600, size: 'max' }),
      fc.integer({ min: 1, max: 300 }),
      async (drawn, enough) => {
        const times = drawn.toSorted((a, b) => a - b)
        const { items, isWhole } = await newestIn(siteWith(times).site, month, enough)
        expect(items).toEqual(times.slice(times.length - items.length))
        expect(items.length).toBeGreaterThanOrEqual(Math.min(enough, times.length))
        if (isWhole) expect(items).toHaveLength(times.length)
      },
    ),
    { numRuns: 50 },
  )
})

test('few of very many items are read for the newest, also if all were captured at one moment', async () => {
  const spread = siteWith(Array.from({ length: 50_000 }, (_, at) => monthMs - 50_000 * 1_700 + at * 1_700))
  const { items, isWhole } = await newestIn(spread.site, month, 1_000)
  expect([items.at(-1), isWhole]).toEqual([monthMs - 1_700, false])
  expect(spread.sent()).toBeLessThan(5_000)
  const atOnce = siteWith(Array.from({ length: 50_000 }, () => monthMs - 5_000))
  expect((await newestIn(atOnce.site, month, 1_000)).isWhole).toBe(false)
  expect(atOnce.sent()).toBeLessThan(6_000)
})
