import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Item } from '../../contract/index.ts'
import { fullPages } from '../../control/page-cut.ts'
import { memoryTables } from '../../control/state/state-tables.ts'
import { renderItem } from '../render/item.ts'
import { sampleEvent } from '../sample-event.ts'
import { type Archive, createArchive, type PageWindow, type WindowBasis } from './archive.ts'
import { createPageCursors } from './page-cursor.ts'

/** More than 120 items could fill; a cursor that does not move on would otherwise hang the test. */
const pagesMax = 200
const cursors = createPageCursors('secret')
const timeMs = fc.integer({ min: 0, max: 12 })
const captures = fc.array(fc.record({ capture: timeMs, event: timeMs }), { maxLength: 40 })
const windows = fc.record({ fromMs: timeMs, toMs: timeMs, basis: fc.constantFrom<WindowBasis>('capture', 'event') })
const pageSize = fc.integer({ min: 1, max: 9 })

function setup(): { archive: Archive; capture(times: Record<WindowBasis, number>): Item; all: Item[] } {
  const archive = createArchive(memoryTables)
  const all: Item[] = []
  const capture = (times: Record<WindowBasis, number>): Item => {
    const event = sampleEvent({ captureTime: new Date(times.capture), eventTime: new Date(times.event) })
    const item = renderItem(event, { service: 'WhatsApp', emailAddressOf: () => undefined, original: undefined })
    archive.add(item, [])
    all.push(item)
    return item
  }
  return { archive, capture, all }
}

function timeOf(item: Item, basis: WindowBasis): number {
  return Date.parse(basis === 'capture' ? item.captureTime : item.eventTime)
}

/** What a window holds: the items whose time lies in it, by time; toSorted keeps the order of capture. */
function contentOf(all: Item[], { fromMs, toMs, basis }: PageWindow): Item[] {
  const inside = all.filter((item) => timeOf(item, basis) >= fromMs && timeOf(item, basis) < toMs)
  return inside.toSorted((a, b) => timeOf(a, basis) - timeOf(b, basis))
}

/** Pages through a window as a client does; `betweenPages` is called with what was served so far. */
function pageThrough(
  archive: Archive,
  window: PageWindow,
  limit: number,
  betweenPages: (served: Item[]) => void,
): Item[][] {
  const pages: Item[][] = []
  let cursor: string | undefined
  do {
    const after = cursor === undefined ? undefined : cursors.read(cursor, window)
    const { json, next } = archive.page(window, (rest) => fullPages({ list: '', turn: 0, limit, rest }), after)
    pages.push(JSON.parse(`[${Buffer.concat(json)}]`) as Item[])
    if (pages.length > pagesMax) throw new Error('the pages do not end')
    cursor = next && cursors.write(window, { ...next, turn: pages.length, reading: 1 })
    if (cursor !== undefined) betweenPages(pages.flat())
  } while (cursor !== undefined)
  return pages
}

it('serves, page by page, the content of the window in order', () => {
  fc.assert(
    fc.property(captures, windows, pageSize, (times, window, limit) => {
      const { archive, capture, all } = setup()
      times.forEach(capture)
      expect(pageThrough(archive, window, limit, () => {}).flat()).toEqual(contentOf(all, window))
    }),
  )
})

it('fills every page but the last, and ends with the last item', () => {
  fc.assert(
    fc.property(captures, windows, pageSize, (times, window, limit) => {
      const { archive, capture, all } = setup()
      times.forEach(capture)
      const lengths = pageThrough(archive, window, limit, () => {}).map((page) => page.length)
      const count = contentOf(all, window).length
      expect(lengths.length).toBe(Math.max(1, Math.ceil(count / limit)))
      expect(lengths.slice(0, -1).every((length) => length === limit)).toBe(true)
    }),
  )
})

it('loses, doubles and disorders nothing while more is captured', () => {
  fc.assert(
    fc.property(captures, captures, windows, pageSize, (times, later, window, limit) => {
      const { archive, capture, all } = setup()
      times.forEach(capture)
      const due = new Set(contentOf(all, window))
      const waiting = [...later]
      const served = pageThrough(archive, window, limit, (soFar) => {
        const last = soFar.at(-1)
        for (const arriving of waiting.splice(0, 2)) {
          const item = capture(arriving)
          const isAhead = last !== undefined && timeOf(item, window.basis) >= timeOf(last, window.basis)
          if (isAhead && contentOf([item], window).length > 0) due.add(item)
        }
      }).flat()
      expect(served).toEqual(contentOf(all, window).filter((item) => due.has(item)))
    }),
  )
})
