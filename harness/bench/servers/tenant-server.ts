import type { DirectoryEntry } from '../../contract/index.ts'
import { createVirtualClock } from '../../control/clock.ts'
import { createFaultBoard } from '../../control/faults/fault-board.ts'
import { expressTransport } from '../../control/http/express-transport.ts'
import { listen } from '../../control/http/listener.ts'
import { createJournal } from '../../control/journal.ts'
import { createChance } from '../../control/seed.ts'
import { createTenant } from '../../m365/index.ts'
import { defaultArchiver } from '../../oracle/index.ts'
import { dayTo, readFirm } from '../firm.ts'
import { serveFor } from './server-process.ts'

// Runs in its own process: the tenant behind Express over plain http, with one user of the given address. Without an
// address it has the users of the bundled firm.

const [tenantId = '', clientId = '', clientSecret = '', address] = process.argv.slice(2)
const room = { clock: createVirtualClock(dayTo), faults: createFaultBoard(), journal: createJournal() }
const { importedItemClass } = defaultArchiver
const mail = { importedItemClass }
const tenant = await createTenant({
  clock: room.clock,
  chance: createChance(1),
  mail,
  ...{ tenantId, clientId, clientSecret },
})
for (const entry of address === undefined ? (await readFirm()).directory : [oneUser(address)]) tenant.hire(entry)
const listener = await listen(expressTransport(tenant, room))
serveFor(listener.url, listener.close)

function oneUser(address: string): DirectoryEntry {
  return {
    entryId: 'asha',
    kind: 'user',
    displayName: 'Asha Rao',
    userPrincipalName: address,
    primaryAddress: address,
    aliases: [],
    mailbox: 'active',
    accountEnabled: true,
  }
}
