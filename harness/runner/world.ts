import { join } from 'node:path'
import type { Capability, Readings } from '../catalogue/index.ts'
import type { CaptureEvent, DirectoryEntry } from '../contract/index.ts'
import type { CertificateAuthority } from '../control/certificate-authority.ts'
import { createVirtualClock, type VirtualClock } from '../control/clock.ts'
import type { ControlledWorld } from '../control/control-plane.ts'
import { createFaultBoard, type FaultBoard } from '../control/faults.ts'
import type { ControlRoom } from '../control/http/exchange.ts'
import { createJournal, type Journal } from '../control/journal.ts'
import { type Chance, createChance, drawSecret } from '../control/seed.ts'
import { createSnapshots, type Snapshots } from '../control/snapshots.ts'
import { createTenant, type Tenant } from '../m365/index.ts'
import { type Audit, audit, type Capture, type MailReadings, type Witness } from '../oracle/index.ts'
import type { Person } from '../synth/index.ts'
import { createSite, type Site } from '../telemessage/index.ts'
import type { Administrator } from './administrator.ts'
import { type Chronicle, createChronicle } from './chronicle.ts'
import type { ConnectorPort, SyncOutcome } from './connector-port.ts'
import { runSync } from './run-sync.ts'
import { openServers, type Servers } from './servers.ts'
import type { WorkFolder } from './work-folder.ts'
import type { WorldSettings } from './world-settings.ts'

/** A site, a tenant, the people in both, and the calendar they share. */
export interface World {
  clock: VirtualClock
  chance: Chance
  faults: FaultBoard
  journal: Journal
  /** States of the world, with what the harness knows of it. What a connector has put on disk is none of them. */
  snapshots: Snapshots
  site: Site
  tenant: Tenant
  people: Person[]
  settings: WorldSettings
  /** Address of the control plane and its token; no connector is told. */
  control: { url: string; token: string }
  /** Adds a person; registers them at TeleMessage if they are to be. */
  addPerson(person: Person): void
  addToDirectory(entry: DirectoryEntry): void
  capture(event: CaptureEvent): Capture
  /** Runs one daily sync at the clock's present and keeps what it did for the audit. */
  sync(connector: ConnectorPort): Promise<SyncOutcome>
  witness(): Witness
  /** The judgement of everything so far. */
  audit(): Promise<Audit>
  close(): Promise<void>
}

export interface WorldOptions {
  seed: number
  /** Where the calendar starts. */
  now: Date
  /** Serves over TLS; absent: plain http. */
  authority: CertificateAuthority
  /** Who logs in to the site; shared by the worlds of a run, because hashing a password is slow on purpose. */
  administrator: Administrator
  workFolder: WorkFolder
  readings: Readings
  capabilities: Capability[]
}

/** Starts a world: both servers on free ports, nobody in it yet. Throws a ListenError when no port is to be had. */
export async function createWorld(options: WorldOptions): Promise<World> {
  const chance = createChance(options.seed)
  const room: ControlRoom = {
    clock: createVirtualClock(options.now),
    faults: createFaultBoard({ seed: options.seed }),
    journal: createJournal(),
  }
  const client = { tenantId: guid(chance), clientId: guid(chance), clientSecret: drawSecret() }
  const { administrator } = options
  const site = createSite({ clock: room.clock, accounts: administrator.accounts })
  const tenant = await createTenant({
    clock: room.clock,
    chance: chance.fork('tenant'),
    // Nobody knows whether Exchange keeps a class that comes through Graph; a connector that gives one is to be judged by it.
    mail: { keepsMessageClass: true },
    ...client,
  })
  const folder = await options.workFolder.subfolder('world')
  const chronicle = createChronicle()
  const snapshots = createSnapshots(room, [site, tenant, chance, chronicle])
  const controlled = { ...room, snapshots }
  const servers = await openServers({ site, tenant, room: controlled, authority: options.authority, folder })
  return assemble({
    options,
    chance,
    room: controlled,
    site,
    tenant,
    chronicle,
    servers,
    folder,
    secrets: { ...administrator.credentials, ...client },
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
}

function assemble({ options, chance, room, site, tenant, chronicle, servers, folder, secrets }: WorldParts): World {
  const { people, captures, syncs, settings } = chronicle
  const readings: MailReadings = new Map()
  // Never set back: the syncs after a restored snapshot must not write into the import logs of those before.
  let syncsRun = 0
  const witness = (): Witness => ({
    people,
    captures,
    syncs,
    readings: options.readings,
    capabilities: options.capabilities,
  })
  return {
    ...room,
    chance,
    site,
    tenant,
    people,
    settings,
    control: servers.control,
    addPerson: (person) => {
      people.push(person)
      const { firstName, lastName, number, registration } = person
      if (registration) site.register({ firstName, lastName, number, ...registration })
    },
    addToDirectory: (entry) => tenant.hire(entry),
    capture: (event) => {
      const capture = { event, item: site.capture(event) }
      captures.push(capture)
      return capture
    },
    sync: async (connector) => {
      const stateFolder = join(folder, 'state')
      syncsRun += 1
      const { outcome, witnessed } = await runSync({
        connector,
        room,
        tenant,
        settings,
        servers,
        secrets,
        folder,
        stateFolder,
        number: syncsRun,
      })
      syncs.push(witnessed)
      return outcome
    },
    witness,
    audit: () => audit(witness(), readings),
    close: servers.close,
  }
}

function guid(chance: Chance): string {
  return [8, 4, 4, 4, 12].map((length) => chance.hex(length)).join('-')
}
