import { setImmediate } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import type { ExportedMailbox } from './carried/carried-mailbox.ts'
import type { CarriedMessage } from './carried/carried-message.ts'
import { exportZip } from './export-zip.ts'
import { formatNames } from './layout/about-file.ts'
import { sampleExported, sampleMessage } from './sample-mailbox.ts'

// Goal: an export holds one message at a time. A mailbox of 200 MB goes by, whose messages are made when they are asked for.

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

const messageCount = 10_000
const messageBytes = 20_000

async function heldBytes(): Promise<number> {
  // What a buffer held is freed a little later than the buffer.
  for (let round = 0; round < 3; round += 1) {
    collectGarbage()
    await setImmediate()
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

/** A mailbox that notes what the process holds after the first tenth of it, and at its end. */
function bigMailbox(noted: number[]): ExportedMailbox {
  const mailbox = sampleExported([{ path: ['Inbox'], messages: [] }])
  async function* messages(): AsyncGenerator<CarriedMessage> {
    for (let made = 0; made < messageCount; made += 1) {
      if (made === messageCount / 10 || made === messageCount - 1) noted.push(await heldBytes())
      yield sampleMessage({ bytes: Buffer.alloc(messageBytes, `${made} From here\r\n`) })
    }
  }
  return { ...mailbox, folders: mailbox.folders.map((inbox) => ({ ...inbox, messageCount, messages })) }
}

test.each(formatNames)(
  '%s: from the first thousand messages to the last, memory grows by names and digests only',
  async (format) => {
    const noted: number[] = []
    let zipBytes = 0
    for await (const chunk of exportZip(bigMailbox(noted), format) as AsyncIterable<Buffer>) zipBytes += chunk.length
    expect(zipBytes).toBeGreaterThan(messageCount * messageBytes)
    const [early = 0, late = 0] = noted
    // 9,000 messages of 20,000 bytes came in between. A file costs what yazl and the manifest keep of it; an mbox is one file.
    const bytesPerMessage = (late - early) / (messageCount * 0.9)
    expect(bytesPerMessage).toBeLessThan(format === 'eml' || format === 'maildir' ? 2500 : 500)
  },
  60_000,
)
