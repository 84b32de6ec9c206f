import { fileURLToPath } from 'node:url'
import { createVirtualClock } from '../../control/clock.ts'
import { createFaultBoard } from '../../control/faults/fault-board.ts'
import { expressTransport } from '../../control/http/express-transport.ts'
import { listen } from '../../control/http/listener.ts'
import { createJournal } from '../../control/journal.ts'
import { createChance } from '../../control/seed.ts'
import { readTenantFixture, synthesiseDay } from '../../synth/index.ts'
import { createAccounts, createSite } from '../../telemessage/index.ts'
import { serveFor } from './server-process.ts'

// A process of its own: the site behind Express over plain http, with a synthetic day of the bundled firm.

const [itemCount = '', username = '', password = ''] = process.argv.slice(2)
const from = new Date('2026-03-02T00:00:00Z')
const to = new Date('2026-03-03T00:00:00Z')

const room = { clock: createVirtualClock(to), faults: createFaultBoard(), journal: createJournal() }
const site = createSite({ clock: room.clock, accounts: await createAccounts([{ username, password }]) })
// From dist/harness/bench/ up to the package.
const fixture = fileURLToPath(new URL('../../../fixtures/tenants/contoso.json', import.meta.url))
const { people } = await readTenantFixture(fixture)
for (const { firstName, lastName, number, registration } of people) {
  if (registration) site.register({ firstName, lastName, number, ...registration })
}
const chance = createChance(1)
for (const event of synthesiseDay({ chance, people, itemCount: Number(itemCount), from, to })) {
  if (event.captureTime >= from && event.captureTime < to) site.capture(event)
}
const listener = await listen(expressTransport(site, room))
serveFor(listener.url, listener.close)
