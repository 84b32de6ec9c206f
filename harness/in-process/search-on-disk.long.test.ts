import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { compareWithScan } from '../m365/compliance/content-search/sample-comparison.ts'
import { openSearched } from '../m365/compliance/content-search/sample-searched.ts'
import { openDiskStore } from '../stores/disk/disk-store.ts'
import { openKeptState } from '../stores/kept-state.ts'

test('the search of 10,000 items on the disk finds exactly what a scan finds, for 2,000 drawn queries', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'search-on-disk-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const state = await openKeptState(await openDiskStore(folder))
  const size = { seed: 6, messages: 10_000, queries: 2_000 }
  const { differences, selectiveCount } = await compareWithScan(size, openSearched(state.tables))
  expect(differences).toEqual([])
  expect(selectiveCount).toBeGreaterThan(1_000)
  await state.close()
}, 300_000)
