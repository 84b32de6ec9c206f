import type { ShownConnector } from '../../contract/index.ts'
import { html } from '../../markup/markup.ts'
import type { ConsolePage } from '../page.ts'
import { type ConsoleServices, clockSchema } from '../services.ts'
import { livePart } from '../shell/shown.ts'
import { itemsIn, usersOf } from '../site-users.ts'
import { archivedIn, connectorsOf, filledMailboxesOf } from '../standing.ts'
import { flowSvg, type Station } from './flow-svg.ts'
import { runsHtml } from './runs-html.ts'
import { stepsHtml } from './steps-html.ts'

/** The picture of the flow with live counts, and the next step of a newcomer. */
export const overviewPage: ConsolePage = {
  path: '/',
  title: 'Overview',
  handler: async (request, services) => {
    const { now } = await services.control.ask({ method: 'GET', path: '/control/v1/clock' }, clockSchema)
    const connectors = await connectorsOf(services)
    const stations = await stationsOf(services, connectors, new Date(now))
    const pictures = [flowSvg(stations, 'across'), flowSvg(stations, 'down')]
    const steps = await stepsHtml(request, services, connectors, new Date(now))
    return html`<p class="lead">Messages are captured on phones. Once a day, the connector brings them into mailboxes, where a search finds them.</p>
${livePart('flow', html`<div class="flows">${pictures}</div>`)}
<div class="columns">${livePart('steps', html`<section class="card"><h2>See your own message arrive</h2>${steps}</section>`)}
${livePart('runs', html`<section class="card"><h2>Next and last run</h2>${runsHtml(request, connectors)}</section>`)}</div>`
  },
}

const dayMs = 24 * 60 * 60 * 1000
/** More are not counted for a picture. */
const countedMax = 1_000

async function stationsOf(
  services: ConsoleServices,
  connectors: readonly ShownConnector[],
  now: Date,
): Promise<Station[]> {
  const [users, captured, mailboxes] = await Promise.all([
    usersOf(services.site),
    itemsIn(services.site, { from: new Date(now.getTime() - dayMs), to: now }, countedMax),
    filledMailboxesOf(services),
  ])
  const figure = (count: number): string => count.toLocaleString('en-US')
  const active = users.filter(({ status }) => status === 'Activated').length
  const lastRun = connectors.map((each) => each.lastRun).find((run) => run !== null)
  const running = connectors.filter((each) => each.lastRun?.endedAt === null).length
  const { archiverName } = services.facts
  const withArchive = mailboxes.filter(({ folders }) => folders.some(({ path }) => path.includes(archiverName))).length
  const { items, isWhole } = captured
  return [
    { name: 'Phones', address: '/phones', figure: figure(active), what: 'users are captured' },
    {
      name: 'TeleMessage site',
      address: '/site',
      figure: isWhole ? figure(items.length) : `${figure(countedMax)}+`,
      what: 'items in 24 hours',
    },
    {
      name: 'Staging',
      address: '/connectors',
      figure: figure(lastRun?.observed.itemsFetched ?? 0),
      what: 'fetched by the last run',
    },
    {
      name: 'Connector',
      address: '/connectors',
      figure: running > 0 ? '…' : figure(connectors.length),
      what: running > 0 ? 'running now' : connectors.length === 1 ? 'connector' : 'connectors',
    },
    {
      name: 'Mailboxes',
      address: '/mailboxes',
      figure: figure(archivedIn(mailboxes, services.facts)),
      what: `copies in ${figure(withArchive)} mailboxes`,
    },
    {
      name: 'Search',
      address: '/compliance',
      figure: figure(mailboxes.reduce((sum, { messageCount }) => sum + messageCount, 0)),
      what: 'messages to search',
    },
  ]
}
