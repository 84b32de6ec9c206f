import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { referenceConnector } from '../../../../scenarios/reference-connector.ts'
import { createMemoryStore } from '../../../stores/memory/memory-store.ts'
import type { PostgresStore } from '../../../stores/postgres/postgres-store.ts'
import { StoreError } from '../../../stores/record-store.ts'
import { makeDataFolder } from '../data-folder.ts'
import { openDoors } from './doors.ts'
import { lead } from './lead.ts'
import type { SharedProcess } from './shared-process.ts'

// Goal: a process that fails while it takes over can take over again.

/** A store in memory that does what `lead` needs of one in PostgreSQL. It refuses shared texts that `isRefused` names. */
function memoryStoreWithTexts(isRefused: (text: string) => boolean): PostgresStore {
  const texts = new Map<string, string>()
  return {
    ...createMemoryStore(),
    confirm: async () => {},
    ended: new Promise(() => {}),
    texts: {
      read: async (name) => texts.get(name),
      write: async (name, text) => {
        if (isRefused(text)) throw new StoreError('store-unavailable', 'the session ended')
        texts.set(name, text)
      },
    },
  }
}

test('a take-over that fails leaves nothing open: the next attempt finds its folder free', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lead-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  await makeDataFolder(folder)
  const doors = await openDoors({ telemessage: 0, graph: 0, control: 0 })
  onTestFinished(() => doors.close())
  const store = { url: 'postgres://nowhere/db' }
  const options: SharedProcess['options'] = {
    ...{
      dataFolder: folder,
      ports: doors.ports,
      plainHttp: true,
      drawnSeed: 7,
      inMemory: false,
      throttling: {},
      store,
    },
    ...{ connector: referenceConnector, onRequest: () => {}, asked: { itemCount: 5 } },
  }
  const urls = { telemessage: 'http://127.0.0.1:1', graph: 'http://127.0.0.1:2', control: 'http://127.0.0.1:3' }
  const own: SharedProcess = { options, folder, doors, urls }
  // The session ends before it can be said where the servers are.
  const broken = memoryStoreWithTexts((text) => text.includes('ports'))
  await expect(lead(own, broken)).rejects.toThrow('the session ended')
  const servers = await lead(
    own,
    memoryStoreWithTexts(() => false),
  )
  expect(servers.follows).toBe(false)
  await servers.close()
})
