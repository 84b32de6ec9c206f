import { type Operation, textOfBody, type WireServer } from '../../control/wire.ts'

/** A page of items that the site served. */
interface SeenPage {
  items: { itemId: string; archiveMessageId: string }[]
  /** The part of the window up to the end of the page, from 0 to 1. */
  share: number
}

/** Receives the pages that the site served to an account. */
export type SeeItems = (account: string, page: SeenPage) => void

/** Whether anybody wants to know, and who. */
export interface ItemsWatch {
  isWatched(): boolean
  see: SeeItems
}

/**
 * The same site; `see` gets all pages of items that it serves while `isWatched`, for the progress of a run (TEN-8). Reading
 * each page a second time takes time, so it is not done without need.
 */
export function withItemsSeen<Server extends WireServer>(site: Server, watch: ItemsWatch): Server {
  const operations = site.operations.map((one) => (one.name === 'items.list' ? seeing(site, one, watch) : one))
  return { ...site, operations }
}

function seeing(site: WireServer, operation: Operation, watch: ItemsWatch): Operation {
  return {
    ...operation,
    respond: async (request, within) => {
      const answer = await operation.respond(request, within)
      if (!watch.isWatched() || answer.status !== 200) return answer
      const account = site.actorOf(request)
      const text = textOfBody(answer.body)
      if (account !== undefined && text !== undefined) watch.see(account, pageIn(JSON.parse(text), request.url))
      return answer
    },
  }
}

interface ServedPage {
  items?: readonly unknown[]
  nextCursor?: unknown
}

function pageIn(page: ServedPage, url: URL): SeenPage {
  const items = (page.items ?? []).map(fieldsOf).map(({ itemId, archiveMessageId }) => ({
    itemId: nameIn(itemId),
    archiveMessageId: nameIn(archiveMessageId),
  }))
  return { items, share: page.nextCursor === null ? 1 : shareOf(page, url) }
}

/** What is read of an item. A raw item may be anything, also null, and the page must not fail because somebody watches it. */
function fieldsOf(item: unknown): Record<'itemId' | 'archiveMessageId' | 'captureTime' | 'eventTime', unknown> {
  const fields = typeof item === 'object' && item !== null ? (item as Record<string, unknown>) : {}
  const { itemId, archiveMessageId, captureTime, eventTime } = fields
  return { itemId, archiveMessageId, captureTime, eventTime }
}

/** An id as a text. It may be anything in a raw item, also an array that is nested deeper than the stack. */
function nameIn(id: unknown): string {
  return typeof id === 'object' ? 'no id' : String(id)
}

/** Items are served in the order of their times, so the time of the last one shows how far a connector is. */
function shareOf({ items = [] }: ServedPage, { searchParams: query }: URL): number {
  const last = fieldsOf(items.at(-1))
  const time = query.get('basis') === 'event' ? last.eventTime : last.captureTime
  const [from, to, at] = [query.get('from'), query.get('to'), time].map((instant) => Date.parse(String(instant)))
  const share = ((at ?? 0) - (from ?? 0)) / ((to ?? 0) - (from ?? 0))
  return Number.isFinite(share) ? Math.min(1, Math.max(0, share)) : 0
}
