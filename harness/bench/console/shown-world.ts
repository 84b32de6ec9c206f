import { Readable } from 'node:stream'
import { createConsole, type Transport } from '../../console/index.ts'
import { noRuns } from '../../console/no-runs.ts'
import { createVirtualClock } from '../../control/clock.ts'
import { controlPlane } from '../../control/control-plane/control-plane.ts'
import { createSnapshots } from '../../control/control-plane/snapshots.ts'
import { createFaultBoard } from '../../control/faults/fault-board.ts'
import type { ControlRoom } from '../../control/http/control-room.ts'
import { dispatcher } from '../../control/http/dispatch.ts'
import { closeAll, listen } from '../../control/http/listener.ts'
import { offer } from '../../control/http/offered-operations.ts'
import { createJournal } from '../../control/journal.ts'
import { irregularPages } from '../../control/page-cut.ts'
import { createChance, drawSecret } from '../../control/seed.ts'
import { type WireServer, wholeBody } from '../../control/wire.ts'
import { defaultArchiver } from '../../oracle/index.ts'
import { createAccounts, createSite, irregularPaging, type Site } from '../../telemessage/index.ts'
import { capturesOf, dayTo, readFirm, registerAll } from '../firm.ts'
import { keptClient, keptOwner, openKeptTenant } from '../keeping/kept-mailboxes.ts'
import { fillJournal } from './fill-journal.ts'

/** A console that listens, with somebody who has signed in. */
export interface ShownWorld {
  /** The markup of a page. Throws an Error if it is not status 200. */
  page(path: string): Promise<string>
  close(): Promise<void>
}

/** How much there is to show. */
export interface ShownAmounts {
  /** The items that the site captured on one day. */
  items: number
  exchanges: number
}

/** The console in front of the tenant of a folder, with a mailbox, as `serve` shows it: lists of both servers are cut irregularly. */
export async function openShownWorld(folder: string, { items, exchanges }: ShownAmounts): Promise<ShownWorld> {
  // As many as `serve` keeps, or a test's few.
  const journal = createJournal(exchanges)
  const room = { clock: createVirtualClock(dayTo), faults: createFaultBoard(), journal }
  const chance = createChance(7)
  const { tenant, state } = await openKeptTenant(folder, () => {}, irregularPages(chance.fork('pages of the tenant')))
  const credentials = { username: 'archive-admin', password: drawSecret() }
  const site = createSite({
    ...{ clock: room.clock, archiver: defaultArchiver, accounts: await createAccounts([credentials]) },
    paging: irregularPaging(chance.fork('pages of the site')),
  })
  await captureDay(site, items)
  fillJournal(journal, exchanges)
  const controlToken = drawSecret()
  const snapshots = createSnapshots(room, [site, tenant])
  const world = { ...room, snapshots, filledMailboxes: () => tenant.filledMailboxes(), carrying: tenant.carrying }
  const control = await listen(controlPlane(world, controlToken))
  const urls = { telemessage: 'http://site.example', graph: 'http://graph.example', control: control.url }
  const shown = await createConsole(
    {
      ...{ site: inProcess(site, room, urls.telemessage), tenant: inProcess(tenant, room, urls.graph) },
      ...{ control: overHttp(control.url), controlToken, runs: noRuns },
    },
    {
      ...{ organisation: 'Contoso', administrator: keptOwner, archiverName: defaultArchiver.folderName },
      ...{ networks: ['WhatsApp'], siteAccount: credentials, app: keptClient, urls, mappingFile: 'mapping.csv' },
    },
    { hostNames: ['127.0.0.1'], onNewLink: () => {}, onMistake: () => {} },
  )
  const listener = await listen(shown.app)
  const signedIn = await fetch(`${listener.url}${shown.signInPath()}`)
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
  return {
    page: async (path) => {
      const answer = await fetch(`${listener.url}${path}`, { headers: { cookie } })
      const markup = await answer.text()
      if (answer.status !== 200) throw new Error(`the console answers ${answer.status} to ${path}`)
      return markup
    },
    close: async () => {
      shown.close()
      await closeAll([listener, control])
      await state.close()
    },
  }
}

async function captureDay(site: Site, items: number): Promise<void> {
  const firm = await readFirm()
  registerAll(firm, site)
  for (const event of capturesOf(firm, items)) site.capture(event)
}

/** A server in this process, without a network. */
function inProcess(server: WireServer, room: Omit<ControlRoom, 'journal'>, origin: string): Transport {
  // The console does not fill the journal that it shows.
  const handle = dispatcher(server, offer(server, { ...room, journal: createJournal(1) }))
  return async ({ method, path, headers, body }) => {
    const url = new URL(path, origin)
    const answer = await handle({ method, url, params: {}, headers: { host: url.host, ...headers }, body })
    const content = answer.body instanceof Readable ? answer.body : Buffer.from(wholeBody(answer.body) as Buffer)
    return { status: answer.status, headers: answer.headers, body: content }
  }
}

function overHttp(origin: string): Transport {
  return async ({ method, path, headers }) => {
    const answer = await fetch(`${origin}${path}`, { method, headers })
    return { status: answer.status, headers: {}, body: Buffer.from(await answer.arrayBuffer()) }
  }
}
