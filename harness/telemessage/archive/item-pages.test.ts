import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Item } from '../../contract/index.ts'
import { createChance } from '../../control/seed.ts'
import { memoryTables } from '../../control/state/state-tables.ts'
import { renderItem } from '../render/item.ts'
import { sampleEvent } from '../sample-event.ts'
import { createArchive, type PageWindow } from './archive.ts'
import { createItemPages, fullPaging, type ItemPages, irregularPaging, type PagingStyle } from './item-pages.ts'
import { createPageCursors } from './page-cursor.ts'

const window: PageWindow = { fromMs: 0, toMs: 1000, basis: 'capture' }
const cursors = createPageCursors('secret')

function setup(count: number, style: PagingStyle): { pages: ItemPages; items: Item[] } {
  const archive = createArchive(memoryTables)
  const items = Array.from({ length: count }, (_, index) => {
    const time = new Date(Math.floor(index / 2))
    const event = sampleEvent({ captureTime: time, eventTime: time })
    const item = renderItem(event, { service: 'WhatsApp', emailAddressOf: () => undefined, original: undefined })
    archive.add(item, [])
    return item
  })
  return { pages: createItemPages({ archive, cursors, ordinary: style, tables: memoryTables }), items }
}

interface Reading {
  pages: Item[][]
  end: 'end' | 'expired'
}

/** Reads a window once from its beginning, as far as the cursors lead. */
function read(pages: ItemPages, limit: number): Reading {
  const read: Reading = { pages: [], end: 'end' }
  let cursor: string | undefined
  while (cursor !== null) {
    try {
      const { json, nextCursor } = pages.page(window, limit, cursor)
      read.pages.push(JSON.parse(`[${Buffer.concat(json)}]`) as Item[])
      if (nextCursor === null) return read
      cursor = nextCursor
    } catch (error) {
      expect(error).toMatchObject({ code: 'cursor-expired' })
      return { ...read, end: 'expired' }
    }
  }
  return read
}

const lengthsOf = ({ pages }: Reading): number[] => pages.map((page) => page.length)

it('serves every item once and in order in a reading that comes to its end, and the second reading does', () => {
  const styles = fc.nat().map((seed) => irregularPaging(createChance(seed)))
  fc.assert(
    fc.property(styles, fc.nat({ max: 60 }), fc.integer({ min: 1, max: 20 }), (style, count, limit) => {
      const { pages, items } = setup(count, style)
      const [first, second] = [read(pages, limit), read(pages, limit)]
      expect(second).toMatchObject({ end: 'end' })
      expect(second.pages.flat()).toEqual(items)
      if (first.end === 'end') expect(first.pages.flat()).toEqual(items)
      else expect(first.pages.flat()).toEqual(items.slice(0, first.pages.flat().length))
    }),
  )
})

it('has cursors that expire, in the first reading only', () => {
  const ends = Array.from(
    { length: 100 },
    (_, seed) => read(setup(40, irregularPaging(createChance(seed))).pages, 2).end,
  )
  expect(new Set(ends)).toEqual(new Set(['end', 'expired']))
})

it('refuses a cursor that has expired however often it is used', () => {
  const { pages } = setup(6, fullPaging)
  pages.follow({ lengths: [2], expired: [1] })
  const { nextCursor } = pages.page(window, 10, undefined)
  for (const cursor of [nextCursor ?? '', nextCursor ?? '']) {
    expect(() => pages.page(window, 10, cursor)).toThrow(expect.objectContaining({ code: 'cursor-expired' }))
  }
})

it.each([
  [{ lengths: [0, 2, 0, 0, 3] }, [0, 2, 0, 0, 3, 1]],
  [{ lengths: [6, 0] }, [6, 0]],
  [{ lengths: [0, 9] }, [0, 4, 2]],
  [{ lengths: [] }, [4, 2]],
])('follows the script %j', (script, lengths) => {
  const { pages, items } = setup(6, fullPaging)
  pages.follow(script)
  const limit = lengths.includes(6) ? 10 : 4
  const reading = read(pages, limit)
  expect(lengthsOf(reading)).toEqual(lengths)
  expect(reading.pages.flat()).toEqual(items)
})

it('lets the cursor of another page expire in each reading', () => {
  const { pages } = setup(6, fullPaging)
  pages.follow({ lengths: [2, 2], expired: [2, 1] })
  expect([1, 2, 3].map(() => lengthsOf(read(pages, 10)))).toEqual([[2, 2], [2], [2, 2, 2]])
})

it('forgets a script and its readings when a saved state is restored', () => {
  const { pages } = setup(6, fullPaging)
  const restore = pages.save()
  pages.follow({ lengths: [2, 2], expired: [1] })
  read(pages, 10)
  restore()
  expect(lengthsOf(read(pages, 10))).toEqual([6])
})
