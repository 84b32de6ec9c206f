import {
  listOfSchema,
  dataConnectorPaths as paths,
  shownConnectorSchema,
  shownProductSchema,
} from '../../contract/index.ts'
import { type Html, html } from '../../markup/markup.ts'
import { connectorAddress } from '../addresses.ts'
import type { ConsolePage, PageRequest } from '../page.ts'
import { ApiRefusal } from '../refusal.ts'
import type { ConsoleServices } from '../services.ts'
import { buttonForm, emptyState, instantHtml, livePart, tableHtml } from '../shell/shown.ts'
import { runLine } from './run-html.ts'

/** The products that can be added, and the Connectors tab. */
export const connectorsPage: ConsolePage = {
  path: '/connectors',
  title: 'Data connectors',
  handler: async (request, services) => {
    try {
      return await listedHtml(services)
    } catch (error) {
      if (error instanceof ApiRefusal && error.code === 'ConnectorRoleMissing') return roleMissingHtml(request, error)
      throw error
    }
  },
}

async function listedHtml({ tenant }: ConsoleServices): Promise<Html> {
  const [products, connectors] = await Promise.all([
    tenant.ask({ method: 'GET', path: paths.products }, listOfSchema(shownProductSchema)),
    tenant.ask({ method: 'GET', path: paths.connectors }, listOfSchema(shownConnectorSchema)),
  ])
  const cards = products.value.map(
    ({ productId, name, description }) =>
      html`<section class="card"><h3>${name}</h3><p>${description}</p><p><a class="button main" href="/connectors/products/${encodeURIComponent(productId)}">${name}</a></p></section>`,
  )
  const rows = connectors.value.map(({ connectorId, name, state, runsDailyAt, nextRunAt, lastRun }) => [
    html`<a href="${connectorAddress(connectorId)}">${name}</a>`,
    state === 'on' ? html`on, every day at ${runsDailyAt} UTC` : 'paused',
    nextRunAt === null ? '' : instantHtml(nextRunAt),
    lastRun === null ? 'It has not run yet.' : runLine(lastRun),
  ])
  const tab =
    rows.length === 0
      ? emptyState('No connectors yet. Choose a product above, and go through the wizard.')
      : tableHtml('Connectors', ['Name', 'State', 'Next run', 'Last run'], rows)
  return html`<h2>Products</h2><div class="columns">${cards.length === 0 ? emptyState('The cloud of this tenant has no such connector.') : cards}</div>
<h2 id="connectors-tab">Connectors</h2>${livePart('connectors', tab)}`
}

/** The first answer of a new tenant: the role is in no role group by default (TEN-1). */
function roleMissingHtml(request: PageRequest, { message, code }: ApiRefusal): Html {
  return html`<div class="card refusal"><p><strong>The tenant refused this.</strong></p><p>${message}</p><p class="quiet">Code <code>${code}</code></p></div>
<div class="buttons">${buttonForm(request, { action: '/connectors/role', text: 'Add Mailbox Import Export to Organization Management', kind: 'main' })}</div>`
}
