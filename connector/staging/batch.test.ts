import { createWriteStream } from 'node:fs'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { expect, test, vi } from 'vitest'
import yauzl from 'yauzl'
import yazl from 'yazl'
import { readBody } from '../http/read-body.ts'
import { sampleFolder } from '../sample-folder.ts'
import { openBatch } from './batch-reader.ts'
import { beginBatch } from './batch-writer.ts'
import { createBatching } from './batching.ts'
import { createFolderStaging } from './folder-staging.ts'

const now = new Date('2026-03-02T06:00:00Z')
const message = (itemId: string) => ({ itemId, messageKey: itemId, participants: ['1'], mailboxes: ['a@b'] })
const content = (text: string): Readable => Readable.from([Buffer.from(text)])

async function setup() {
  const folder = join(await sampleFolder(), 'staging')
  return { folder, staging: await createFolderStaging(folder) }
}

async function staged(texts: string[]) {
  const { folder, staging } = await setup()
  const writer = beginBatch({ staging, name: 'batch.zip', now })
  for (const [place, text] of texts.entries()) await writer.add(message(`item-${place}`), content(text))
  await writer.close()
  return { folder, staging, path: join(folder, 'batch.zip') }
}

/** A batch made by somebody else. */
async function foreign(files: Record<string, string>) {
  const { folder, staging } = await setup()
  const zip = new yazl.ZipFile()
  for (const [name, text] of Object.entries(files)) zip.addBuffer(Buffer.from(text), name, { mtime: now })
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(join(folder, 'batch.zip')))
  return staging
}
const digest = '4355a46b19d348dc2f57c046f8ef63d4538ebb936000f3c9ee954a27460dd865' // of "1\n"
const line = (name: string, sizeBytes = 2, sha256 = digest): string =>
  JSON.stringify({ name, itemId: 'i', messageKey: 'k', sha256, sizeBytes, participants: [], mailboxes: [] })

test('a batch is read back as it was put, each message as often as it is wanted', async () => {
  const { staging } = await staged(['first message', 'x'.repeat(300_000)])
  const batch = await openBatch(staging, 'batch.zip')
  expect(batch.entries).toMatchObject([
    { name: '000001.eml', itemId: 'item-0', sizeBytes: 13, participants: ['1'], mailboxes: ['a@b'] },
    { name: '000002.eml', itemId: 'item-1', sizeBytes: 300_000 },
  ])
  for (let times = 0; times < 2; times += 1) {
    expect((await readBody(await batch.open('000001.eml'), 100)).toString()).toBe('first message')
  }
  await batch.close()
})

test('a batch that is too large to be held is read back, too', async () => {
  const { staging } = await staged(['y'.repeat(9_000_000), 'small'])
  const batch = await openBatch(staging, 'batch.zip')
  expect((await readBody(await batch.open('000002.eml'), 100)).toString()).toBe('small')
  expect(await readBody(await batch.open('000001.eml'), 9_000_000)).toHaveLength(9_000_000)
  await batch.close()
})

test('a message is held where its batch is small and it lies there as it is', async () => {
  const small = await openBatch((await staged(['first', 'second'])).staging, 'batch.zip')
  expect(small.held('000002.eml')?.toString()).toBe('second')
  expect(small.held('000003.eml')).toBeUndefined()
  const large = await openBatch((await staged(['y'.repeat(9_000_000)])).staging, 'batch.zip')
  expect(large.held('000001.eml')).toBeUndefined()
  const files = { 'manifest.mf': `Count: 1\n${line('a.eml')}\n`, 'a.eml': '1\n' }
  const compressed = await openBatch(await foreign(files), 'batch.zip')
  expect(compressed.held('a.eml')).toBeUndefined()
  expect((await readBody(await compressed.open('a.eml'), 100)).toString()).toBe('1\n')
  for (const batch of [small, large, compressed]) await batch.close()
})

test('a batch appears in staging when it is whole, and the same items give the same file', async () => {
  const { folder, staging } = await setup()
  const writer = beginBatch({ staging, name: 'batch.zip', now })
  await writer.add(message('item-0'), content('text'))
  expect(await readdir(folder)).not.toContain('batch.zip')
  await writer.close()
  expect(await readdir(folder)).toEqual(['batch.zip'])
  expect(await readFile(join(folder, 'batch.zip'))).toEqual(await readFile((await staged(['text'])).path))
})

