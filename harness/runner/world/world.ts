import { join } from 'node:path'
import type { Declaration } from '../../catalogue/index.ts'
import type { CaptureEvent, DirectoryEntry } from '../../contract/index.ts'
import type { SigningAuthority } from '../../control/certificate-authority.ts'
import { createVirtualClock, type VirtualClock } from '../../control/clock.ts'
import type { ControlledWorld } from '../../control/control-plane/control-plane.ts'
import { createSnapshots, type Snapshots } from '../../control/control-plane/snapshots.ts'
import { createFaultBoard, type FaultBoard } from '../../control/faults/fault-board.ts'
import type { ControlRoom } from '../../control/http/control-room.ts'
import type { Journal } from '../../control/journal.ts'
import { irregularPages } from '../../control/page-cut.ts'
import { type Chance, createChance, drawSecret } from '../../control/seed.ts'
import type { WireServer } from '../../control/wire.ts'
import { createTenant, drawGuid, type Tenant } from '../../m365/index.ts'
import {
  type ArchiverProfile,
  type Audit,
  audit,
  auditMailboxes,
  type Capture,
  type MailboxesAudit,
  type ParsedMails,
  type Witness,
} from '../../oracle/index.ts'
import type { StagingLocation } from '../../staging/index.ts'
import type { Person } from '../../synth/index.ts'
import { createSite, irregularPaging, type Site } from '../../telemessage/index.ts'
import type { Administrator } from './administrator.ts'
import { type Bystander, createBystanders } from './bystander.ts'
import { type Chronicle, createChronicle } from './chronicle.ts'
import type { ConnectorPort, SyncOutcome } from './connector-port.ts'
import { type Declared, declarationFor } from './declared.ts'
import { withSecretsNoted } from './handed-out-secrets.ts'
import { demandCaptured, whyNoKind, whyNoRoute } from './not-captured.ts'
import { sharedEnvironment } from './page-connector.ts'
import { createPageWiring, type PageWiring } from './page-wiring.ts'
import { runSync } from './run-sync.ts'
import { openServers, type Servers } from './servers.ts'
import { createWatchedJournal, type RequestWatcher } from './watched-journal.ts'
import type { WorkFolder } from './work-folder.ts'
import { accessTo, type SiteAccess, type TenantAccess } from './world-access.ts'
import type { WorldSettings } from './world-settings.ts'
import { createWorldStaging } from './world-staging.ts'
import { stateInMemory, type WorldState } from './world-state.ts'

/** A site, a tenant, the people in both, and their shared calendar. */
export interface World {
  /** The archiver that is played in this world. */
  archiver: ArchiverProfile
  clock: VirtualClock
  chance: Chance
  faults: FaultBoard
  journal: Journal
  /** States of the world and its chronicle. They do not contain the files of a connector. */
  snapshots: Snapshots
  site: Site
  tenant: Tenant
  people: Person[]
  settings: WorldSettings
  /** The address of the control plane and its token; no connector gets them. */
  control: { url: string; token: string }
  /** How other clients than connectors reach the site: its address, the authority to trust, an account. */
  siteAccess: SiteAccess
  /** How administrators reach the tenant. */
  tenantAccess: TenantAccess
  /** The connector that the Data connectors page starts from now on. */
  usesOnPage(connector: ConnectorPort): void
  /** The folder with the world's files, and in it the state folder of the connector. */
  folders: { world: string; state: string }
  /**
   * Calls `watcher` for every request from now on, after the work and before the answer, until the returned function is
   * called.
   */
  watch(watcher: RequestWatcher): () => void
  /** The secrets of the connector: its password, its client secret, and every token that it got so far. */
  secrets(): string[]
  /**
   * The staging location for a connector that declares staging in Azure; opened when it is first needed. Undefined for
   * other connectors, and if no storage is installed.
   */
  staging(): Promise<StagingLocation | undefined>
  /** A host that no connector is given; opened when it is first needed. */
  bystander(): Promise<Bystander>
  /** The same, with a certificate of the trusted authority that is for another name. */
  impostor(): Promise<Bystander>
  /**
   * Adds a person, and registers them at TeleMessage if they have a registration. Throws a NotCaptured if the archiver
   * has no such route.
   */
  addPerson(person: Person): void
  /** From now on, the person is registered under another address; `null`: under none. */
  changeAddress(person: Person, address: string | null): void
  addToDirectory(entry: DirectoryEntry): void
  /** Throws a NotCaptured if the archiver does not capture this kind of item. */
  capture(event: CaptureEvent): Capture
  /** Runs one daily sync at the present time of the calendar, and keeps its record for the audit. */
  sync(connector: ConnectorPort): Promise<SyncOutcome>
  witness(): Witness
  /** The declaration that is used to judge it. */
  declaration(): Declaration
  /** The judgement of everything so far. */
  audit(): Promise<Audit>
  /** The same without the copies, for a day that may have millions of them. */
  auditMailboxes(): Promise<MailboxesAudit>
  close(): Promise<void>
}

