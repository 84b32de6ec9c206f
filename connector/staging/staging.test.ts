import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { beforeAll, expect, test } from 'vitest'
import { readBody } from '../http/read-body.ts'
import { sampleFolder } from '../sample-folder.ts'
import { openBatch } from './batch-reader.ts'
import { beginBatch } from './batch-writer.ts'
import { createFolderStaging } from './folder-staging.ts'
import { type SampleAccount, sampleAzureStaging, startSampleAccount } from './sample-azurite.ts'
import type { Staging } from './staging.ts'

// Goal: the run sees the same behaviour from every kind of staging.

let account: SampleAccount
beforeAll(async () => {
  account = await startSampleAccount()
})
let containers = 0

/** Staging of each kind, and the names that it holds. */
const kinds: Record<string, () => Promise<{ staging: Staging; names: () => Promise<string[]> }>> = {
  'a folder': async () => {
    const folder = join(await sampleFolder(), 'staging')
    return { staging: await createFolderStaging(folder), names: () => readdir(folder) }
  },
  'Azure Blob Storage': async () => {
    containers += 1
    const name = `contract-${containers}`
    const url = await account.signedContainer(name)
    const folder = await sampleFolder()
    const staging = await sampleAzureStaging({ kind: 'container-url', url }, folder)
    const names = async (): Promise<string[]> => {
      const found: string[] = []
      for await (const blob of account.container(name).listBlobsFlat()) found.push(blob.name)
      // Nothing of a batch may stay on this machine either.
      return [...found, ...(await readdir(folder))]
    }
    return { staging, names }
  },
}
const cases = Object.entries(kinds)
const first = '202603020000-TeleMessage_1_060000000.zip'
const second = '202603020000-TeleMessage_2_060000000.zip'
const inPieces = (...pieces: Buffer[]): Readable => Readable.from(pieces, { objectMode: false })
const digest = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

test.each(cases)('%s gives back what was put, byte for byte, whatever its size', async (_kind, open) => {
  const { staging } = await open()
  // Around the pieces in which the sample uploads: one of a million bytes.
  for (const sizeBytes of [0, 1, 999_999, 1_000_000, 1_000_001, 3_500_000]) {
    const bytes = Buffer.alloc(sizeBytes, 'not one byte like the next')
    await staging.put(first, inPieces(bytes.subarray(0, 700_001), bytes.subarray(700_001)))
    const file = await staging.open(first)
    expect(digest(await readFile(file.path)), `${sizeBytes} bytes`).toBe(digest(bytes))
    await file.release()
  }
})

test.each(cases)('%s holds what was put until it is removed, and removing twice does no harm', async (_kind, open) => {
  const { staging, names } = await open()
  await staging.put(first, inPieces(Buffer.from('one')))
  await staging.put(second, inPieces(Buffer.from('two')))
  expect((await names()).toSorted()).toEqual([first, second])
  await staging.remove(first)
  await staging.remove(first)
  expect(await names()).toEqual([second])
})

test.each(cases)('%s is cleared of what an earlier run left', async (_kind, open) => {
  const { staging, names } = await open()
  await staging.put(first, inPieces(Buffer.from('one')))
  await staging.put(second, inPieces(Buffer.from('two')))
  await (await staging.open(first)).release()
  await staging.clear()
  expect(await names()).toEqual([])
})

test.each(cases)('%s keeps nothing of an incomplete batch, and the caller learns why', async (_kind, open) => {
  const { staging, names } = await open()
  const broken = Readable.from(
    (async function* () {
      yield Buffer.alloc(2_500_000)
      throw new Error('the disk broke')
    })(),
    { objectMode: false },
  )
  await expect(staging.put(first, broken)).rejects.toThrow('the disk broke')
  expect(await names()).toEqual([])
})

test.each(cases)('%s takes a batch while it grows, and what is read back is checked', async (_kind, open) => {
  const { staging, names } = await open()
  const now = new Date('2026-03-02T06:00:00Z')
  const writer = beginBatch({ staging, name: first, now })
  const message = { itemId: 'item', messageKey: 'key', participants: ['1'], mailboxes: ['a@b'] }
  await writer.add(message, inPieces(Buffer.alloc(2_200_000, 'large')))
  await writer.add(message, inPieces(Buffer.from('small')))
  await writer.close()
  const batch = await openBatch(staging, first)
  expect(batch.entries.map(({ sizeBytes }) => sizeBytes)).toEqual([2_200_000, 5])
  expect((await readBody(await batch.open('000002.eml'), 10)).toString()).toBe('small')
  await batch.close()
  expect(await names()).toEqual([first])
})

test.each(cases)('%s says of a batch that is gone that it is damaged', async (_kind, open) => {
  const { staging } = await open()
  await expect(openBatch(staging, first)).rejects.toMatchObject({ code: 'staged-batch-damaged' })
})
