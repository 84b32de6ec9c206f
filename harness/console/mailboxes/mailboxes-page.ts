import { html } from '../../markup/markup.ts'
import type { ConsolePage } from '../page.ts'
import { counted, emptyState, livePart, tableHtml } from '../shell/shown.ts'
import { filledMailboxesOf } from '../standing.ts'
import { mailboxPath } from './paths.ts'

/** All mailboxes with messages. */
export const mailboxesPage: ConsolePage = {
  path: '/mailboxes',
  title: 'Mailboxes',
  handler: async ({ query }, services) => {
    const sought = (query.get('sought') ?? '').trim()
    const all = await filledMailboxesOf(services)
    const shown = all.filter(({ address, userPrincipalName }) =>
      `${address} ${userPrincipalName}`.toLowerCase().includes(sought.toLowerCase()),
    )
    const rows = shown.map(({ address, userPrincipalName, messageCount, folders }) => [
      html`<a href="${mailboxPath(userPrincipalName)}">${address}</a>`,
      html`<span class="number">${counted(messageCount, 'message')}</span>`,
      folders.map(({ path, messageCount: count }) => `${path.join('/')} (${count.toLocaleString('en-US')})`).join(', '),
    ])
    const nothing =
      all.length === 0
        ? 'No mailbox has a message yet. A mailbox fills when a connector imports into it: set one up at Data connectors, and run it.'
        : `No mailbox with “${sought}” in its address has messages.`
    return html`<form method="get" role="search"><label for="sought">Find a mailbox by its address</label>
<div class="buttons"><input type="search" id="sought" name="sought" value="${sought}"><button>Find</button></div></form>
${livePart('mailboxes', rows.length === 0 ? emptyState(nothing) : tableHtml('Mailboxes with messages', ['Mailbox', 'Messages', 'Folders'], rows))}`
  },
}
