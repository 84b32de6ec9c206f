import type { BlockBlobClient } from '@azure/storage-blob'
import { stagingError } from './azure-error.ts'

/**
 * Uploads a stream as one blob: a small one in one request, a larger one block by block, with at most two blocks in memory.
 * The blob is complete when this returns; a failed upload leaves no blob. Throws an error of the content unchanged, and a
 * ConnectorError for an error of the service.
 */
export async function uploadBlocks(
  blob: BlockBlobClient,
  content: AsyncIterable<Buffer>,
  blockBytes: number,
): Promise<void> {
  const blockIds: string[] = []
  const stage = async (block: Buffer): Promise<void> => {
    const id = Buffer.from(String(blockIds.length + 1).padStart(8, '0')).toString('base64')
    await carriedOut(blob.stageBlock(id, block, block.length))
    blockIds.push(id)
  }
  let held: Buffer | undefined
  for await (const block of blocksOf(content, blockBytes)) {
    if (held !== undefined) await stage(held)
    held = block
  }
  const last = held ?? Buffer.alloc(0)
  const blobHTTPHeaders = { blobContentType: 'application/zip' }
  if (blockIds.length === 0) {
    await carriedOut(blob.upload(last, last.length, { blobHTTPHeaders }))
    return
  }
  await stage(last)
  await carriedOut(blob.commitBlockList(blockIds, { blobHTTPHeaders }))
}

/** The bytes of a stream in pieces of one size; the last one is smaller. */
async function* blocksOf(content: AsyncIterable<Buffer>, blockBytes: number): AsyncGenerator<Buffer> {
  let pieces: Buffer[] = []
  let heldBytes = 0
  for await (const chunk of content) {
    let rest = chunk
    while (heldBytes + rest.length >= blockBytes) {
      const end = blockBytes - heldBytes
      yield Buffer.concat([...pieces, rest.subarray(0, end)])
      rest = rest.subarray(end)
      pieces = []
      heldBytes = 0
    }
    if (rest.length > 0) {
      pieces.push(rest)
      heldBytes += rest.length
    }
  }
  if (heldBytes > 0) yield Buffer.concat(pieces)
}

async function carriedOut(operation: Promise<unknown>): Promise<void> {
  try {
    await operation
  } catch (error) {
    throw stagingError(error)
  }
}
