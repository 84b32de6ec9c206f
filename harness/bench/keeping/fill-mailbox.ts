import { realNow } from '../../control/clock.ts'
import { deposit, type KeptTenant, keptOwner } from './kept-mailboxes.ts'
import { messageMaker } from './searched-messages.ts'

/** What it took to fill a mailbox. */
export interface Filled {
  /** From the first message until all are kept and indexed. */
  totalMs: number
  /** The part of it in which messages were read and indexed. */
  indexMs: number
  /** The memory in use after a tenth of the messages, and after all of them. */
  tenthBytes: number
  allBytes: number
}

/** After so many messages, somebody searches, and what is new is indexed. */
const indexedAtOnce = 50_000

/** How a mailbox is filled. */
export interface Filling {
  count: number
  /** Whether somebody searches in between, so that all of it is indexed. */
  isSearched: boolean
}

/** Fills the inbox of a tenant that was opened, and closes its state. `collect` runs the garbage collector. */
export async function fillMailbox(
  kept: KeptTenant,
  { count, isSearched }: Filling,
  collect: () => void,
): Promise<Filled> {
  const message = messageMaker(keptOwner, 1)
  const heldBytes = async (): Promise<number> => {
    // What was looked at in this turn may be in memory until its end.
    await new Promise((resolve) => setImmediate(resolve))
    collect()
    const { heapUsed, external } = process.memoryUsage()
    return heapUsed + external
  }
  let [indexMs, tenthBytes] = [0, 0]
  const began = realNow().getTime()
  // The tenth message of ten is where the memory is looked at.
  const atOnce = Math.min(indexedAtOnce, Math.ceil(count / 10))
  for (let from = 0; from < count; from += atOnce) {
    const until = Math.min(count, from + atOnce)
    await deposit(kept, { count: until - from, groupSize: 1_000, from, message })
    const filledAt = realNow().getTime()
    if (isSearched) await kept.tenant.contentSearch.search('subject:nothing', kept.tenant.compliance.searchable())
    indexMs += realNow().getTime() - filledAt
    if (tenthBytes === 0 && until >= count / 10) tenthBytes = await heldBytes()
  }
  const totalMs = realNow().getTime() - began
  const allBytes = await heldBytes()
  await kept.state.close()
  return { totalMs, indexMs, tenthBytes, allBytes }
}
