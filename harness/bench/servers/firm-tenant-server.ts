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

// Runs in its own process: the tenant of the bundled firm behind Express over plain http.

const [tenantId = '', clientId = '', clientSecret = ''] = process.argv.slice(2)
const room = { clock: createVirtualClock(dayTo), faults: createFaultBoard(), journal: createJournal() }
const { importedItemClass } = defaultArchiver
const mail = { importedItemClass }
const tenant = await createTenant({
  clock: room.clock,
  chance: createChance(1),
  mail,
  ...{ tenantId, clientId, clientSecret },
})
const { directory } = await readFirm()
for (const entry of directory) tenant.hire(entry)
const listener = await listen(expressTransport(tenant, room))
serveFor(listener.url, listener.close)
