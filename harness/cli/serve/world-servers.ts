import { join } from 'node:path'
import type { ConnectorEnvironment } from '../../contract/index.ts'
import { controlPlane } from '../../control/control-plane/control-plane.ts'
import { createSnapshots } from '../../control/control-plane/snapshots.ts'
import { expressTransport } from '../../control/http/express-transport.ts'
import { closeAll, listen, listenAll } from '../../control/http/listener.ts'
import { drawSecret } from '../../control/seed.ts'
import type { Tenant } from '../../m365/index.ts'
import { sharedEnvironment } from '../../runner/world/page-connector.ts'
import type { WorldState } from '../../runner/world/world-state.ts'
import type { SpelledMappingRow } from '../../synth/index.ts'
import type { Site } from '../../telemessage/index.ts'
import type { DemoServerOptions } from './demo-server-options.ts'
import { type Ground, openDemoWorld } from './demo-world.ts'
import { controlEnvironment, environmentIn, writeAssignments } from './environment-files.ts'
import type { WorldBeginning } from './kept-organisation.ts'
import { openConsole } from './serve-console.ts'

/** The site and the tenant of the demo organisation, listening. */
export interface DemoServers {
  organisation: string
  beginning: WorldBeginning
  /** Whether the data is that of an earlier start. */
  goesOn: boolean
  /** Whether another process works, and this one carries connections to it. */
  follows: boolean
  /** The user principal name of the administrator, who may change role groups. */
  administrator: string
  urls: { telemessage: string; graph: string; control: string }
  controlToken: string
  /** The sign-in link of the console, for one browser; undefined without a console. */
  consoleLink: string | undefined
  /** The authority of its certificate; undefined on loopback, where it is plain http. */
  consoleCaFile: string | undefined
  /** The environment variables that a connector needs, the same as in the conformance suite. */
  environment: Omit<ConnectorEnvironment, 'MT_NOW'>
  /** The same as shell assignments, in a file that only its owner can read. */
  environmentFile: string
  /** Address and token of the control plane and the name of the administrator, in the same form. */
  controlFile: string
  close(): Promise<void>
}

/** Where clients find the servers, if not where these listen. */
export interface PublicPlace {
  urls: DemoServers['urls']
  controlToken: string
}

/** The servers of one process, and what those that pass connections on to it must know. */
export interface WorldServers extends DemoServers {
  /** Where they listen themselves. */
  ownUrls: DemoServers['urls']
  rows(): readonly SpelledMappingRow[]
}

/**
 * Opens the world of a ground, and its servers. Throws what `openDemoServers` throws; then nothing listens. The state is not closed
 * then.
 */
export async function openWorldServers(
  options: DemoServerOptions,
  ground: Ground,
  place?: PublicPlace,
): Promise<WorldServers> {
  const { folder, credentials, authority, caFile, state } = ground
  const { ports, plainHttp } = options
  const { site, tenant, room, page, organisation, beginning, goesOn, ...more } = await openDemoWorld(options, ground)
  const { archiver, fixtures, mappingFile, unwatchedSite } = more
  await state.settled()
  const controlToken = place?.controlToken ?? drawSecret()
  const snapshots = createSnapshots(room, [site, tenant, mappingFile])
  const { carrying } = tenant
  const filledMailboxes = () => tenant.filledMailboxes()
  const world = { ...room, snapshots, filledMailboxes, fixtures, carrying, settled: state.settled }
  const tls = plainHttp ? {} : { authority }
  const serve = (server: Site | Tenant, port: number) => () =>
    listen(expressTransport(state.durable(server), room), { port, ...tls, faults: { server: server.name, room } })
  const listeners = await listenAll(serve(site, ports.telemessage), serve(tenant, ports.graph), () =>
    listen(controlPlane(world, controlToken), { port: ports.control }),
  )
  room.faults.disarmImpossible()
  const [{ url: siteUrl }, { url: tenantUrl }, { url: controlUrl }] = listeners
  const ownUrls = { telemessage: siteUrl, graph: tenantUrl, control: controlUrl }
  const { telemessage, graph, control } = place?.urls ?? ownUrls
  const servers = { siteUrl: telemessage, tenantUrl: graph, ...(plainHttp ? {} : { caFile }) }
  const shared = sharedEnvironment(servers, credentials.tenantId, archiver)
  page.connect(shared)
  const stopSchedule = startSchedule(tenant, state)
  const environment = { ...shared, ...environmentIn(folder, credentials), MT_MAPPING_FILE: mappingFile.path }
  const environmentFile = join(folder, 'connector.env')
  const controlFile = join(folder, 'control.env')
  const urls = { telemessage, graph, control }
  const served = { site: state.durable(unwatchedSite), tenant: state.durable(tenant), room, urls, controlToken, folder }
  const facts = {
    ...{
      organisation: organisation.name,
      administrator: organisation.administrator,
      archiverName: archiver.folderName,
    },
    networks: archiver.routes.filter(({ source }) => source === 'cloud-archiver').map(({ network }) => network),
    ...{ siteAccount: credentials, app: credentials, urls, mappingFile: mappingFile.path },
  }
  const shown = await openConsole(options, served, facts).catch(async (error: unknown) => {
    stopSchedule()
    await closeAll(listeners)
    throw error
  })
  const stopListening = async (): Promise<void> => {
    stopSchedule()
    await Promise.all([closeAll(listeners), shown?.close()])
  }
  try {
    await writeAssignments(environmentFile, environment)
    await writeAssignments(controlFile, controlEnvironment(control, controlToken, organisation.administrator))
  } catch (error) {
    // If this start fails, no caller has the addresses of the servers, but they would keep the process alive.
    await stopListening()
    throw error
  }
  return {
    organisation: organisation.name,
    beginning,
    goesOn,
    follows: false,
    administrator: organisation.administrator,
    urls,
    consoleLink: shown?.link,
    consoleCaFile: shown?.caFile,
    ownUrls,
    rows: mappingFile.rows,
    controlToken,
    environment,
    environmentFile,
    controlFile,
    close: async () => {
      await stopListening()
      await state.close()
    },
  }
}

/** How often the schedule is looked at and the rest is kept, on the real clock: the calendar may be moved at any time. */
const scheduleMs = 250

/** Starts connectors and the assistant of mailboxes when they are due. The returned function stops that. */
function startSchedule(tenant: Tenant, state: WorldState): () => void {
  const timer = setInterval(() => {
    void tenant.connectorPage.scheduler.check()
    void tenant.compliance.assistant.check()
    // What happens without a request is kept as well, and what changes with each request. What cannot be kept is tried again.
    state.settled().catch(() => {})
  }, scheduleMs)
  timer.unref()
  return () => clearInterval(timer)
}
