import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { askMailbox } from './ask-mailbox.ts'
import { fillMailbox } from './fill-mailbox.ts'
import { openKeptTenant } from './kept-mailboxes.ts'
import { commonQueries } from './searched-messages.ts'
import { searchingFigures } from './searching.ts'

test('fills a mailbox, and measures searches of every sort that find something', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'searching-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const filled = await fillMailbox(await openKeptTenant(folder), { count: 600, isSearched: true }, () => {})
  const asked = await askMailbox(folder, () => {})
  expect(asked.messages).toBe(600)
  expect(asked.queries.map(({ name }) => name)).toEqual(commonQueries.map(({ name }) => name))
  expect(asked.queries.find(({ name }) => name === 'a sender')?.hits).toBeGreaterThan(0)
  expect(asked.queries.find(({ name }) => name.startsWith('a word in'))?.hits).toBeGreaterThan(5)
  const figures = searchingFigures({ items: 600, filled, asked, messageBytes: 1, indexBytes: 1 })
  expect(figures.every(({ value, bound }) => value > 0 && bound > 0)).toBe(true)
})
