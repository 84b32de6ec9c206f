import { join } from 'node:path'
import { withCopyOnDisk } from '../../../stores/disk/copy-on-disk.ts'
import type { PostgresStore } from '../../../stores/postgres/postgres-store.ts'
import { renderMappingFile } from '../../../synth/index.ts'
import { openDataFolder } from '../data-folder.ts'
import { serveStateIn } from '../serve-state.ts'
import { openWorldServers, type WorldServers } from '../world-servers.ts'
import type { Ports } from './doors.ts'
import { sharedControlToken, writePresentServer } from './present-server.ts'
import type { SharedProcess } from './shared-process.ts'

/**
 * Opens the world of a store in this process, and says to the others where it is. Closing the servers closes the store. Throws what `openDemoServers`
 * throws.
 */
export async function lead(own: SharedProcess, store: PostgresStore): Promise<WorldServers> {
  const { options, folder, doors, urls } = own
  const { texts } = store
  // Until then, the ports there are those of a process that is gone.
  await writePresentServer(texts, undefined)
  const { credentials, authority, caFile } = await openDataFolder(folder, texts)
  const place = { urls, controlToken: await sharedControlToken(texts) }
  const state = await serveStateIn(withCopyOnDisk(store, join(folder, 'copy')))
  let servers: WorldServers | undefined
  const tell = async (): Promise<void> => {
    if (servers === undefined) return
    const { organisation, administrator, beginning, ownUrls, rows } = servers
    const ports = portsOf(ownUrls)
    const mapping = renderMappingFile(rows())
    const { plainHttp } = options
    await writePresentServer(texts, { ports, plainHttp, organisation, administrator, beginning, mapping })
  }
  const ground = { folder, credentials, authority, caFile, state, rowsChanged: () => void tell().catch(() => {}) }
  try {
    servers = await openWorldServers({ ...options, ports: anyPorts }, ground, place)
    await tell()
    doors.leadTo(portsOf(servers.ownUrls))
    return servers
  } catch (error) {
    // The copy and its lock must not stay open, or the next attempt finds the folder in use.
    await (servers ?? state).close().catch(() => {})
    throw error
  }
}

const anyPorts: Ports = { telemessage: 0, graph: 0, control: 0 }

function portsOf({ telemessage, graph, control }: WorldServers['ownUrls']): Ports {
  const port = (url: string): number => Number(new URL(url).port)
  return { telemessage: port(telemessage), graph: port(graph), control: port(control) }
}