test('a message that breaks off gives the batch up', async () => {
  const { folder, staging } = await setup()
  const writer = beginBatch({ staging, name: 'batch.zip', now })
  const broken = Readable.from(
    (async function* () {
      yield Buffer.from('half')
      throw new Error('the disk broke')
    })(),
  )
  await expect(writer.add(message('item-0'), broken)).rejects.toThrow('the disk broke')
  await writer.abandon()
  expect(await readdir(folder)).toEqual([])
})

test.each([100, 100_000])('a caller that adds %i bytes learns that staging cannot be written', async (sizeBytes) => {
  const { folder, staging } = await setup()
  await rm(folder, { recursive: true })
  const writer = beginBatch({ staging, name: 'batch.zip', now })
  const adding = (async () => {
    for (let count = 0; count < 100; count += 1) await writer.add(message('item'), content('x'.repeat(sizeBytes)))
    await writer.close()
  })()
  await expect(adding).rejects.toThrow('ENOENT')
})

test.each([
  ['Count is 2', { 'manifest.mf': `Count: 2\n${line('a.eml')}\n`, 'a.eml': '1\n' }],
  ['a.eml is missing', { 'manifest.mf': `Count: 1\n${line('a.eml')}\n`, 'A.eml': '1\n' }],
  ['files that the manifest does not list', { 'manifest.mf': `Count: 1\n${line('a.eml')}\n`, 'a.eml': '1\n', b: '' }],
  ['a.eml is empty', { 'manifest.mf': `Count: 1\n${line('a.eml', 0)}\n`, 'a.eml': '' }],
  ['a.eml is not what was staged', { 'manifest.mf': `Count: 1\n${line('a.eml')}\n`, 'a.eml': '2\n' }],
  ['a.eml is not what was staged', { 'manifest.mf': `Count: 1\n${line('a.eml', 3)}\n`, 'a.eml': '1\n' }],
  ['manifest.mf is missing', { 'a.eml': '1\n' }],
])('a batch is refused before its import: %s', async (reason, files) => {
  await expect(openBatch(await foreign(files), 'batch.zip')).rejects.toMatchObject({
    name: 'RetriableError',
    code: 'staged-batch-damaged',
    message: expect.stringContaining(reason),
  })
})

test('the batch that the others differ from is taken', async () => {
  const staging = await foreign({ 'manifest.mf': `Count: 1\n${line('a.eml')}\n`, 'a.eml': '1\n' })
  expect((await openBatch(staging, 'batch.zip')).entries).toHaveLength(1)
})

test('a file that is not a batch is refused', async () => {
  const { path, staging } = await staged(['text'])
  await writeFile(path, (await readFile(path)).subarray(0, 60))
  await expect(openBatch(staging, 'batch.zip')).rejects.toMatchObject({ code: 'staged-batch-damaged' })
})

test.each([
  ['items', { batchItems: 2 }],
  ['copies', { batchCopies: 2 }],
  ['bytes', { batchBytes: 8 }],
])('a batch closes at a number of %s, and the next one begins', async (_what, bound) => {
  const { folder, staging } = await setup()
  const policy = { batchItems: 100, batchCopies: 100, batchBytes: 100, ...bound }
  const batching = createBatching({ staging, now, policy })
  await batching.add(message('1'), content('text'))
  expect(batching.isFull()).toBe(false)
  await batching.add(message('2'), content('text'))
  expect(batching.isFull()).toBe(true)
  await batching.close()
  expect(batching.isFull()).toBe(false)
  expect(await batching.close()).toBeUndefined()
  await batching.add(message('3'), content('text'))
  expect(await batching.close()).toBe('202603020000-TeleMessage_2_060000000.zip')
  expect(await readdir(folder)).toHaveLength(2)
})

test('what an earlier run left in staging can be cleared, and a batch removed', async () => {
  const { folder, staging } = await staged(['text'])
  await staging.clear()
  expect(await readdir(folder)).toEqual([])
  await staging.put('other.zip', content('x'))
  await staging.remove('other.zip')
  await staging.remove('other.zip')
  expect(await readdir(folder)).toEqual([])
})

test('a large batch that is damaged is not kept open', async () => {
  const { staging } = await staged(['y'.repeat(9_000_000)])
  const close = vi.spyOn(yauzl.ZipFile.prototype, 'close')
  const path = (await staging.open('batch.zip')).path
  const bytes = await readFile(path)
  // Inside of the only message, which is stored as it is.
  bytes[4_000_000] = 0
  await writeFile(path, bytes)
  await expect(openBatch(staging, 'batch.zip')).rejects.toMatchObject({ code: 'staged-batch-damaged' })
  expect(close).toHaveBeenCalled()
})
