import { SkippableError } from '../errors.ts'
import { findArrivedItem } from '../mailbox/arrived-item.ts'
import type { ImporterRun } from './import-copy.ts'

/**
 * Before the first import of a run: looks for the copies that an earlier run began and of which it never learnt the end
 * (RES-5). Those that arrived are put on record; the others are free to be imported again. Throws a RetriableError when
 * the tenant cannot be asked now.
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

/** A mailbox that does not let anybody look does not take the copy either. */
function unlessRefused(error: unknown): undefined {
  if (error instanceof SkippableError) return undefined
  throw error
}
