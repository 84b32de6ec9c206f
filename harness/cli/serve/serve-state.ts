import { join } from 'node:path'
import type { WorldState } from '../../runner/world/world-state.ts'
import { openDiskStore } from '../../stores/disk/disk-store.ts'
import { openKeptState } from '../../stores/kept-state.ts'
import { type RecordStore, StoreError } from '../../stores/record-store.ts'
import { UserError } from '../user-error.ts'

/** The folder with the state of the servers, below the data folder. */
export function stateFolderOf(dataFolder: string): string {
  return join(dataFolder, 'state')
}

/** The state in a store that was opened, or that cannot be. Throws a UserError with the code of the StoreError. */
export async function serveStateIn(opening: Promise<RecordStore>): Promise<WorldState> {
  const state = await opening.then(openKeptState).catch(rethrow)
  return {
    ...state,
    settled: () => state.settled().catch(rethrow),
    close: () => state.close().catch(rethrow),
  }
}

/** The state in a data folder. Throws a UserError with the code of the StoreError: `store-in-use`, `store-too-new`, `store-damaged` … */
export function openServeState(dataFolder: string): Promise<WorldState> {
  return serveStateIn(openDiskStore(stateFolderOf(dataFolder)))
}

/** Throws a UserError in the place of a StoreError, which users see as a mistake of the program. */
export function rethrow(error: unknown): never {
  if (error instanceof StoreError) throw new UserError(error.code, error.message, error)
  throw error
}
