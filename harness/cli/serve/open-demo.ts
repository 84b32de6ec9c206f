import { resolve } from 'node:path'
import { stateInMemory } from '../../runner/world/world-state.ts'
import { openDataFolder } from './data-folder.ts'
import type { DemoServerOptions } from './demo-server-options.ts'
import { openServeState, rethrow } from './serve-state.ts'
import { openSharedServers } from './shared/shared-servers.ts'
import { type DemoServers, openWorldServers } from './world-servers.ts'

/**
 * Starts both servers and their control plane, with the data of the data folder or of the store. Throws a ListenError if a port is not
 * available, the error of the file system if the data folder cannot be written, a FixtureError for a fixture that cannot be loaded, and a
 * UserError if its data cannot be used; then nothing listens.
 */
export async function openDemoServers(options: DemoServerOptions): Promise<DemoServers> {
  const { store } = options
  if (store !== undefined) return openSharedServers({ ...options, store })
  const folder = resolve(options.dataFolder)
  const { credentials, authority, caFile, undo } = await openDataFolder(folder)
  const state = options.inMemory ? stateInMemory() : await openServeState(folder).catch(undoAndThrow(undo))
  try {
    return await openWorldServers(options, { folder, credentials, authority, caFile, state })
  } catch (error) {
    await state.close()
    await undo()
    // Records are read when a part of the servers asks for them.
    return rethrow(error)
  }
}

function undoAndThrow(undo: () => Promise<void>): (error: unknown) => Promise<never> {
  return async (error) => {
    await undo()
    throw error
  }
}
