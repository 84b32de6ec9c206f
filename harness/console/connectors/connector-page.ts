import {
  listOfSchema,
  dataConnectorPaths as paths,
  type ShownConnector,
  type ShownRun,
  shownConnectorSchema,
  shownRunSchema,
} from '../../contract/index.ts'
import { type Html, html } from '../../markup/markup.ts'
import { connectorAddress } from '../addresses.ts'
import type { ConsolePage, PageRequest } from '../page.ts'
import {
  buttonForm,
  bytesText,
  chip,
  emptyState,
  factsHtml,
  instantHtml,
  livePart,
  postForm,
  tableHtml,
} from '../shell/shown.ts'
import { runLine, runState } from './run-html.ts'

/** A connector: its settings, its progress, and its runs. */
export const connectorPage: ConsolePage = {
  path: '/connectors/:connectorId',
  title: 'Connector',
  handler: async (request, { tenant }) => {
    const values = { connectorId: request.params['connectorId'] ?? '' }
    const connector = await tenant.ask({ method: 'GET', path: paths.connector, values }, shownConnectorSchema)
    const runs = await tenant.ask({ method: 'GET', path: paths.runs, values }, listOfSchema(shownRunSchema))
    const base = connectorAddress(connector.connectorId)
    const content = html`<p class="quiet"><a href="/connectors">Data connectors</a> › ${connector.name}</p>
<div class="columns">${livePart('state', stateHtml(request, connector, base))}<section class="card"><h2>Settings</h2>${settingsHtml(request, connector, base)}</section></div>
<h2>History</h2>${livePart('history', historyHtml(runs.value, base))}`
    return { title: connector.name, content }
  },
}

function stateHtml(request: PageRequest, connector: ShownConnector, base: string): Html {
  const { state, lastRun, nextRunAt, runsDailyAt, mapping, username, createdAt, createdBy } = connector
  const paused = state === 'paused'
  const automatic = mapping.automatic ? 'automatic' : 'not automatic'
  const mapped =
    mapping.fileBytes === null ? automatic : `custom, by a file of ${bytesText(mapping.fileBytes)}, then ${automatic}`
  const pause = html`<input type="hidden" name="paused" value="${paused ? 'no' : 'yes'}"><button>${paused ? 'Switch on' : 'Pause'}</button>`
  const next =
    nextRunAt === null
      ? ''
      : buttonForm(request, { action: '/next-run', text: 'Advance to the next run', kind: 'main' })
  return html`<section class="card"><h2>Progress</h2>${factsHtml([
    ['State', paused ? chip('nothing', 'paused') : chip('pass', 'on')],
    ['Last run', lastRun === null ? 'It has not run yet.' : runLine(lastRun)],
    ['Next run', nextRunAt === null ? '–' : instantHtml(nextRunAt)],
    ['Runs every day at', `${runsDailyAt} UTC`],
    ['Mapping', mapped],
    ['TeleMessage account', username],
    ['Created', html`${instantHtml(createdAt)} by ${createdBy ?? 'somebody who is gone'}`],
  ])}<div class="buttons">${next}${buttonForm(request, { action: `${base}/runs`, text: 'Run now' })}${postForm(request, `${base}/state`, pause)}</div></section>`
}

function settingsHtml(request: PageRequest, { name, description }: ShownConnector, base: string): Html {
  const naming = html`<label>Name <input name="name" value="${name}" required maxlength="100"></label><label>Description <input name="description" value="${description}" maxlength="1000"></label><button>Save</button>`
  const password = html`<label>New TeleMessage password <input name="password" type="password" required autocomplete="off"></label><button>Change the password</button>`
  const mapping = html`<label><input type="checkbox" name="automatic" value="yes" checked>Automatic user mapping</label><label>Custom mapping <input type="file" name="file" accept=".csv,text/csv"></label><button>Change the mapping</button>`
  return html`${postForm(request, `${base}/name`, naming)}
<details><summary>Password</summary>${postForm(request, `${base}/password`, password)}</details>
<details><summary>User mapping</summary>${postForm(request, `${base}/user-mapping`, mapping, true)}</details>
<details><summary>Delete</summary><p>The app of the connector is deleted with it. What it imported stays in the mailboxes.</p>${buttonForm(request, { action: `${base}/delete`, text: 'Delete this connector', kind: 'danger' })}</details>`
}

function historyHtml(runs: readonly ShownRun[], base: string): Html {
  if (runs.length === 0) return emptyState('No runs yet.')
  const rows = runs.map((run) => {
    const { runId, dueAt, attempt, onDemand, endedAt, differences } = run
    const verdict =
      differences === null ? '–' : differences.length === 0 ? chip('pass', 'agree') : chip('fail', 'differ')
    return [
      html`<a href="${base}/runs/${encodeURIComponent(runId)}">${instantHtml(dueAt)}</a>`,
      onDemand ? 'on demand' : attempt === 1 ? 'daily' : `daily, attempt ${attempt}`,
      runState(run),
      run.observed.itemsFetched.toLocaleString('en-US'),
      run.observed.copiesImported.toLocaleString('en-US'),
      endedAt === null ? '–' : instantHtml(endedAt),
      verdict,
    ]
  })
  return tableHtml('Runs', ['Due', 'Kind', 'State', 'Items', 'Copies', 'Ended', 'Observed and reported'], rows)
}
