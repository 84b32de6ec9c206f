import { join } from 'node:path'
import { openSpillFile } from '../../control/state/spill.ts'
import { spillingTables } from '../../control/state/spilling-tables.ts'
import { memoryTables, type StateTables } from '../../control/state/state-tables.ts'
import type { WireServer } from '../../control/wire.ts'

/** Where the servers of a world keep their state. */
export interface WorldState {
  tables: StateTables
  /** The server, whose answers wait until what they say is kept. */
  durable<Server extends WireServer>(server: Server): Server
  /** Fulfilled as soon as everything up to now is kept. */
  settled(): Promise<void>
  /** Keeps what is left. */
  close(): Promise<void>
  /** Puts other listeners in front of those of the servers, which then take one request from each connection. Absent: nothing is in front of them. */
  front?: ((urls: ServerUrls) => Promise<Front>) | undefined
}

/** Where the three servers of a world listen. */
interface ServerUrls {
  siteUrl: string
  tenantUrl: string
  controlUrl: string
}

/** Listeners in front of those of the servers. */
interface Front extends ServerUrls {
  close(): Promise<void>
}

/** State that ends with the world. */
export function stateInMemory(): WorldState {
  return { tables: memoryTables, durable: (server) => server, settled: async () => {}, close: async () => {} }
}

/**
 * State that ends with the world. Its largest parts are in a file in its folder: for days, because a group chat of a year leaves
 * millions of copies.
 */
export async function stateWithSpill(folder: string): Promise<WorldState> {
  const file = openSpillFile(join(folder, 'spill'))
  return { ...stateInMemory(), tables: spillingTables(file), close: async () => file.close() }
}
