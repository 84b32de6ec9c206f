import type { LoginRequest } from '../contract/index.ts'
import { createVirtualClock } from '../control/clock.ts'
import { createFaultBoard } from '../control/faults/fault-board.ts'
import type { ControlRoom } from '../control/http/control-room.ts'
import { createJournal } from '../control/journal.ts'
import { createChance, drawSecret } from '../control/seed.ts'
import { createTenant, drawGuid, type Tenant } from '../m365/index.ts'
import { archiverNamed, defaultArchiver } from '../oracle/index.ts'
import { createAccounts, createSite, type Site } from '../telemessage/index.ts'

export interface MockServersOptions {
  /** Which archiver of the family they are for, as in `signal`; `whatsapp` unless given. */
  archiver?: string | undefined
  /** Where the calendar of both servers stands until the test moves it; 2026-01-01T00:00:00Z unless given. */
  now?: Date | undefined
  /** What ids of the tenant and faults by chance are drawn from, the same in every run; 1 unless given. */
  seed?: number | undefined
}

/** A mock TeleMessage site and a mock tenant that share calendar, faults and journal; nobody is in them yet. */
export interface MockServers extends ControlRoom {
  site: Site
  tenant: Tenant
  /** What the code under test logs in with. Secrets are drawn anew for each pair of servers. */
  credentials: LoginRequest & { tenantId: string; clientId: string; clientSecret: string }
}

/** Makes the two servers. Reach them through `mock-telemessage/msw` or `mock-telemessage/nock`. */
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
  const site = createSite({ clock: room.clock, archiver, accounts: await createAccounts([login]) })
  const tenant = await createTenant({
    clock: room.clock,
    chance: chance.fork('tenant'),
    mail: { importedItemClass },
    ...client,
  })
  return { ...room, site, tenant, credentials: { ...login, ...client } }
}
