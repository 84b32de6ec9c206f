import { dataConnectorPaths as paths, shownProductSchema } from '../../contract/index.ts'
import { html } from '../../markup/markup.ts'
import type { ConsolePage } from '../page.ts'
import { postForm } from '../shell/shown.ts'

/** The product description page, where a connector is added. */
export const productPage: ConsolePage = {
  path: '/connectors/products/:productId',
  title: 'Product',
  handler: async (request, { tenant }) => {
    const values = { productId: request.params['productId'] ?? '' }
    const { productId, name, description } = await tenant.ask(
      { method: 'GET', path: paths.product, values },
      shownProductSchema,
    )
    const add = html`<input type="hidden" name="productId" value="${productId}"><button class="main">Add connector</button>`
    const content = html`<p class="quiet"><a href="/connectors">Data connectors</a> › ${name}</p><p class="lead">${description}</p>${postForm(request, '/connectors/wizards', add)}`
    return { title: name, content }
  },
}
