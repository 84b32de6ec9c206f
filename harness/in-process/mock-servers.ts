import type { LoginRequest } from '../contract/index.ts'
import { createVirtualClock } from '../control/clock.ts'
import { createFaultBoard } from '../control/faults/fault-board.ts'
import type { ControlRoom } from '../control/http/control-room.ts'
import { createJournal } from '../control/journal.ts'
import { irregularPages } from '../control/page-cut.ts'
import { createChance, drawSecret } from '../control/seed.ts'
import { createTenant, drawGuid, type Tenant } from '../m365/index.ts'
import { archiverNamed, defaultArchiver } from '../oracle/archivers.ts'
import { costOfDrawnPassword, createAccounts, createSite, irregularPaging, type Site } from '../telemessage/index.ts'

export interface MockServersOptions {
  /** The archiver profile, such as `signal`; default: `whatsapp`. */
  archiver?: string | undefined
  /** The time of the calendar of both servers until the test moves it; default: 2026-01-01T00:00:00Z. */
  now?: Date | undefined
  /**
   * The seed of the tenant's ids, of the lengths of pages and of random faults, which makes them the same in every run; default: 1.
   */
  seed?: number | undefined
}

/** A mock TeleMessage site and a mock tenant that share calendar, faults and journal; they have no users yet. */
export interface MockServers extends ControlRoom {
  site: Site
  tenant: Tenant
  /** The credentials of the code under test. Each pair of servers has new secrets. */
  credentials: LoginRequest & { tenantId: string; clientId: string; clientSecret: string }
}

/** Creates the two servers. Reach them through `mock-telemessage/msw` or `mock-telemessage/nock`. */
export async function createMockServers(options: MockServersOptions = {}): Promise<MockServers> {
  const { now = new Date('2026-01-01T00:00:00Z'), seed = 1 } = options
  const archiver = archiverNamed(options.archiver ?? defaultArchiver.id)
  const room: ControlRoom = {
    clock: createVirtualClock(now),
    faults: createFaultBoard({ seed }),
    journal: createJournal(),
  }
  const login: LoginRequest = { username: 'archive-admin', password: drawSecret() }
  const chance = createChance(seed)
  const ids = chance.fork('client')
  const client = { tenantId: drawGuid(ids), clientId: drawGuid(ids), clientSecret: drawSecret() }
  const { importedItemClass } = archiver
  const site = createSite({
    clock: room.clock,
    archiver,
    accounts: await createAccounts([login], costOfDrawnPassword),
    paging: irregularPaging(chance.fork('pages of the site')),
  })
  const tenant = await createTenant({
    clock: room.clock,
    chance: chance.fork('tenant'),
    cutPage: irregularPages(chance.fork('pages of the tenant')),
    mail: { importedItemClass },
    ...client,
  })
  return { ...room, site, tenant, credentials: { ...login, ...client } }
}
