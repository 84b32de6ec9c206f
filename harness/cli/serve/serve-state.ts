import { join } from 'node:path'
import type { WorldState } from '../../runner/world/world-state.ts'
import { openDiskStore } from '../../stores/disk/disk-store.ts'
import { openKeptState } from '../../stores/kept-state.ts'
import { StoreError } from '../../stores/record-store.ts'
import { UserError } from '../user-error.ts'

/** The folder with the state of the servers, below the data folder. */
export function stateFolderOf(dataFolder: string): string {
  return join(dataFolder, 'state')
}

/** The state in a data folder. Throws a UserError with the code of the StoreError: `store-in-use`, `store-too-new`, `store-damaged` … */
export async function openServeState(dataFolder: string): Promise<WorldState> {
  const state = await openDiskStore(stateFolderOf(dataFolder)).then(openKeptState).catch(rethrow)
  return {
    ...state,
    settled: () => state.settled().catch(rethrow),
    close: () => state.close().catch(rethrow),
  }
}

function rethrow(error: unknown): never {
  if (error instanceof StoreError) throw new UserError(error.code, error.message, error)
  throw error
}
