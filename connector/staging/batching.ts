import type { Readable } from 'node:stream'
import type { Policy } from '../policy.ts'
import { createBatchNames } from './batch-name.ts'
import { type BatchMessage, type BatchWriter, beginBatch } from './batch-writer.ts'
import type { ManifestEntry } from './manifest.ts'
import type { Staging } from './staging.ts'

/** Batches, one after the other; each is begun by its first message. */
export interface Batching {
  add(message: BatchMessage, content: Readable): Promise<ManifestEntry>
  /** Whether the batch should be closed before another message is added. */
  isFull(): boolean
  /** Puts the batch into staging and returns its name; undefined when there is no batch. */
  close(): Promise<string | undefined>
  /** Gives an unfinished batch up. */
  abandon(): Promise<void>
}

export interface BatchingOptions {
  staging: Staging
  now: Date
  policy: Pick<Policy, 'batchItems' | 'batchCopies' | 'batchBytes'>
}

export function createBatching({ staging, now, policy }: BatchingOptions): Batching {
  const nameBatch = createBatchNames(now)
  const empty = { items: 0, copies: 0, sizeBytes: 0 }
  let writer: BatchWriter | undefined
  let held = empty
  return {
    add: async (message, content) => {
      writer ??= beginBatch({ staging, name: nameBatch(), now })
      const entry = await writer.add(message, content)
      held = {
        items: held.items + 1,
        copies: held.copies + message.mailboxes.length,
        sizeBytes: held.sizeBytes + entry.sizeBytes,
      }
      return entry
    },
    isFull: () =>
      held.items >= policy.batchItems || held.copies >= policy.batchCopies || held.sizeBytes >= policy.batchBytes,
    close: async () => {
      const closing = writer
      writer = undefined
      held = empty
      await closing?.close()
      return closing?.name
    },
    abandon: async () => {
      await writer?.abandon()
      writer = undefined
    },
  }
}
