import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type CutPage, fullPages, irregularPages, type PageCut } from './page-cut.ts'
import { createChance } from './seed.ts'

/** The pages of a list, as a client reads them that follows every cursor. */
function pagesOf(cut: CutPage, { list, limit, size }: { list: string; limit: number; size: number }): PageCut[] {
  const pages: PageCut[] = []
  for (let rest = size; pages.at(-1)?.isLast !== true; rest -= pages.at(-1)?.count ?? 0) {
    pages.push(cut({ list, turn: pages.length, limit, rest }))
    if (pages.length > 4 * size + 10) throw new Error('the pages do not end')
  }
  return pages
}

const lists = fc.record({
  list: fc.string(),
  limit: fc.integer({ min: 1, max: 60 }),
  size: fc.integer({ min: 0, max: 300 }),
})
const cuts = fc.oneof(
  fc.constant(fullPages),
  fc.nat().map((seed) => irregularPages(createChance(seed))),
)

it('serves every entry, none beyond the limit, and at most two empty pages in a row', () => {
  fc.assert(
    fc.property(cuts, lists, (cut, list) => {
      const counts = pagesOf(cut, list).map(({ count }) => count)
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(list.size)
      expect(Math.max(...counts)).toBeLessThanOrEqual(list.limit)
      expect(counts.map((count) => (count === 0 ? '0' : '+')).join('')).not.toContain('000')
    }),
  )
})

it('cuts a page of one list in the same way whenever it is asked', () => {
  const cut = irregularPages(createChance(5))
  const ask = (): PageCut[] => pagesOf(cut, { list: 'a day', limit: 10, size: 200 })
  expect(ask()).toEqual(ask())
  expect(pagesOf(irregularPages(createChance(5)), { list: 'a day', limit: 10, size: 200 })).toEqual(ask())
})

it('has every kind of page in a run, and pages that are not much smaller than the limit', () => {
  const cut = irregularPages(createChance(1))
  const [limit, size] = [50, 500]
  const days = Array.from({ length: 400 }, (_, day) => pagesOf(cut, { list: `day ${day}`, limit, size }))
  const pages = days.flat()
  const share = (found: unknown[], of: unknown[]): number => found.length / of.length
  expect(
    share(
      days.filter(([first]) => first?.count === 0),
      days,
    ),
  ).toBeCloseTo(1 / 12, 1)
  expect(days.some(([first, second]) => first?.count === 0 && second?.count === 0)).toBe(true)
  expect(
    share(
      days.filter((day) => day.at(-1)?.count === 0),
      days,
    ),
  ).toBeCloseTo(1 / 6, 1)
  expect(
    share(
      days.filter((day) => day.every(({ count }) => count < limit)),
      days,
    ),
  ).toBeGreaterThan(0.15)
  expect(
    share(
      pages.filter(({ count }) => count === 0),
      pages,
    ),
  ).toBeLessThan(0.15)
  expect((days.length * size) / pages.length / limit).toBeGreaterThan(0.6)
})

it('splits a list of two entries once in four times', () => {
  const cut = irregularPages(createChance(1))
  const lists = Array.from({ length: 400 }, (_, day) => pagesOf(cut, { list: `day ${day}`, limit: 100, size: 2 }))
  const split = lists.filter((pages) => pages.some(({ count }) => count === 1))
  expect(split.length / lists.length).toBeCloseTo(1 / 4, 1)
})
