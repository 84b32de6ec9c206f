import type { StateTables } from '../control/state/state-tables.ts'
import type { WireServer } from '../control/wire.ts'
import { createCommits } from './commits.ts'
import { durable } from './durable-server.ts'
import { heldRecords, type InMemory, keptTables } from './kept-tables.ts'
import type { RecordStore } from './record-store.ts'

/** The state of servers that lasts in a store. */
export interface KeptState {
  tables: StateTables
  /** The server, whose answers wait until what they say is kept. */
  durable<Server extends WireServer>(server: Server): Server
  /**
   * Fulfilled as soon as everything up to now is kept, also what answers do not wait for: call it some times in a second. Throws a
   * StoreError.
   */
  settled(): Promise<void>
  /** Keeps what is left, and closes the store. */
  close(): Promise<void>
}

/**
 * Reads the state that a store has, or has it read by those who ask for it. Throws a StoreError for a damaged record, and closes the store
 * then. Absent `inMemory`: as much as is useful.
 */
export async function openKeptState(store: RecordStore, inMemory?: InMemory): Promise<KeptState> {
  const commits = createCommits(store)
  try {
    const { reads, terms, scratch } = store
    const held = reads === undefined ? await heldRecords(store) : undefined
    const lazyNotes: (() => void)[] = []
    const lazily = (note: () => void): void => void lazyNotes.push(note)
    const tables = keptTables({ commits, reads, terms, scratch, inMemory, lazily, ...(held && { held }) })
    const afterLazyNotes = (keep: () => Promise<void>) => (): Promise<void> => {
      commits.lazily(() => {
        for (const note of lazyNotes) note()
      })
      return keep()
    }
    return {
      tables,
      durable: (server) => durable(server, commits),
      settled: afterLazyNotes(commits.settled),
      close: afterLazyNotes(commits.close),
    }
  } catch (error) {
    await store.close()
    throw error
  }
}
