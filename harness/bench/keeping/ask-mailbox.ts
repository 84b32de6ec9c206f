import { startStopwatch } from '../../control/clock.ts'
import { createChance } from '../../control/seed.ts'
import { estimateOf } from '../../m365/compliance/content-search/estimate.ts'
import { median } from '../figure.ts'
import { openKeptTenant } from './kept-mailboxes.ts'
import { pageLister } from './listed-page.ts'
import { commonQueries } from './searched-messages.ts'

/** What it took to open a mailbox, and to list and search it. */
export interface Asked {
  messages: number
  openMs: number
  /** The first page of the inbox, and one in its middle. */
  firstPageMs: number
  middlePageMs: number
  /** The first search after the start. */
  firstSearchMs: number
  /** The memory in use at the end. */
  heldBytes: number
  /** By the name of the sort of query: the middle time and the middle number of hits. */
  queries: { name: string; ms: number; hits: number }[]
}

const drawnOfEach = 15

/** Opens the tenant of a folder, lists pages of its inbox, and searches it. `collect` runs the garbage collector. */
export async function askMailbox(folder: string, collect: () => void): Promise<Asked> {
  const timed = async <T>(work: () => Promise<T>): Promise<{ ms: number; result: T }> => {
    const elapsedMs = startStopwatch()
    const result = await work()
    return { ms: elapsedMs(), result }
  }
  const opened = await timed(async () => {
    const kept = await openKeptTenant(folder)
    const filled = kept.tenant.filledMailboxes()
    return { ...kept, messages: filled.reduce((sum, { messageCount }) => sum + messageCount, 0) }
  })
  const { tenant, state, messages } = opened.result
  const page = await pageLister(tenant)
  const [firstPage, middlePage] = [await timed(() => page(0)), await timed(() => page(Math.floor(messages / 2)))]
  const search = (query: string): Promise<number> =>
    tenant.contentSearch
      .search(query, tenant.compliance.searchable())
      .then((result) => estimateOf(result).indexedItemCount)
  const firstSearch = await timed(() => search('subject:nothing'))
  const chance = createChance(2)
  const queries: Asked['queries'] = []
  for (const { name, draw } of commonQueries) {
    const times: number[] = []
    const hits: number[] = []
    for (let count = 0; count < drawnOfEach; count += 1) {
      const { ms, result } = await timed(() => search(draw(chance)))
      times.push(ms)
      hits.push(result)
    }
    queries.push({ name, ms: median(times), hits: median(hits) })
  }
  collect()
  const { heapUsed, external } = process.memoryUsage()
  await state.close()
  return {
    ...{ messages, queries, openMs: opened.ms, firstSearchMs: firstSearch.ms, heldBytes: heapUsed + external },
    ...{ firstPageMs: firstPage.ms, middlePageMs: middlePage.ms },
  }
}
