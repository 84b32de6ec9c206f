import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openDiskStore } from './disk/disk-store.ts'
import { type KeptState, openKeptState } from './kept-state.ts'
import type { InMemory } from './kept-tables.ts'
import type { Batch } from './record-store.ts'

/** Only for tests: a value of a map or a list. */
export interface Value {
  text: string
}

/** Only for tests: two entries of a list on a page, and one page. So all of it leaves memory. */
export const hardlyAny: InMemory = { recentValuesMax: 1, pageLength: 4, pagesInMemory: 1 }

/** Only for tests: a folder for a state that is kept, with hardly any of it in memory. */
export async function keptFolder(): Promise<{ folder: string; open(): Promise<KeptState> }> {
  const folder = await mkdtemp(join(tmpdir(), 'stored-tables-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const open = async (): Promise<KeptState> => {
    const store = await openDiskStore(folder)
    const commit = async (batch: Batch): Promise<void> => {
      // Large bodies are written before records: meanwhile other things happen.
      await new Promise((resolve) => setImmediate(resolve))
      await store.commit(batch)
    }
    return openKeptState({ ...store, commit }, hardlyAny)
  }
  return { folder, open }
}
