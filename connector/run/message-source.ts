import { Readable } from 'node:stream'
import { RetriableError } from '../errors.ts'
import { readBody } from '../http/read-body.ts'
import type { MessageSource } from '../mailbox/import-body.ts'
import type { StagedBatch } from '../staging/batch-reader.ts'

/**
 * A staged message as the source of its copies. A small message is read from the batch once, because a group may need a
 * thousand copies; a large one is streamed for each copy.
 */
export async function messageSource(batch: StagedBatch, entryName: string, heldBytes: number): Promise<MessageSource> {
  const entry = batch.entries.find(({ name }) => name === entryName)
  if (entry === undefined) {
    throw new RetriableError('staged-batch-damaged', `${entryName} is missing from its staged batch: run again`)
  }
  const { sizeBytes } = entry
  if (sizeBytes > heldBytes)
    return { sizeBytes, open: () => Readable.from(streamed(batch, entryName), { objectMode: false }) }
  return { sizeBytes, content: batch.held(entryName) ?? (await readBody(await batch.open(entryName), sizeBytes)) }
}

async function* streamed(batch: StagedBatch, entryName: string): AsyncGenerator<Buffer> {
  yield* await batch.open(entryName)
}
