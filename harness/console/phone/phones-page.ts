import { html } from '../../markup/markup.ts'
import { conversationAddress } from '../addresses.ts'
import type { ConsolePage } from '../page.ts'
import { clockSchema } from '../services.ts'
import { counted, emptyState, instantHtml, livePart, postForm, tableHtml } from '../shell/shown.ts'
import { nameOf, usersOf } from '../site-users.ts'
import { recentConversations, recentItemsMax } from './conversation.ts'
import { titleOf } from './conversation-page.ts'

/** The conversations that were typed here, and a form to begin another one. */
export const phonesPage: ConsolePage = {
  path: '/phones',
  title: 'Phones',
  handler: async (request, services) => {
    const { now } = await services.control.ask({ method: 'GET', path: '/control/v1/clock' }, clockSchema)
    const { conversations, isCut } = await recentConversations(services, new Date(now))
    const users = (await usersOf(services.site)).filter(({ status }) => status !== 'Deleted')
    const list =
      conversations.length === 0
        ? emptyState(
            isCut
              ? `No conversations among the newest ${recentItemsMax.toLocaleString('en-US')} items of the site. Type a message, and it is here.`
              : 'No conversations yet. Type a message, and it is here.',
          )
        : tableHtml(
            `Conversations typed here ${isCut ? `among the newest ${recentItemsMax.toLocaleString('en-US')} items of the site` : 'in the last 30 days'}`,
            ['Conversation', 'Items', 'Last'],
            conversations.map((each) => [
              html`<a href="${conversationAddress(each.chat.chatId)}">${titleOf(each)}</a>`,
              counted(each.happenings.length, 'item'),
              instantHtml(each.happenings.at(-1)?.item.eventTime ?? now),
            ]),
          )
    if (users.length < 2) {
      return html`${emptyState(html`There are not two users yet whose phones could talk. <a href="/site">Import a CSV file of users</a>`)}`
    }
    // Who is captured comes first, so that the first two are a good choice.
    const captured = users.filter(({ status, planIds }) => status === 'Activated' && planIds.length > 0)
    const choice = [...captured, ...users.filter((user) => !captured.includes(user))]
    const from = choice.map((user) => html`<option value="${user.number}">${nameOf(user)}</option>`)
    const to = choice.map(
      (user, at) =>
        html`<label class="pick"><input type="checkbox" name="to" value="${user.number}"${at === 1 ? html` checked` : ''}>${nameOf(user)} <span class="quiet">${user.status === 'Activated' ? '' : user.status.toLowerCase()}${user.planIds.length === 0 ? ' no plan' : ''}</span></label>`,
    )
    const fields = html`<label>From the phone of <select name="from">${from}</select></label>
<fieldset><legend>To</legend><div class="picks" role="group" aria-label="People" tabindex="0">${to}</div>
<details><summary>And to somebody who is no user of the site</summary><label>Number <input name="outsider" inputmode="tel" placeholder="+44 7700 900123"></label><label>Name <input name="outsiderName"></label></details></fieldset>
<label>Message <textarea name="text" rows="3">Shall we meet at noon?</textarea></label>
<details><summary>Picture, file, name of the group</summary><label>Picture or file <input type="file" name="file"></label><label>Name of the group <span class="hint">With three people or more</span><input name="group"></label></details>
<button class="main">Send</button>`
    return html`<div class="columns"><section class="card"><h2>Type a message</h2>${postForm(request, '/phones', fields, true)}</section>
${livePart('conversations', list)}</div>`
  },
}
