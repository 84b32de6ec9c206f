import { RetriableError } from '../errors.ts'
import type { ItemsPage } from '../telemessage/read-window.ts'
import type { Window } from '../window.ts'
import { createClaims } from './claims.ts'
import { createDelivery, type Delivery } from './delivery.ts'
import { settleEarlierImports } from './earlier-imports.ts'
import type { Run } from './run.ts'
import { type ClosedBatch, createTransfer } from './transfer.ts'

/**
 * Brings everything that was captured in a window into the mailboxes. While a batch is imported the next one is
 * transferred; there are never more than these two. Throws when the window must stay open.
 */
export async function archiveWindow(run: Run, window: Window): Promise<void> {
  await run.staging.clear()
  await run.telemessage.login()
  await settleEarlierImports(run)
  const delivery = createDelivery(run)
  let putOff: string | undefined
  try {
    putOff = await pump(run, window, delivery)
  } finally {
    if (!run.signal.aborted) await delivery.settle()
    run.copies.sync()
    run.pending.compact()
  }
  const unfinished = putOff ?? delivery.unfinished()
  if (unfinished !== undefined) {
    throw new RetriableError('unavailable', `some copies are left for the next run: ${unfinished}; run again later`)
  }
}

/** Returns the reason why the window must stay open, if items had to be put off. */
async function pump(run: Run, window: Window, delivery: Delivery): Promise<string | undefined> {
  const transfer = createTransfer(run, createClaims())
  let delivering: Promise<void> = Promise.resolve()
  const handOver = async (batch: ClosedBatch | undefined): Promise<void> => {
    if (batch === undefined) return
    await delivering
    run.signal.throwIfAborted()
    delivering = delivery.deliver(batch).catch((error: unknown) => run.stop.abort(error))
  }
  try {
    for await (const page of newPages(run, window)) {
      for (const raw of page.items) {
        run.signal.throwIfAborted()
        await handOver(await transfer.take(raw, page))
      }
    }
    await handOver(await transfer.finish())
  } finally {
    await delivering
    await transfer.abandon()
  }
  run.signal.throwIfAborted()
  return transfer.unfinished()
}

/** The pages of the window, as long as they still bring something new. */
async function* newPages({ telemessage, importLog, parts, log }: Run, window: Window): AsyncGenerator<ItemsPage> {
  let pagesWithoutNews = 0
  for await (const page of telemessage.pages(window)) {
    const itemsBefore = importLog.counts.itemsFromSource
    log.info({ event: 'page-read', items: page.items.length })
    yield page
    const isNews = page.isAgain || importLog.counts.itemsFromSource > itemsBefore
    pagesWithoutNews = isNews ? 0 : pagesWithoutNews + 1
    if (pagesWithoutNews > parts.policy.pagesWithoutNewsMax) {
      throw new RetriableError('no-progress', 'TeleMessage keeps serving the same items: run again later')
    }
  }
}
