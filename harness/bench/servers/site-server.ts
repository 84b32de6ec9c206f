import { createVirtualClock } from '../../control/clock.ts'
import { createFaultBoard } from '../../control/faults/fault-board.ts'
import { expressTransport } from '../../control/http/express-transport.ts'
import { listen } from '../../control/http/listener.ts'
import { createJournal } from '../../control/journal.ts'
import { defaultArchiver } from '../../oracle/index.ts'
import { createAccounts, createSite } from '../../telemessage/index.ts'
import { capturesOf, capturesWithFiles, dayTo, readFirm, registerAll } from '../firm.ts'
import { serveFor } from './server-process.ts'

// Runs in its own process: the site behind Express over plain http, with a synthetic day of the bundled firm. A fourth
// argument, `files-of-one-size`, makes all files of the day equally large.

const [itemCount = '', username = '', password = '', files = 'files-as-drawn'] = process.argv.slice(2)
const room = { clock: createVirtualClock(dayTo), faults: createFaultBoard(), journal: createJournal() }
const site = createSite({
  clock: room.clock,
  archiver: defaultArchiver,
  accounts: await createAccounts([{ username, password }]),
})
const firm = await readFirm()
registerAll(firm, site)
const captures = files === 'files-of-one-size' ? capturesWithFiles : capturesOf
for (const event of captures(firm, Number(itemCount))) site.capture(event)
const listener = await listen(expressTransport(site, room))
serveFor(listener.url, listener.close)
