import type { StateTables } from '../control/state/state-tables.ts'
import type { WireServer } from '../control/wire.ts'
import { createCommits } from './commits.ts'
import { durable } from './durable-server.ts'
import { heldRecords, keptTables } from './kept-tables.ts'
import type { RecordStore } from './record-store.ts'

/** The state of servers that lasts in a store. */
export interface KeptState {
  tables: StateTables
  /** The server, whose answers wait until what they say is kept. */
  durable<Server extends WireServer>(server: Server): Server
  /** Fulfilled as soon as everything up to now is kept. Throws a StoreError. */
  settled(): Promise<void>
  /** Keeps what is left, and closes the store. */
  close(): Promise<void>
}

/** Reads the state that a store has. Throws a StoreError for a damaged record, and closes the store then. */
export async function openKeptState(store: RecordStore): Promise<KeptState> {
  const commits = createCommits(store)
  try {
    const tables = keptTables(await heldRecords(store), commits, store.terms)
    return { tables, durable: (server) => durable(server, commits), settled: commits.settled, close: commits.close }
  } catch (error) {
    await store.close()
    throw error
  }
}
