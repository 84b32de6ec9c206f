import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { realNow, type VirtualClock } from '../../control/clock.ts'
import { createFaultBoard } from '../../control/faults/fault-board.ts'
import type { ControlRoom } from '../../control/http/control-room.ts'
import { createJournal, type Journal } from '../../control/journal.ts'
import { irregularPages } from '../../control/page-cut.ts'
import { type Chance, createChance } from '../../control/seed.ts'
import { keptJournal } from '../../control/state/kept-journal.ts'
import { type Cloud, createTenant, type Tenant } from '../../m365/index.ts'
import type { ArchiverProfile } from '../../oracle/index.ts'
import { archivers, defaultArchiver } from '../../runner/index.ts'
import { createPageWiring, type PageWiring } from '../../runner/world/page-wiring.ts'
import type { WorldState } from '../../runner/world/world-state.ts'
import type { SpelledMappingRow } from '../../synth/index.ts'
import { createAccounts, createSite, irregularPaging, type Site } from '../../telemessage/index.ts'
import { UserError } from '../user-error.ts'
import type { DataFolder, DemoCredentials } from './data-folder.ts'
import { type DemoOrganisation, fillDemoOrganisation } from './demo-organisation.ts'
import type { DemoServerOptions } from './demo-server-options.ts'
import {
  begunPlace,
  type KeptOrganisation,
  keptOrganisation,
  requireSameBeginning,
  type WorldBeginning,
} from './kept-organisation.ts'
import { lastingClock } from './lasting-clock.ts'
import { createMappingFile, type MappingFile } from './mapping-file.ts'
import { createServedFixtures, type ServedFixtures } from './served-fixtures.ts'

/** What is there before the servers are. */
export interface Ground extends Pick<DataFolder, 'credentials' | 'authority' | 'caFile'> {
  folder: string
  state: WorldState
  /** Called with the rows of the custom mapping file when they change. */
  rowsChanged?(rows: readonly SpelledMappingRow[]): void
}

/** The world of `serve`, before it listens. */
export interface DemoWorld {
  site: Site
  /** The same site; what it serves is not seen by the page. */
  unwatchedSite: Site
  tenant: Tenant
  room: ControlRoom
  page: PageWiring
  archiver: ArchiverProfile
  organisation: DemoOrganisation
  beginning: WorldBeginning
  fixtures: ServedFixtures
  mappingFile: MappingFile
  /** Whether the data is that of an earlier start. */
  goesOn: boolean
}

/** The world that is kept, or the demo organisation with a day of traffic. Throws a UserError if the kept one is not what was asked for. */
export async function openDemoWorld(options: DemoServerOptions, ground: Ground): Promise<DemoWorld> {
  const { folder, credentials, authority, state } = ground
  const own = state.tables.within('serve')
  const kept = keptOrganisation(own)
  const beginning = beginningOf(options, kept)
  const goesOn = kept.get() !== undefined
  const archiver = archiverCalled(beginning.archiver)
  const beginsAt = beginning.now === undefined ? realNow() : new Date(beginning.now)
  const room = lastingRoom(options, state, { ...beginning, clock: lastingClock(own, beginsAt) })
  const connectorsFolder = join(folder, 'data-connectors')
  // A connector that remembers imports of an earlier start would skip them, if the mailboxes are empty again.
  if (!goesOn) await rm(connectorsFolder, { recursive: true, force: true })
  const page = createPageWiring({
    archiver,
    now: room.clock.now,
    ...(options.plainHttp ? {} : { caCertificate: authority.caCertificate }),
    folder: connectorsFolder,
  })
  page.use(options.connector)
  const { seed, itemCount, cloud } = beginning
  const chance = createChance(seed)
  const made = await createServers(options, { ...{ credentials, room, page, chance, state, archiver, cloud } })
  const { tenant } = made
  const site = page.watched(made.site, () => tenant)
  const keepRows = (rows: readonly SpelledMappingRow[]): void => {
    const before = kept.get()
    if (before !== undefined) kept.set({ ...before, rows })
    ground.rowsChanged?.(rows)
  }
  const mappingFile = createMappingFile(join(folder, 'mapping.csv'), kept.get()?.rows ?? [], keepRows)
  const target = { site, tenant, clock: room.clock, archiver, folder: options.fixtureFolder }
  const fixtures = createServedFixtures(target, mappingFile)
  const filled = async (): Promise<DemoOrganisation> => {
    if (options.fixture === undefined)
      return fillDemoOrganisation({ site, tenant, archiver, now: beginsAt, seed, itemCount })
    const { name, administrator, items } = await fixtures.start(options.fixture.document)
    beginning.itemCount = items
    return { name, administrator: administrator ?? '', rows: mappingFile.rows() }
  }
  const organisation = kept.get() ?? (await filled())
  kept.set({ ...organisation, beginning })
  mappingFile.begin(organisation.rows, goesOn)
  const begun = { organisation, beginning, goesOn, fixtures, mappingFile }
  return { site, unwatchedSite: made.site, tenant, room, page, archiver, ...begun }
}

