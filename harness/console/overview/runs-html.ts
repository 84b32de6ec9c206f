import type { ShownConnector } from '../../contract/index.ts'
import { type Html, html } from '../../markup/markup.ts'
import { connectorAddress } from '../addresses.ts'
import type { PageRequest } from '../page.ts'
import { buttonForm, counted, emptyState, instantHtml } from '../shell/shown.ts'

/** When the connectors run next, how the last run went, and the button that moves the calendar. */
export function runsHtml(request: PageRequest, connectors: readonly ShownConnector[]): Html {
  if (connectors.length === 0)
    return emptyState(html`No connector yet. <a href="/connectors">See the Data connectors page</a>`)
  const lines = connectors.map(
    ({ connectorId, name, nextRunAt, lastRun }) => html`<li><a href="${connectorAddress(connectorId)}">${name}</a><br>
Next: ${nextRunAt === null ? 'paused' : instantHtml(nextRunAt)}<br>${lastRun === null ? 'It has not run yet.' : lastRunHtml(lastRun)}</li>`,
  )
  const button = buttonForm(request, { action: '/next-run', text: 'Advance to the next run' })
  const isDue = connectors.some(({ nextRunAt }) => nextRunAt !== null)
  return html`<ul class="runs">${lines}</ul>${isDue ? html`<div class="buttons">${button}</div>` : ''}`
}

function lastRunHtml({ state, observed, endedAt }: NonNullable<ShownConnector['lastRun']>): Html {
  const copies = `${counted(observed.itemsFetched, 'item')}, ${counted(observed.copiesImported, 'copy', 'copies')} imported`
  if (endedAt === null) return html`Running: ${copies} so far <progress aria-label="The run goes on"></progress>`
  return html`Last: ${state}, ${copies}`
}
