import { type Operation, textOfBody, type WireServer } from '../../control/wire.ts'

/** Receives the ids of items that the site served to an account. */
export type SeeItems = (account: string, itemIds: string[]) => void

/** Whether anybody wants to know, and who. */
export interface ItemsWatch {
  isWatched(): boolean
  see: SeeItems
}

/**
 * The same site; `see` gets the ids of all items that it serves while `isWatched`, for the progress of a run (TEN-8). Reading
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
      if (account !== undefined && text !== undefined) watch.see(account, idsIn(JSON.parse(text)))
      return answer
    },
  }
}

function idsIn(page: { items?: readonly { itemId?: unknown }[] }): string[] {
  return (page.items ?? []).map(({ itemId }) => String(itemId))
}