export interface WorldOptions {
  seed: number
  /** Where the calendar starts. */
  now: Date
  /** Signs the certificates of the site and the tenant; shared by the worlds of a run, because making it is slow. */
  authority: SigningAuthority
  /**
   * The account for the login at the site; shared by the worlds of a run, because hashing a password is slow on
   * purpose.
   */
  administrator: Administrator
  workFolder: WorkFolder
  declared: Declared
  archiver: ArchiverProfile
  /** Opens what keeps the state of the servers, in the folder of the world; absent: in memory. */
  keep?: ((folder: string) => Promise<WorldState>) | undefined
  /** Makes a mistake in a server, to show that the self-test notices it; absent: they are right. */
  tamper?: Tamper | undefined
}

/** The same server with a mistake in it. */
export type Tamper = <Server extends WireServer>(server: Server) => Server

/** Starts a world with both servers on free ports, and without people. Throws a ListenError if no port is free. */
export async function createWorld(options: WorldOptions): Promise<World> {
  const chance = createChance(options.seed)
  const journal = createWatchedJournal()
  const room: ControlRoom = {
    clock: createVirtualClock(options.now),
    faults: createFaultBoard({ seed: options.seed }),
    journal,
  }
  const client = { tenantId: drawGuid(chance), clientId: drawGuid(chance), clientSecret: drawSecret() }
  const { administrator, archiver, tamper = (server) => server } = options
  const { importedItemClass } = archiver
  const folder = await options.workFolder.subfolder('world')
  const state = (await options.keep?.(folder)) ?? stateInMemory()
  const site = createSite({
    clock: room.clock,
    tables: state.tables.within('site'),
    archiver,
    accounts: administrator.accounts,
    paging: irregularPaging(chance.fork('pages of the site')),
  })
  const page = createPageWiring({
    archiver,
    now: room.clock.now,
    caCertificate: options.authority.caCertificate,
    folder: join(folder, 'data-connectors'),
  })
  const tenant = await createTenant({
    clock: room.clock,
    dataConnectors: page.dataConnectors,
    chance: chance.fork('tenant'),
    tables: state.tables.within('tenant'),
    cutPage: irregularPages(chance.fork('pages of the tenant')),
    // It is unknown whether Exchange keeps a class that is set through Graph. Here it does, so that a connector that
    // sets one can be judged.
    mail: { keepsMessageClass: true, importedItemClass },
    ...client,
  })
  const chronicle = createChronicle()
  const snapshots = createSnapshots(room, [site, tenant, chance, chronicle])
  const controlled = { ...room, snapshots, filledMailboxes: () => tenant.filledMailboxes(), carrying: tenant.carrying }
  const handedOut = new Set<string>()
  const note = (secret: string): void => void handedOut.add(secret)
  const servers = await openServers({
    site: state.durable(
      withSecretsNoted(
        page.watched(tamper(site), () => tenant),
        note,
      ),
    ),
    tenant: state.durable(withSecretsNoted(tamper(tenant), note)),
    room: controlled,
    authority: options.authority,
    folder,
    front: state.front,
  })
  page.connect(sharedEnvironment(servers, client.tenantId, archiver))
  return assemble({
    options,
    chance,
    room: controlled,
    site,
    tenant,
    chronicle,
    servers: { ...servers, close: () => servers.close().then(state.close) },
    folder,
    secrets: { ...administrator.credentials, ...client },
    handedOut,
    watch: journal.watch,
    page,
  })
}

