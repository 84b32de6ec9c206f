import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sampleFolder } from '../sample-folder.ts'
import { openCheckpoint } from './checkpoint.ts'

const window = { from: new Date('2026-03-01T06:00:00Z'), to: new Date('2026-03-02T06:00:00Z') }

test('a folder without a checkpoint has nothing to remember', async () => {
  expect((await openCheckpoint(await sampleFolder())).state()).toEqual({})
})

test('a begun window is remembered by the next run', async () => {
  const folder = await sampleFolder()
  await (await openCheckpoint(folder)).begin(window)
  expect((await openCheckpoint(folder)).state()).toEqual({ begunFrom: window.from })
})

test('a completed window is remembered by its end, and is no longer begun', async () => {
  const folder = await sampleFolder()
  const checkpoint = await openCheckpoint(folder)
  await checkpoint.begin(window)
  await checkpoint.complete(window)
  expect((await openCheckpoint(folder)).state()).toEqual({ completedTo: window.to })
})

test('a window that ends before the last completed one leaves that one completed', async () => {
  const folder = await sampleFolder()
  const checkpoint = await openCheckpoint(folder)
  await checkpoint.complete(window)
  await checkpoint.complete({ from: window.from, to: new Date('2026-03-01T20:00:00Z') })
  expect(checkpoint.state().completedTo).toEqual(window.to)
})

test('nothing but the checkpoint itself is left in the folder', async () => {
  const folder = await sampleFolder()
  await (await openCheckpoint(folder)).begin(window)
  expect(await readdir(folder)).toEqual(['checkpoint.json'])
})

test('a half-written new checkpoint does not touch the old one', async () => {
  const folder = await sampleFolder()
  await (await openCheckpoint(folder)).complete(window)
  await writeFile(join(folder, 'checkpoint.json.new'), '{"schemaVers')
  expect((await openCheckpoint(folder)).state()).toEqual({ completedTo: window.to })
})

test.each(['', '{', '{"schemaVersion":2}', '{"schemaVersion":1,"completedTo":"yesterday"}'])(
  'a checkpoint that reads %j is refused instead of forgotten',
  async (text) => {
    const folder = await sampleFolder()
    await writeFile(join(folder, 'checkpoint.json'), text)
    await expect(openCheckpoint(folder)).rejects.toMatchObject({ code: 'state-unreadable', name: 'FatalError' })
    expect(await readFile(join(folder, 'checkpoint.json'), 'utf8')).toBe(text)
  },
)

test('a checkpoint is its archiver’s alone', async () => {
  const folder = await sampleFolder()
  await (await openCheckpoint(folder, 'signal')).complete(window)
  expect((await openCheckpoint(folder, 'signal')).state()).toEqual({ completedTo: window.to })
  await expect(openCheckpoint(folder)).rejects.toMatchObject({ code: 'state-of-another-archiver', name: 'FatalError' })
})

test('the checkpoint of the default archiver does not name it, as none did before there was a choice', async () => {
  const folder = await sampleFolder()
  await (await openCheckpoint(folder)).complete(window)
  expect(await readFile(join(folder, 'checkpoint.json'), 'utf8')).not.toContain('archiver')
})
