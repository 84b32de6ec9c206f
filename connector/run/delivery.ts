import pLimit from 'p-limit'
import { openBatch, type StagedBatch } from '../staging/batch-reader.ts'
import { type CopyImporter, createCopyImporter } from './copy-importer.ts'
import { messageSource } from './message-source.ts'
import type { Run } from './run.ts'
import type { ClosedBatch, StagedMessage } from './transfer.ts'

/** The way of staged batches into the mailboxes. */
export interface Delivery {
  /** Imports every copy of a batch, and removes it from staging when all of them were begun. */
  deliver(batch: ClosedBatch): Promise<void>
  /** After the last batch: searches for the copies whose import was never answered, and reports their outcome. */
  settle(): Promise<void>
  /** Why the window must stay open; undefined when all copies are finished. */
  unfinished(): string | undefined
}

export function createDelivery(run: Run): Delivery {
  const importer: CopyImporter = createCopyImporter(run)
  const atOnce = pLimit(run.parts.policy.importsAtOnce)
  const deliverMessage = async (batch: StagedBatch, { entryName, copies }: StagedMessage): Promise<void> => {
    const source = await messageSource(batch, entryName, run.parts.policy.heldMessageBytes)
    await Promise.all(copies.map((copy) => importer.importCopy({ copy, source, atOnce })))
  }
  return {
    deliver: async ({ name, messages }) => {
      const batch = await openBatch(run.staging, name)
      // Waits for all of them, even if one throws: the batch must not be closed while others read it.
      const ends = await Promise.allSettled(messages.map((message) => deliverMessage(batch, message)))
      await batch.close()
      const failed = ends.find((end) => end.status === 'rejected')
      if (failed !== undefined) throw failed.reason
      // STG-4: only after its copies are safely recorded, and not if some were not begun.
      run.copies.sync()
      if (run.signal.aborted) return
      run.pending.compact()
      await run.staging.remove(name)
      run.log.info({ event: 'batch-imported', batch: name, messages: messages.length })
    },
    settle: () => importer.settle(),
    unfinished: () => importer.unfinished(),
  }
}
