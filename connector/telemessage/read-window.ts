import { z } from 'zod'
import { FatalError, RetriableError } from '../errors.ts'
import { BodyTooLargeError } from '../http/read-body.ts'
import type { Policy } from '../policy.ts'
import type { Window } from '../window.ts'

/** A page of a window, or a part of it. */
export interface ItemsPage {
  /** Undecoded; there may be none. */
  items: unknown[]
  /** Whether its items were served before, because the window had to be read again from its beginning. */
  isAgain: boolean
}

/** What TeleMessage answers when it is asked for a page; `expired`: the cursor is no longer valid. */
type PageAnswer = { items: unknown[]; nextCursor: string | null } | 'expired'

/** Asks for a page. Throws a BodyTooLargeError for one that is too large for memory. */
export type ReadPage = (query: Record<string, string>) => Promise<PageAnswer>

/** Where reading goes on after an answer to a request for `limit` items: at a cursor, at the beginning, or nowhere. */
export type NextPage = (answer: PageAnswer, limit: number) => { cursor: string } | 'beginning' | 'end'

/**
 * A page may have any length, also none at all, and more items may follow: only a page without a cursor is the last one.
 * A cursor that has expired loses nothing: the window is read again, and items that come again are known by their id.
 */
export const nextPage: NextPage = (answer) => {
  if (answer === 'expired') return 'beginning'
  return answer.nextCursor === null ? 'end' : { cursor: answer.nextCursor }
}

/** What reading a window needs. */
interface Reading {
  window: Window
  policy: Pick<Policy, 'pageItems' | 'backoffMs' | 'readingsMax'>
  readPage: ReadPage
  nextPage: NextPage
}

/**
 * The pages of a window. Throws a RetriableError (`page-of-another-window`, `cursor-expired`), and a FatalError
 * (`answer-too-large`) for an item that is too large for memory.
 */
export async function* pagesOf({ window, policy, readPage, nextPage }: Reading): AsyncGenerator<ItemsPage> {
  const span = { from: window.from.toISOString(), to: window.to.toISOString() }
  const patience = createPatience(policy)
  const split = createSplit()
  let limit = policy.pageItems
  let at: ReturnType<NextPage> = 'beginning'
  while (at !== 'end') {
    const cursor = at === 'beginning' ? {} : at
    const answer = await readPage({ ...span, limit: String(limit), ...cursor }).catch(undefinedIfTooLarge)
    if (answer === undefined) {
      limit = smallerLimit(limit)
    } else if (answer !== 'expired' && isStray(answer.items, window)) {
      patience.noteStray()
    } else {
      patience.notePage()
      if (answer !== 'expired') yield* split.pages(answer.items)
      at = nextPage(answer, limit)
      if (at === 'beginning') {
        patience.noteRestart()
        split.restart()
      }
    }
  }
}

/** Counts what may be the site's mistake, and throws when it is too much. */
function createPatience(policy: Reading['policy']): Record<'noteStray' | 'notePage' | 'noteRestart', () => void> {
  let strayPages = 0
  let readings = 1
  return {
    noteStray: () => {
      strayPages += 1
      if (strayPages > policy.backoffMs.length) throw strayPage()
    },
    notePage: () => {
      strayPages = 0
    },
    noteRestart: () => {
      readings += 1
      if (readings > policy.readingsMax) throw cursorExpired()
    },
  }
}

/** Separates the items that were served before the window was read again from those that were not. */
function createSplit(): { pages(items: unknown[]): Generator<ItemsPage>; restart(): void } {
  let itemsRead = 0
  let itemsReadBefore = 0
  return {
    restart: () => {
      itemsReadBefore = Math.max(itemsReadBefore, itemsRead)
      itemsRead = 0
    },
    pages: function* (items) {
      const again = items.slice(0, Math.max(itemsReadBefore - itemsRead, 0))
      itemsRead += items.length
      if (again.length > 0) yield { items: again, isAgain: true }
      const others = items.slice(again.length)
      if (others.length > 0 || again.length === 0) yield { items: others, isAgain: false }
    },
  }
}

function undefinedIfTooLarge(error: unknown): undefined {
  if (!(error instanceof BodyTooLargeError)) throw error
  return undefined
}

/** A page that is too large for memory is requested again with half the items. */
function smallerLimit(limit: number): number {
  if (limit > 1) return Math.ceil(limit / 2)
  const message = 'one item alone is larger than a page may be: TeleMessage must serve text of a sensible size'
  throw new FatalError('answer-too-large', message)
}

const capturedSchema = z.object({ captureTime: z.iso.datetime({ offset: true }) })

/**
 * A page of another window, which a cache or a proxy may serve. It is requested again: its cursor would end this window
 * early, and later items would never be imported. The majority of items decides: a single item may have a wrong capture
 * time, and must not block the others for ever (RES-7).
 */
function isStray(items: unknown[], { from, to }: Window): boolean {
  const times = items
    .flatMap((raw) => capturedSchema.safeParse(raw).data?.captureTime ?? [])
    .map((text) => new Date(text))
  return times.filter((captured) => captured < from || captured >= to).length > times.length / 2
}

function strayPage(): RetriableError {
  return new RetriableError(
    'page-of-another-window',
    'TeleMessage serves items outside the requested window: run again later',
  )
}

function cursorExpired(): RetriableError {
  return new RetriableError(
    'cursor-expired',
    'the cursors of TeleMessage expire before a window is read: run again later',
  )
}
