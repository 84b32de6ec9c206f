import { z } from 'zod'
import {
  archivePlanePaths,
  capturePlanePaths,
  type Item,
  itemsPageSchema,
  type User,
  usersPageSchema,
} from '../contract/index.ts'
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
interface Window {
  from: Date
  to: Date
}

/** The items that the site captured in a window, oldest first. */
export function itemsIn(site: Door, window: Window): Promise<Item[]> {
  return readWindow(site, window, itemsPageSchema, Number.POSITIVE_INFINITY)
}

/** How many items the site captured in a window, up to a maximum. */
export async function countedIn(site: Door, window: Window, max: number): Promise<number> {
  return Math.min((await readWindow(site, window, countedPageSchema, max)).length, max)
}

/** Only counted, so not checked item by item. */
const countedPageSchema = z.object({ items: z.array(z.unknown()), nextCursor: z.string().nullable() })

/** How often a window is read again from its beginning. The site lets a cursor expire now and then, as a real one does. */
const readingsMax = 5

async function readWindow<T>(
  site: Door,
  { from, to }: Window,
  schema: z.ZodType<{ items: T[]; nextCursor: string | null }>,
  max: number,
): Promise<T[]> {
  for (let reading = 1; ; reading += 1) {
    try {
      const items: T[] = []
      let cursor: string | undefined
      do {
        const query = { from: from.toISOString(), to: to.toISOString(), limit: '500', cursor }
        const page = await site.ask({ method: 'GET', path: archivePlanePaths.items, query }, schema)
        items.push(...page.items)
        cursor = page.nextCursor ?? undefined
      } while (cursor !== undefined && items.length < max)
      return items
    } catch (error) {
      const isExpired = error instanceof ApiRefusal && error.code === 'cursor-expired'
      if (!isExpired || reading === readingsMax) throw error
    }
  }
}
