import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { fillMailbox } from './fill-mailbox.ts'
import { openingFigures } from './keeping.ts'
import { openKeptTenant } from './kept-mailboxes.ts'
import { openFolder } from './open-folder.ts'

test('fills a mailbox without searching it, opens it, lists pages, and measures all of it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'keeping-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const empty = await openFolder(folder, () => {})
  const filled = await fillMailbox(await openKeptTenant(folder), { count: 500, isSearched: false }, () => {})
  const full = await openFolder(folder, () => {})
  expect([empty.messages, full.messages]).toEqual([0, 500])
  expect([filled.tenthBytes, filled.allBytes, full.firstPageMs, full.middlePageMs].every((value) => value > 0)).toBe(
    true,
  )
  const figures = openingFigures({ items: 500, filled, empty, full })
  expect(figures).toHaveLength(5)
  expect(figures.every(({ bound }) => bound > 0)).toBe(true)
})
