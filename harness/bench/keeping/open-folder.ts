import { startStopwatch } from '../../control/clock.ts'
import { openKeptTenant } from './kept-mailboxes.ts'
import { pageLister } from './listed-page.ts'

/** What it took to open a mailbox and to list it. */
export interface OpenedFolder {
  messages: number
  openMs: number
  /** The first page of the inbox, and one in its middle. */
  firstPageMs: number
  middlePageMs: number
  /** The memory in use after opening, before anything was listed. */
  heldBytes: number
}

/** Opens the tenant of a folder, and lists pages of its inbox. `collect` runs the garbage collector. */
export async function openFolder(folder: string, collect: () => void): Promise<OpenedFolder> {
  const timed = async <T>(work: () => Promise<T>): Promise<{ ms: number; result: T }> => {
    const elapsedMs = startStopwatch()
    const result = await work()
    return { ms: elapsedMs(), result }
  }
  const opened = await timed(() => openKeptTenant(folder))
  const { tenant, state } = opened.result
  const messages = tenant.filledMailboxes().reduce((sum, { messageCount }) => sum + messageCount, 0)
  // What was looked at in this turn may be in memory until its end.
  await new Promise((resolve) => setImmediate(resolve))
  collect()
  const { heapUsed, external } = process.memoryUsage()
  const page = await pageLister(tenant)
  const [first, middle] = [await timed(() => page(0)), await timed(() => page(Math.floor(messages / 2)))]
  await state.close()
  return {
    ...{ messages, openMs: opened.ms, firstPageMs: first.ms, middlePageMs: middle.ms },
    heldBytes: heapUsed + external,
  }
}
