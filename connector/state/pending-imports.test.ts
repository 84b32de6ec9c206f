import { appendFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sampleFolder } from '../sample-folder.ts'
import { copyDigest } from './imported-copies.ts'
import type { PendingImport } from './pending-imports.ts'
import { openPendingImports } from './pending-imports.ts'

const pendingOf = (message: string): PendingImport => ({
  copy: copyDigest(message, 'MBX:asha@tenant'),
  door: 'graph-messages',
  userId: 'user-asha',
  mailboxId: 'MBX:asha@tenant',
  folderId: 'folder-1',
  internetMessageId: '<1@a>',
  sizeBytes: 512,
  fileCount: 1,
  begunAt: '2026-03-02T06:00:00.000Z',
})
const first = pendingOf('message-1')
const second = pendingOf('message-2')

test('an import that was begun and not settled is found by the next run', async () => {
  const folder = await sampleFolder()
  const pending = await openPendingImports(folder)
  pending.begin(first)
  pending.begin(second)
  pending.settle(first.copy)
  pending.close()
  const next = await openPendingImports(folder)
  expect(next.open()).toEqual([second])
  next.close()
})

test('after a crash, what was settled before the last import began is known, and the rest is looked for', async () => {
  const folder = await sampleFolder()
  const pending = await openPendingImports(folder)
  pending.begin(first)
  pending.settle(first.copy)
  const early = await openPendingImports(folder)
  expect(early.open()).toEqual([first])
  early.close()
  pending.begin(second)
  const late = await openPendingImports(folder)
  expect(late.open()).toEqual([second])
  late.close()
  pending.close()
})

test('a cut-off line is passed over and does not swallow the next one', async () => {
  const folder = await sampleFolder()
  const pending = await openPendingImports(folder)
  pending.begin(first)
  pending.close()
  await appendFile(join(folder, 'pending-imports.log'), '{"copy":"abc","mailb')
  const next = await openPendingImports(folder)
  next.begin(second)
  next.close()
  const last = await openPendingImports(folder)
  expect(last.open()).toEqual([first, second])
  last.close()
})

test('the file is emptied when everything is settled', async () => {
  const folder = await sampleFolder()
  const pending = await openPendingImports(folder)
  pending.begin(first)
  pending.settle(first.copy)
  pending.begin(second)
  pending.settle(second.copy)
  pending.compact()
  pending.close()
  expect((await stat(join(folder, 'pending-imports.log'))).size).toBe(0)
})

test('the file is kept while something is open', async () => {
  const folder = await sampleFolder()
  const pending = await openPendingImports(folder)
  pending.begin(first)
  pending.compact()
  pending.close()
  const next = await openPendingImports(folder)
  expect(next.open()).toEqual([first])
  next.close()
})
