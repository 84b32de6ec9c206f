import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openDiskStore } from './disk/disk-store.ts'
import { createMemoryStore } from './memory/memory-store.ts'
import { describeStore } from './sample-store-contract.ts'

// Goal: one contract, which every store passes.

describeStore('memory', async () => {
  const store = createMemoryStore()
  return { open: async () => store }
})

describeStore('disk', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'record-store-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return { open: () => openDiskStore(folder) }
})
