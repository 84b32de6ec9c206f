import { z } from 'zod'
import { archivePlanePaths, capturePlanePaths, pageItemsMax, type User, usersPageSchema } from '../contract/index.ts'
import type { Door } from './door.ts'
import { ApiRefusal } from './refusal.ts'

/** All users of the site, in order of creation. */
export async function usersOf(site: Door): Promise<User[]> {
  const users: User[] = []
  let cursor: string | undefined
  do {
    const query = { limit: '500', cursor }
    const page = await site.ask({ method: 'GET', path: capturePlanePaths.users, query }, usersPageSchema)
    users.push(...page.users)
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  return users
}

/** The name of a user, as colleagues have it in their phones. */
export function nameOf({ firstName, lastName }: Pick<User, 'firstName' | 'lastName'>): string {
  return `${firstName} ${lastName}`.trim()
}

/** A window of the archive, by the time of capture. */
export interface Window {
  from: Date
  to: Date
}

/** Items of a window, as the site sent them: nobody has checked them. */
export interface WindowRead {
  /** Oldest first. */
  items: unknown[]
  /** Whether these are all items of the window. */
  isWhole: boolean
}

/** The items that the site captured in a window, from the oldest on. A page begins only as long as there are fewer than `max`. */
export async function itemsIn(
  site: Door,
  { from, to }: Window,
  max: number = Number.POSITIVE_INFINITY,
): Promise<WindowRead> {
  const limit = String(Math.min(max, pageItemsMax))
  for (let reading = 1; ; reading += 1) {
    try {
      const items: unknown[] = []
      let cursor: string | undefined
      do {
        const query = { from: from.toISOString(), to: to.toISOString(), limit, cursor }
        const page = await site.ask({ method: 'GET', path: archivePlanePaths.items, query }, uncheckedPageSchema)
        items.push(...page.items)
        cursor = page.nextCursor ?? undefined
      } while (cursor !== undefined && items.length < max)
      return { items, isWhole: cursor === undefined }
    } catch (error) {
      const isExpired = error instanceof ApiRefusal && error.code === 'cursor-expired'
      if (!isExpired || reading === readingsMax) throw error
    }
  }
}

/** How often a window is read again from its beginning. The site lets a cursor expire now and then, as a real one does. */
const readingsMax = 5

/** Checking each item of a page takes longer than reading it. */
const uncheckedPageSchema = z.object({ items: z.array(z.unknown()), nextCursor: z.string().nullable() })

/** A window with more items than this is read in two halves. */
const wholeMax = 100
/** A shorter window is not halved any more, in milliseconds: a calendar that stands still captures everything at one moment. */
const halvedMinMs = 1

/**
 * The newest items of a window; no older ones are read as soon as there are `enough`. The site answers oldest first, so that the window is
 * halved until a part of it is small. Of a single second with more items, only the oldest `enough` are read.
 */
export async function newestIn(site: Door, window: Window, enough: number): Promise<WindowRead> {
  const [fromMs, toMs] = [window.from.getTime(), window.to.getTime()]
  const isShort = toMs - fromMs <= halvedMinMs
  const read = await itemsIn(site, window, isShort ? enough : wholeMax)
  if (read.isWhole || isShort) return read
  const middle = new Date(Math.floor((fromMs + toMs) / 2))
  const later = await newestIn(site, { from: middle, to: window.to }, enough)
  if (later.items.length >= enough || !later.isWhole) return { items: later.items, isWhole: false }
  const earlier = await newestIn(site, { from: window.from, to: middle }, enough - later.items.length)
  return { items: [...earlier.items, ...later.items], isWhole: earlier.isWhole }
}
