import { SkippableError } from '../errors.ts'
import { findArrivedItem } from '../mailbox/arrived-item.ts'
import type { ImporterRun } from './import-copy.ts'

/**
 * Before the first import of a run: searches for the copies that an earlier run began without learning their outcome
 * (RES-5). Those that arrived are recorded; the others may be imported again. Throws a RetriableError when the tenant does
 * not answer now.
 */
export async function settleEarlierImports(run: ImporterRun): Promise<void> {
  for (const { copy, ...lost } of run.pending.open()) {
    const itemId = run.copies.has(copy) ? undefined : await findArrivedItem(lost, run).catch(unlessRefused)
    if (itemId !== undefined) run.copies.add(copy, itemId)
    run.pending.settle(copy)
    run.log.info({ event: 'earlier-import-settled', arrived: itemId !== undefined })
  }
  run.copies.sync()
  run.pending.compact()
}

/** A mailbox that refuses the search will refuse the copy, too. */
function unlessRefused(error: unknown): undefined {
  if (error instanceof SkippableError) return undefined
  throw error
}
