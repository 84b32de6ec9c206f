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

/** The items that the site captured from an instant on, oldest first. */
export async function itemsSince(site: Door, from: Date, to: Date): Promise<Item[]> {
  const items: Item[] = []
  let cursor: string | undefined
  do {
    const query = { from: from.toISOString(), to: to.toISOString(), limit: '500', cursor }
    const page = await site.ask({ method: 'GET', path: archivePlanePaths.items, query }, itemsPageSchema)
    items.push(...page.items)
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  return items
}

/** The name of a user, as colleagues have it in their phones. */
export function nameOf({ firstName, lastName }: Pick<User, 'firstName' | 'lastName'>): string {
  return `${firstName} ${lastName}`.trim()
}

/** How many items the site captured in a window, up to a maximum. */
export async function countedSince(
  site: Door,
  { from, to, max }: { from: Date; to: Date; max: number },
): Promise<number> {
  let count = 0
  let cursor: string | undefined
  do {
    const query = { from: from.toISOString(), to: to.toISOString(), limit: '500', cursor }
    const page = await site.ask({ method: 'GET', path: archivePlanePaths.items, query }, countedPageSchema)
    count += page.items.length
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined && count < max)
  return Math.min(count, max)
}

/** Only counted, so not read item by item. */
const countedPageSchema = z.object({ items: z.array(z.unknown()), nextCursor: z.string().nullable() })
