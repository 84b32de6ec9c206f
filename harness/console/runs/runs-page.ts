import { type Html, html } from '../../markup/markup.ts'
import type { ShownRun } from '../kept-runs.ts'
import type { ConsolePage, PageRequest } from '../page.ts'
import { emptyState, instantHtml, instantText, livePart, postForm, tableHtml } from '../shell/shown.ts'
import { countsText, outcomeChip, stateChip } from './standing-words.ts'

/** The runs whose reports are there, the one that goes on, and the form that starts another. */
export const runsPage: ConsolePage = {
  path: '/runs',
  title: 'Runs',
  handler: async (request, { runs }) => {
    const listed = await runs.list()
    const hasMatrix = await runs.hasKillMatrix()
    return html`<p>A conformance run captures messages, runs a connector, and judges each requirement. It has servers and a
calendar of its own: the world that this console shows does not change.</p>
${startForm(request, runs.ownConnector)}
<h2>Reports</h2>${livePart('runs', runsTable(listed))}
${compareForm(listed)}
<h2>Kill matrix</h2>${
      hasMatrix
        ? html`<p><a class="button" href="/runs/kill-matrix">Open the kill matrix</a></p>`
        : emptyState(
            html`The folder in which <code>serve</code> was started has no kill matrix. <code>mock-telemessage prove --html kill-matrix.html</code> writes it: which wrong connector turns which requirement red.`,
          )
    }`
  },
}

function startForm(request: PageRequest, ownConnector: string | undefined): Html {
  const fields = html`<div class="columns">
<div><label>What to play <input name="filters" autocomplete="off" spellcheck="false" aria-describedby="filters-hint"></label>
<p class="hint" id="filters-hint">Areas (MAP), requirements (MAP-5) or scenarios. Empty: a day of messages and every scenario, which takes minutes.</p></div>
<div><label>Seed <input name="seed" inputmode="numeric" autocomplete="off" aria-describedby="seed-hint"></label>
<p class="hint" id="seed-hint">Empty: a new one is drawn.</p></div></div>
${connectorChoice(ownConnector)}<label><input type="checkbox" name="strict" value="yes"> Strict: a should that is not met fails, too</label>
<button class="main">Start the run</button>`
  return html`<section class="card"><h2>Start a run</h2>${postForm(request, '/runs', fields)}</section>`
}

/** Only what was typed where `serve` was started: a command that a page could name would be code that a page can run. */
function connectorChoice(ownConnector: string | undefined): Html {
  if (ownConnector === undefined) {
    return html`<p class="hint">It runs the reference connector. To judge your own here, start <code>serve</code> with <code>--connector-command</code> or <code>--connector-url</code>.</p>`
  }
  return html`<label>Connector <select name="connector"><option value="reference">The reference connector</option><option value="own">${ownConnector}</option></select></label>`
}

function runsTable(runs: readonly ShownRun[]): Html {
  if (runs.length === 0) return emptyState('No report yet. Start a run, and its report stays here.')
  const rows = runs.map((run) => [
    html`<a href="/runs/${run.id}">${instantHtml(run.at)}</a>`,
    run.report?.connector ?? '–',
    run.report === undefined ? '–' : String(run.report.seed),
    whatWasPlayed(run),
    resultOf(run),
    run.hasPage
      ? html`<a href="/runs/${run.id}/report" aria-label="HTML report of ${instantText(run.at)}">HTML report</a>`
      : '–',
  ])
  return tableHtml('Runs, the newest first', ['When', 'Connector', 'Seed', 'Played', 'Result', 'Report'], rows)
}

/** In words; the folder has nothing about what was asked for. */
export function whatWasPlayed({ isOurs, filters, connector }: ShownRun): string {
  if (!isOurs) return 'by another command'
  const what = filters.length === 0 ? 'everything' : filters.join(' ')
  return connector === undefined ? what : `${what}, with ${connector}`
}

/** The outcome with the totals, or why they are missing. */
export function resultOf({ report, problem, state }: ShownRun): Html {
  if (report !== undefined) return html`${outcomeChip(report.outcome)} ${countsText(report.totals)}`
  return problem === undefined ? stateChip(state) : html`${stateChip('ended')} ${problem}`
}

function compareForm(runs: readonly ShownRun[]): Html {
  const judged = runs.filter(({ report }) => report !== undefined)
  if (judged.length < 2) return html``
  const choice = (name: string, label: string, chosen: number): Html => {
    const options = judged.map(
      (run, at) =>
        html`<option value="${run.id}"${at === chosen ? html` selected` : ''}>${instantText(run.at)}, seed ${run.report?.seed ?? 0}, ${run.report?.outcome ?? ''}, ${whatWasPlayed(run)}</option>`,
    )
    return html`<label>${label} <select name="${name}">${options}</select></label>`
  }
  return html`<section class="card"><h2>Compare two</h2><form method="get" action="/runs/compare">
<div class="columns">${choice('before', 'Before', 1)}${choice('after', 'After', 0)}</div><button>Compare</button></form></section>`
}
