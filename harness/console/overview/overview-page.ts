import { html } from '../../markup/markup.ts'
import type { ConsolePage } from '../page.ts'

/** The picture of the flow. */
export const overviewPage: ConsolePage = {
  path: '/',
  title: 'Overview',
  handler: () => html`<p>The way of a message.</p>`,
}
