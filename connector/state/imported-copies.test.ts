import { appendFile, readFile, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sampleFolder } from '../sample-folder.ts'
import { copyDigest, openImportedCopies } from './imported-copies.ts'

const asha = copyDigest('message-1', 'MBX:asha@tenant')
const bruno = copyDigest('message-1', 'MBX:bruno@tenant')

async function folderWith(...copies: [Buffer, string][]): Promise<{ folder: string; file: string }> {
  const folder = await sampleFolder()
  const record = await openImportedCopies(folder)
  for (const [copy, itemId] of copies) record.add(copy, itemId)
  record.close()
  return { folder, file: join(folder, 'imported-copies.log') }
}

test('a copy is remembered by the next run', async () => {
  const { folder } = await folderWith([asha, 'item-1'])
  const record = await openImportedCopies(folder)
  expect([record.has(asha), record.has(bruno)]).toEqual([true, false])
  record.close()
})

test('a copy is there as soon as it is added', async () => {
  const record = await openImportedCopies((await folderWith()).folder)
  record.add(asha, 'item-1')
  expect(record.has(asha)).toBe(true)
  record.close()
})

test.each([1, 20, 45])('a last line that ends after %i octets is dropped, and what follows is whole', async (cut) => {
  const { folder, file } = await folderWith([asha, 'item-1'], [bruno, 'item-2'])
  await truncate(file, 46 + cut)
  const record = await openImportedCopies(folder)
  expect([record.has(asha), record.has(bruno)]).toEqual([true, false])
  record.add(bruno, 'item-2')
  record.close()
  const again = await openImportedCopies(folder)
  expect(again.has(bruno)).toBe(true)
  again.close()
  expect((await stat(file)).size).toBe(92)
})

test('a line that is not a record is refused with its number', async () => {
  const { folder, file } = await folderWith([asha, 'item-1'])
  await appendFile(file, `${'#'.repeat(45)}\n`)
  await expect(openImportedCopies(folder)).rejects.toMatchObject({
    code: 'state-unreadable',
    message: expect.stringContaining('line 2 '),
  })
})

test('names neither messages nor mailboxes', async () => {
  const { file } = await folderWith([asha, 'item-1'])
  expect(await readFile(file, 'latin1')).toMatch(/^[\w-]{22} [\w-]{22}\n$/)
})

test('tells which mailbox items no copy is recorded for', async () => {
  const { folder } = await folderWith([asha, 'item-1'], [bruno, 'item-2'])
  const record = await openImportedCopies(folder)
  expect(await record.withoutRecord(['item-1', 'item-3', 'item-2'])).toEqual(['item-3'])
  record.close()
})

test('reads records across chunks', async () => {
  const copies = Array.from({ length: 5000 }, (_, index) => copyDigest(String(index), 'MBX'))
  const { folder } = await folderWith(...copies.map((copy, index): [Buffer, string] => [copy, String(index)]))
  const record = await openImportedCopies(folder)
  expect(copies.every((copy) => record.has(copy))).toBe(true)
  record.close()
})

test('an error names a folder that cannot be written', async () => {
  const { file } = await folderWith()
  await writeFile(file, '')
  await expect(openImportedCopies(file)).rejects.toMatchObject({ code: 'state-not-writable' })
})
