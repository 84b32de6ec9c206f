import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { ConnectorError, causeInWords, diskFailure, RetriableError, SkippableError } from '../errors.ts'
import { oversize } from '../measure.ts'
import type { ReceivedAttachment } from '../render/compose.ts'
import type { ArchivedAttachment, ArchivedItem } from '../telemessage/decode.ts'
import { DamagedDownloadError } from '../telemessage/receive-attachment.ts'
import type { Run } from './run.ts'

/** The attachments of one item at a time, on disk until its message is composed. */
export interface Spool {
  /**
   * Downloads all attachments of an item, and stops as soon as the item is over the limit. Throws a SkippableError:
   * `oversize` (LIM), or `attachment-unreadable` when one stays damaged or is not handed out (RES-4).
   */
  receive(item: ArchivedItem): Promise<ReceivedAttachment[]>
  /** Removes them. */
  clear(): Promise<void>
}

/** A download that did not finish. Only its item waits for the next run. */
export class BrokenDownloadError extends RetriableError {}

type SpoolRun = Pick<Run, 'parts' | 'telemessage' | 'spoolDir' | 'signal'>

/** The known size of an item so far. */
interface Weight {
  textBytes: number
  attachments: { declaredSizeBytes: number; receivedBytes: number }[]
}

export function createSpool(run: SpoolRun): Spool {
  // Files are numbered, not named: strangers choose the names of attachments (SEC-4).
  const pathOf = (place: number): string => join(run.spoolDir, `attachment-${place + 1}`)
  return {
    receive: async (item) => {
      const weight: Weight = { textBytes: Buffer.byteLength(item.text), attachments: [] }
      refuseOversize(weight, run)
      const received: ReceivedAttachment[] = []
      for (const [place, attachment] of item.attachments.entries()) {
        const path = pathOf(place)
        await download({ item, attachment, path, weight }, run)
        const { fileName, contentType } = attachment
        received.push({ fileName, contentType, open: () => createReadStream(path) })
      }
      return received
    },
    clear: async () => {
      await rm(run.spoolDir, { recursive: true, force: true })
      await mkdir(run.spoolDir, { recursive: true, mode: 0o700 })
    },
  }
}

interface Task {
  item: ArchivedItem
  attachment: ArchivedAttachment
  path: string
  weight: Weight
}

/** One attachment; the download is repeated while it is damaged or incomplete (RES-2, RES-4). */
async function download(task: Task, run: SpoolRun): Promise<void> {
  const { downloadAttempts, backoffMs } = run.parts.policy
  for (let attempt = 1; ; attempt += 1) {
    run.signal.throwIfAborted()
    try {
      await downloadOnce(task, run)
      return
    } catch (error) {
      if (error instanceof ConnectorError) throw error
      const failure = diskFailure(error)
      if (failure !== undefined) throw failure
      if (attempt >= downloadAttempts) throw givenUp(error)
      await sleep(backoffMs[attempt - 1] ?? 0, undefined, { signal: run.signal })
    }
  }
}

async function downloadOnce({ item, attachment, path, weight }: Task, run: SpoolRun): Promise<void> {
  const opened = await run.telemessage.download(item.itemId, attachment.attachmentId)
  const own = { declaredSizeBytes: attachment.declaredSizeBytes, receivedBytes: 0 }
  const grown = { textBytes: weight.textBytes, attachments: [...weight.attachments, own] }
  refuseOversize(grown, run)
  const weighed = async function* (source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of source) {
      own.receivedBytes += chunk.length
      // LIM-7: checked at every chunk, so that an endless attachment is cut off.
      refuseOversize(grown, run)
      yield chunk
    }
  }
  const source: Readable = run.parts.receiveAttachment(opened, attachment)
  try {
    await pipeline(source, weighed, createWriteStream(path, { mode: 0o600 }))
  } finally {
    opened.body.destroy()
  }
  weight.attachments.push(own)
}

function refuseOversize(weight: Weight, { parts }: SpoolRun): void {
  const what = oversize(parts.measureItem(weight), parts.policy)
  if (what !== undefined) throw new SkippableError('oversize', 'size', what)
}

function givenUp(cause: unknown): Error {
  if (cause instanceof DamagedDownloadError) {
    return new SkippableError('attachment-unreadable', 'unreadable', cause.message, { cause })
  }
  const message = `TeleMessage interrupts the download of an attachment (${causeInWords(cause)}): run again later`
  return new BrokenDownloadError('unavailable', message, { cause })
}
