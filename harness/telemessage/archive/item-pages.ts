import { type CutPage, fullPages, irregularPages, scriptedPages } from '../../control/page-cut.ts'
import type { Savable } from '../../control/savable.ts'
import type { Chance } from '../../control/seed.ts'
import type { StateTables } from '../../control/state/state-tables.ts'
import { Refusal } from '../refusals/errors.ts'
import type { Archive, PageWindow } from './archive.ts'
import { type PageCursors, windowFields } from './page-cursor.ts'

/** How a site cuts windows into pages, and which cursors end early. */
export interface PagingStyle {
  cut: CutPage
  /** Whether the cursor of a page has expired, in this `reading` of the window, from 1. */
  hasExpired(page: { list: string; turn: number; reading: number }): boolean
}

/** Pages as large as was asked for; no cursor expires. */
export const fullPaging: PagingStyle = { cut: fullPages, hasExpired: () => false }

/**
 * Pages of any length, as `irregularPages` has them. In the first reading of a window, one cursor in thirty has expired
 * when it is used. In later readings none has: the second attempt of a client succeeds.
 */
export function irregularPaging(chance: Chance): PagingStyle {
  return {
    cut: irregularPages(chance),
    hasExpired: ({ list, turn, reading }) => reading === 1 && chance.fork(`${list} cursor ${turn}`).int(1, 30) === 1,
  }
}

/** Pages that a test writes down. */
export interface PageScript {
  /** The lengths of the pages from the first on, as in `scriptedPages`. */
  lengths: readonly number[]
  /** For each reading of a window, which page's cursor has expired: `[2, 1]` is the third page, and next time the second. */
  expired?: readonly number[]
}

/** The pages of the archive, as clients get them. */
export interface ItemPages extends Savable {
  /** One page. Throws the Refusals of `PageCursors.read`, and `cursor-expired`. */
  page(window: PageWindow, limit: number, cursor: string | undefined): { json: Buffer[]; nextCursor: string | null }
  /** Has every window from now on cut like this. */
  follow(script: PageScript): void
}

/** What the pages are made from. */
export interface ItemPagesOptions {
  archive: Archive
  cursors: PageCursors
  /** How pages are cut as long as no script was followed. */
  ordinary: PagingStyle
  tables: StateTables
}

/** Cuts the windows of an archive into pages. */
export function createItemPages({ archive, cursors, ordinary, tables }: ItemPagesOptions): ItemPages {
  const script = tables.value<PageScript | undefined>('script', () => undefined)
  const followed = script.get()
  let style = followed === undefined ? ordinary : scripted(followed)
  /**
   * How often each window was read from its beginning. Kept in memory only: otherwise each reading would wait for the disk, and none
   * would succeed on a full one. A cursor says itself to which reading it belongs.
   */
  let readings = new Map<string, number>()
  const begin = (list: string): number => {
    const reading = (readings.get(list) ?? 0) + 1
    readings.set(list, reading)
    return reading
  }
  return {
    page: (window, limit, cursor) => {
      const list = windowFields(window).join(' ')
      const place = cursor === undefined ? undefined : cursors.read(cursor, window)
      const { turn, reading } = place ?? { turn: 0, reading: begin(list) }
      if (place !== undefined && style.hasExpired({ list, turn, reading })) throw new Refusal('cursor-expired')
      const { json, next } = archive.page(window, (rest) => style.cut({ list, turn, limit, rest }), place)
      return { json, nextCursor: next ? cursors.write(window, { ...next, turn: turn + 1, reading }) : null }
    },
    follow: (followed) => {
      script.set(followed)
      style = scripted(followed)
      readings = new Map()
    },
    save: () => {
      const putBack = script.save()
      const kept = { style, readings: new Map(readings) }
      return () => {
        putBack()
        style = kept.style
        readings = new Map(kept.readings)
      }
    },
  }
}

function scripted({ lengths, expired = [] }: PageScript): PagingStyle {
  return {
    cut: scriptedPages(lengths),
    hasExpired: ({ turn, reading }) => expired[reading - 1] === turn,
  }
}
