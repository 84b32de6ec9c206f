import { fileURLToPath } from 'node:url'
import type { LoginRequest } from '../../contract/index.ts'
import { createVirtualClock } from '../../control/clock.ts'
import { createFaultBoard } from '../../control/faults/fault-board.ts'
import type { ControlRoom } from '../../control/http/control-room.ts'
import { createJournal } from '../../control/journal.ts'
import { createChance } from '../../control/seed.ts'
import { defaultArchiver } from '../../oracle/index.ts'
import { readTenantFixture, synthesiseDay } from '../../synth/index.ts'
import { createSite, type Site } from '../../telemessage/index.ts'
import { createAdministrator } from '../world/administrator.ts'

/** A site with a synthetic day of the bundled firm, for tests that read it. */
export interface SampleDay {
  site: Site
  room: ControlRoom
  credentials: LoginRequest
  /** A window with all captures, including those just outside the day. */
  window: { from: string; to: string }
}

/** A day of at least 200 items has every kind of item, and attachments of more than 10 MB. */
const itemCount = 200

/** Captures the day on a new site. */
export async function captureSampleDay(): Promise<SampleDay> {
  const to = new Date('2026-03-03T00:00:00Z')
  const from = new Date('2026-03-02T00:00:00Z')
  const room = { clock: createVirtualClock(to), faults: createFaultBoard(), journal: createJournal() }
  const { credentials, accounts } = await createAdministrator()
  const site = createSite({ clock: room.clock, archiver: defaultArchiver, accounts })
  const fixture = fileURLToPath(new URL('../../../fixtures/tenants/contoso.json', import.meta.url))
  const { people } = await readTenantFixture(fixture)
  for (const { firstName, lastName, number, registration } of people) {
    if (registration) site.register({ firstName, lastName, number, ...registration })
  }
  for (const event of synthesiseDay({ chance: createChance(1), people, itemCount, from, to })) site.capture(event)
  return { site, room, credentials, window: { from: '2026-03-01T00:00:00Z', to: '2026-03-04T00:00:00Z' } }
}
