import { rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { ConnectorEnvironment } from '../../contract/index.ts'
import { createVirtualClock, realNow } from '../../control/clock.ts'
import { controlPlane } from '../../control/control-plane/control-plane.ts'
import { createSnapshots } from '../../control/control-plane/snapshots.ts'
import { createFaultBoard } from '../../control/faults/fault-board.ts'
import type { ControlRoom } from '../../control/http/control-room.ts'
import { expressTransport } from '../../control/http/express-transport.ts'
import { closeAll, listen, listenAll } from '../../control/http/listener.ts'
import { createJournal, type Journal, type JournalEntry } from '../../control/journal.ts'
import { irregularPages } from '../../control/page-cut.ts'
import { createChance, drawSecret } from '../../control/seed.ts'
import { type Cloud, createTenant, type Tenant, type ThrottlingLimits } from '../../m365/index.ts'
import type { ArchiverProfile } from '../../oracle/index.ts'
import type { ConnectorPort } from '../../runner/index.ts'
import { type SharedEnvironment, sharedEnvironment } from '../../runner/world/page-connector.ts'
import { createPageWiring, type PageWiring } from '../../runner/world/page-wiring.ts'
import { createAccounts, createSite, irregularPaging, type Site } from '../../telemessage/index.ts'
import { type DemoCredentials, openDataFolder } from './data-folder.ts'
import { fillDemoOrganisation } from './demo-organisation.ts'

export interface DemoServerOptions {
  dataFolder: string
  /** 0 means any free port. */
  ports: { telemessage: number; graph: number; control: number }
  /** Plain http, for clients that cannot be configured to trust an authority. */
  plainHttp: boolean
  archiver: ArchiverProfile
  seed: number
  itemCount: number
  /** The limits of one app for one mailbox; empty means no limits. */
  throttling: ThrottlingLimits
  /** The cloud of the tenant (TEN-6). */
  cloud: Cloud
  /** What the Data connectors page starts once a day. */
  connector: ConnectorPort
  onRequest: (entry: Omit<JournalEntry, 'realMs'>) => void
}

/** The site and the tenant of the demo organisation, listening. */
export interface DemoServers {
  organisation: string
  /** The user principal name of the administrator, who may change role groups. */
  administrator: string
  urls: { telemessage: string; graph: string; control: string }
  controlToken: string
  /** The environment variables that a connector needs, the same as in the conformance suite. */
  environment: Omit<ConnectorEnvironment, 'MT_NOW'>
  /** The same as shell assignments, in a file that only its owner can read. */
  environmentFile: string
  /** Address and token of the control plane and the name of the administrator, in the same form. */
  controlFile: string
  close(): Promise<void>
}

/**
 * Starts both servers and their control plane. Throws a ListenError if a port is not available, and the error of the
 * file system if the data folder cannot be written; then nothing listens.
 */
export async function openDemoServers(options: DemoServerOptions): Promise<DemoServers> {
  const folder = resolve(options.dataFolder)
  const { credentials, authority, caFile, undo } = await openDataFolder(folder)
  const room: ControlRoom = {
    clock: createVirtualClock(realNow()),
    faults: createFaultBoard({ seed: options.seed }),
    journal: watched(createJournal(), options.onRequest),
  }
  room.clock.run()
  const { archiver, seed, itemCount, ports, plainHttp } = options
  const connectorsFolder = join(folder, 'data-connectors')
  // A connector that remembers imports of an earlier start would skip them, and the mailboxes are empty again.
  await rm(connectorsFolder, { recursive: true, force: true })
  const page = createPageWiring({
    archiver: options.archiver,
    now: room.clock.now,
    ...(options.plainHttp ? {} : { caCertificate: authority.caCertificate }),
    folder: connectorsFolder,
  })
  page.use(options.connector)
  const { site: bareSite, tenant } = await createServers(options, credentials, room, page)
  const site = page.watched(bareSite, () => tenant)
  const now = room.clock.now()
  const organisation = await fillDemoOrganisation({ site, tenant, archiver, now, seed, itemCount })
  const mappingFile = join(folder, 'mapping.csv')
  await writeFile(mappingFile, organisation.mappingFileText)
  const controlToken = drawSecret()
  const snapshots = createSnapshots(room, [site, tenant])
  const world = { ...room, snapshots, filledMailboxes: () => tenant.filledMailboxes() }
  const tls = plainHttp ? {} : { authority }
  const listeners = await listenAll(
    () =>
      listen(expressTransport(site, room), { port: ports.telemessage, ...tls, faults: { server: site.name, room } }),
    () => listen(expressTransport(tenant, room), { port: ports.graph, ...tls, faults: { server: tenant.name, room } }),
    () => listen(controlPlane(world, controlToken), { port: ports.control }),
  ).catch(async (error: unknown) => {
    await undo()
    throw error
  })
  const [{ url: telemessage }, { url: graph }, { url: control }] = listeners
  const servers = { siteUrl: telemessage, tenantUrl: graph, ...(plainHttp ? {} : { caFile }) }
  const shared = sharedEnvironment(servers, credentials.tenantId, archiver)
  page.connect(shared)
  const stopSchedule = startSchedule(tenant)
  const environment = { ...shared, ...environmentIn(folder, credentials), MT_MAPPING_FILE: mappingFile }
  const environmentFile = join(folder, 'connector.env')
  const controlFile = join(folder, 'control.env')
  const close = async (): Promise<void> => {
    stopSchedule()
    await closeAll(listeners)
  }
  try {
    await writeAssignments(environmentFile, environment)
    // This is a separate file, because a connector that is started with the other file must not get the token of the
    // control plane.
    const controlEnvironment = {
      MT_CONTROL_URL: `${control}/control/v1`,
      MT_CONTROL_TOKEN: controlToken,
      MT_ADMINISTRATOR: organisation.administrator,
    }
    await writeAssignments(controlFile, controlEnvironment)
  } catch (error) {
    // If this start fails, no caller has the addresses of the servers, but they would keep the process alive.
    await close()
    throw error
  }
  return {
    organisation: organisation.name,
    administrator: organisation.administrator,
    urls: { telemessage, graph, control },
    controlToken,
    environment,
    environmentFile,
    controlFile,
    close,
  }
}

/** The variables of a connector that is started by hand. */
function environmentIn(
  folder: string,
  credentials: DemoCredentials,
): Omit<DemoServers['environment'], keyof SharedEnvironment> {
  return {
    MT_TELEMESSAGE_USERNAME: credentials.username,
    MT_TELEMESSAGE_PASSWORD: credentials.password,
    MT_CLIENT_ID: credentials.clientId,
    MT_CLIENT_SECRET: credentials.clientSecret,
    MT_AUTOMATIC_MAPPING: 'on',
    MT_STATE_DIR: join(folder, 'connector-state'),
    MT_IMPORT_LOG: join(folder, 'import-log.jsonl'),
  }
}

/** A site and a tenant without people, with the random numbers of the seed. */
async function createServers(
  { archiver, seed, throttling, cloud }: DemoServerOptions,
  { username, password, ...client }: DemoCredentials,
  { clock }: ControlRoom,
  page: PageWiring,
): Promise<{ site: Site; tenant: Tenant }> {
  const chance = createChance(seed)
  const site = createSite({
    clock,
    archiver,
    accounts: await createAccounts([{ username, password }]),
    paging: irregularPaging(chance.fork('pages of the site')),
  })
  const tenant = await createTenant({
    ...client,
    clock,
    chance: chance.fork('tenant'),
    cutPage: irregularPages(chance.fork('pages of the tenant')),
    throttling,
    cloud,
    dataConnectors: page.dataConnectors,
    mail: { importedItemClass: archiver.importedItemClass },
  })
  return { site, tenant }
}

/** How often the schedule is looked at, on the real clock: the calendar may be moved at any time. */
const scheduleMs = 250

/** Starts connectors and the assistant of mailboxes when they are due. The returned function stops that. */
function startSchedule(tenant: Tenant): () => void {
  const timer = setInterval(() => {
    void tenant.connectorPage.scheduler.check()
    void tenant.compliance.assistant.check()
  }, scheduleMs)
  timer.unref()
  return () => clearInterval(timer)
}

/** A journal that reports every request. */
function watched(journal: Journal, onRequest: DemoServerOptions['onRequest']): Journal {
  return {
    ...journal,
    record: (entry) => {
      journal.record(entry)
      onRequest({ sequence: journal.total(), ...entry, at: entry.at.toISOString() })
    },
  }
}

function writeAssignments(file: string, environment: Record<string, string | undefined>): Promise<void> {
  return writeFile(file, assignments(environment), { mode: 0o600 })
}

function assignments(environment: Record<string, string | undefined>): string {
  const lines = Object.entries(environment).map(
    ([name, value = '']) => `export ${name}='${value.replaceAll("'", `'\\''`)}'`,
  )
  return `${lines.join('\n')}\n`
}
