import { once } from 'node:events'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { readBody } from '../http/read-body.ts'
import { sampleFolder } from '../sample-folder.ts'
import { openBatch } from './batch-reader.ts'
import { beginBatch } from './batch-writer.ts'
import { createFolderStaging } from './folder-staging.ts'

// Goal: many copies are read from one batch at once, and one that is given up harms none of the others.

/** Too large to be held in memory as a batch. */
const messageBytes = 5_000_000

async function largeBatch(count: number) {
  const staging = await createFolderStaging(join(await sampleFolder(), 'staging'))
  const writer = beginBatch({ staging, name: 'batch.zip', now: new Date('2026-03-02T06:00:00Z') })
  for (let place = 0; place < count; place += 1) {
    const itemId = `item-${place}`
    const message = { itemId, messageKey: itemId, participants: ['1'], mailboxes: ['a@b'] }
    await writer.add(message, Readable.from([Buffer.alloc(messageBytes, place)]))
  }
  await writer.close()
  return openBatch(staging, 'batch.zip')
}

test.each([0, 1, 2, 3])(
  'of four readers at once, reader %i gives up, and the others read on',
  async (givenUp) => {
    const batch = await largeBatch(4)
    const readers = await Promise.all(batch.entries.map(({ name }) => batch.open(name)))
    const bodies = readers.map((reader) => readBody(reader, messageBytes))
    await once(readers[0] ?? expect.unreachable(), 'data')
    readers[givenUp]?.destroy()
    const ends = await Promise.allSettled(bodies)
    expect(ends.map(({ status }) => status)).toEqual(
      [0, 1, 2, 3].map((place) => (place === givenUp ? 'rejected' : 'fulfilled')),
    )
    const read = ends.flatMap((end) => (end.status === 'fulfilled' ? [end.value] : []))
    expect(read.map((body) => [body.length, body[0], body.at(-1)])).toEqual(
      [0, 1, 2, 3].filter((place) => place !== givenUp).map((place) => [messageBytes, place, place]),
    )
    await batch.close()
  },
  10_000,
)

test('a batch that is closed while others read it lets them read to the end', async () => {
  const batch = await largeBatch(2)
  const [first, second] = await Promise.all(batch.entries.map(({ name }) => batch.open(name)))
  if (first === undefined || second === undefined) throw new Error('the batch has two messages')
  const body = readBody(first, messageBytes)
  await once(second, 'readable')
  await batch.close()
  second.destroy()
  expect(await body).toHaveLength(messageBytes)
}, 10_000)