interface WorldParts {
  options: WorldOptions
  chance: Chance
  room: ControlledWorld
  site: Site
  tenant: Tenant
  chronicle: Chronicle
  servers: Servers
  folder: string
  secrets: { username: string; password: string; tenantId: string; clientId: string; clientSecret: string }
  /** Tokens that the servers have issued. */
  handedOut: ReadonlySet<string>
  watch: World['watch']
  page: PageWiring
}

function assemble(parts: WorldParts): World {
  const { options, chance, room, site, tenant, chronicle, servers, folder, secrets, handedOut, watch } = parts
  const { people, captures, syncs, settings } = chronicle
  const parsedMails: ParsedMails = new Map()
  // Never reset: after a snapshot is restored, new syncs must not write into the import logs of earlier ones.
  let syncsRun = 0
  const { bystander, impostor, close: closeBystanders } = createBystanders(options.authority)
  const stateFolder = join(folder, 'state')
  const { declared, authority, archiver } = options
  const staging = createWorldStaging({ declared, room, tenant, authority })
  const declaration = (): Declaration => declarationFor(options.declared, syncs)
  const witness = (): Witness => ({ archiver, people, captures, syncs, ...declaration() })
  return {
    ...room,
    archiver,
    chance,
    site,
    tenant,
    people,
    settings,
    control: servers.control,
    ...accessTo(servers, authority, secrets),
    usesOnPage: parts.page.use,
    folders: { world: folder, state: stateFolder },
    watch,
    secrets: () => [secrets.password, secrets.clientSecret, ...handedOut, ...staging.secrets()],
    staging: staging.open,
    bystander,
    impostor,
    addPerson: (person) => {
      if (person.registration) demandCaptured(whyNoRoute(archiver, person.registration))
      people.push(person)
      const { firstName, lastName, number, registration } = person
      if (registration) site.register({ firstName, lastName, number, ...registration })
    },
    changeAddress: changesOfAddress(site, people),
    addToDirectory: (entry) => tenant.hire(entry),
    capture: (event) => {
      demandCaptured(whyNoKind(archiver, event.kind))
      const capture = chronicle.shared({ event, item: site.capture(event), peopleKnown: people.length })
      captures.push(capture)
      return capture
    },
    sync: async (connector) => {
      syncsRun += 1
      const { outcome, witnessed } = await runSync({
        connector,
        archiver,
        room,
        tenant,
        settings,
        servers,
        stagingUrl: (await staging.forSync())?.url,
        secrets,
        folder,
        stateFolder,
        number: syncsRun,
      })
      syncs.push(witnessed)
      return outcome
    },
    witness,
    declaration,
    audit: () => audit(witness(), parsedMails),
    auditMailboxes: () => auditMailboxes(witness()),
    close: async () => {
      await closeBystanders()
      await staging.close()
      await servers.close()
    },
  }
}

function changesOfAddress(site: Site, people: Person[]): World['changeAddress'] {
  return (person, address) => {
    const { registration } = person
    if (registration === undefined) throw new RangeError(`${person.personId} is not registered`)
    site.changeEmailAddress(person.number, address)
    people.push({ ...person, registration: { ...registration, userEmailAddress: address ?? undefined } })
  }
}
