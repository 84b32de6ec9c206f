import { join } from 'node:path'
import { memoryTables, type StateTables } from '../../control/state/state-tables.ts'
import type { WireServer } from '../../control/wire.ts'
import { createCommits } from '../../stores/commits.ts'
import { openDiskStore } from '../../stores/disk/disk-store.ts'
import { durable } from '../../stores/durable-server.ts'
import { heldRecords, keptTables } from '../../stores/kept-tables.ts'
import { StoreError } from '../../stores/record-store.ts'
import { UserError } from '../user-error.ts'

/** Where the servers of one `serve` keep their state. */
export interface ServeState {
  tables: StateTables
  /** The server, whose answers wait until what they say is kept. */
  durable<Server extends WireServer>(server: Server): Server
  /** Fulfilled as soon as everything up to now is kept. Throws a UserError. */
  settled(): Promise<void>
  /** Keeps what is left, and lets another process open it. */
  close(): Promise<void>
}

/** The folder with the state of the servers, below the data folder. */
export function stateFolderOf(dataFolder: string): string {
  return join(dataFolder, 'state')
}

/** State that is lost when the servers stop. */
export function stateInMemory(): ServeState {
  return { tables: memoryTables, durable: (server) => server, settled: async () => {}, close: async () => {} }
}

/** The state in a data folder. Throws a UserError with the code of the StoreError: `store-in-use`, `store-too-new`, `store-damaged` … */
export async function openServeState(dataFolder: string): Promise<ServeState> {
  try {
    const store = await openDiskStore(stateFolderOf(dataFolder))
    try {
      const commits = createCommits(store)
      return {
        tables: keptTables(await heldRecords(store), commits),
        durable: (server) => durable(server, commits),
        settled: () => commits.settled().catch(rethrow),
        close: () => commits.close().catch(rethrow),
      }
    } catch (error) {
      await store.close()
      throw error
    }
  } catch (error) {
    return rethrow(error)
  }
}

function rethrow(error: unknown): never {
  if (error instanceof StoreError) throw new UserError(error.code, error.message, error)
  throw error
}