const itemCountDefault = 400
/** Enough for the requests of a day with thousands of copies; they take up to 50 MB. */
const journalCapacity = 50_000

/** How the world began, or begins now. Throws a UserError if the user asked for another beginning than that of the kept data. */
function beginningOf(options: DemoServerOptions, kept: KeptOrganisation): WorldBeginning {
  const { asked, drawnSeed } = options
  const before = kept.get()?.beginning
  if (before === undefined) {
    const { seed = drawnSeed, itemCount = itemCountDefault, archiver = defaultArchiver.id, cloud = 'worldwide' } = asked
    return { seed, itemCount, archiver, cloud, now: asked.now ?? realNow().toISOString(), fixture: asked.fixture }
  }
  requireSameBeginning(begunPlace(options), before, asked)
  return before
}

/** Throws a UserError `archiver-unknown` for data of a version that had other archivers. */
export function archiverCalled(id: string): ArchiverProfile {
  const found = archivers.find((archiver) => archiver.id === id)
  if (found !== undefined) return found
  throw new UserError(
    'archiver-unknown',
    `the data is that of an archiver called ${id}, which this version does not have`,
  )
}

/** What the servers of a world are made from. */
interface ServerParts {
  credentials: DemoCredentials
  room: ControlRoom
  page: PageWiring
  chance: Chance
  state: WorldState
  archiver: ArchiverProfile
  /** The cloud of the tenant (TEN-6). */
  cloud: Cloud
}

/** A site and a tenant with the state that is kept; without people at first. */
async function createServers(
  { throttling }: DemoServerOptions,
  { credentials, room, page, chance, state, archiver, cloud }: ServerParts,
): Promise<{ site: Site; tenant: Tenant }> {
  const { username, password, ...client } = credentials
  const { clock } = room
  const site = createSite({
    clock,
    archiver,
    accounts: await createAccounts([{ username, password }]),
    paging: irregularPaging(chance.fork('pages of the site')),
    tables: state.tables.within('site'),
  })
  const tenant = await createTenant({
    ...client,
    clock,
    chance: chance.fork('tenant'),
    tables: state.tables.within('tenant'),
    cutPage: irregularPages(chance.fork('pages of the tenant')),
    throttling,
    cloud,
    dataConnectors: page.dataConnectors,
    mail: { importedItemClass: archiver.importedItemClass },
  })
  return { site, tenant }
}

/** A room whose faults and journal are those of the store. */
function lastingRoom(
  { onRequest, onNews = () => {} }: DemoServerOptions,
  { tables, settled }: WorldState,
  { seed, clock }: { seed: number; clock: VirtualClock },
): ControlRoom {
  const ofRoom = tables.within('control room')
  const faults = createFaultBoard({
    ...{ seed, settled, tables: ofRoom },
    onDropped: (faultId, reason) =>
      onNews(
        `${faultId}, which was armed before this start, is disarmed, because this server cannot have it: ${reason}.`,
      ),
  })
  const journalDropped = (last: string, reason: string): void =>
    onNews(
      `Some requests up to number ${last} are gone from the journal, because this version cannot read them: ${reason}.`,
    )
  const journal = createJournal(journalCapacity, keptJournal(ofRoom, journalDropped))
  return { clock, faults, journal: watched(journal, onRequest) }
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
