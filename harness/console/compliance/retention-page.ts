import { z } from 'zod'
import { holdPaths as paths, shownRetentionPolicySchema } from '../../contract/index.ts'
import { html } from '../../markup/markup.ts'
import type { ConsolePage } from '../page.ts'
import {
  buttonForm,
  bytesText,
  counted,
  emptyState,
  factsHtml,
  instantHtml,
  postForm,
  tableHtml,
} from '../shell/shown.ts'
import { sectionLinks } from './section-links.ts'

const policiesSchema = z.object({ value: z.array(shownRetentionPolicySchema) })
const settingsSchema = z.looseObject({
  retentionMailboxBytesMin: z.number(),
  deletedItemRetentionDays: z.number(),
  singleItemRecovery: z.boolean(),
})

/** Retention policies, and the assistant that carries them out. */
export const retentionPage: ConsolePage = {
  path: '/compliance/retention',
  title: 'Retention',
  handler: async (request, { tenant }) => {
    const [{ value }, settings] = await Promise.all([
      tenant.ask({ method: 'GET', path: paths.retentionPolicies }, policiesSchema),
      tenant.ask({ method: 'GET', path: paths.settings }, settingsSchema),
    ])
    const rows = value.map(({ policyId, name, action, days, from, users, excludedUsers, createdAt }) => [
      name,
      action,
      days === null ? 'for ever' : html`${counted(days, 'day')} after it was ${from}`,
      `${users === null ? 'everybody' : users.join(', ')}${excludedUsers.length === 0 ? '' : `, not ${excludedUsers.join(', ')}`}`,
      instantHtml(createdAt),
      buttonForm(request, {
        action: `/compliance/retention/${policyId}/delete`,
        text: 'Delete',
        label: `Delete ${name}`,
        kind: 'danger',
      }),
    ])
    return html`${sectionLinks('/compliance/retention')}
<p>Policies keep items, delete them by their age, or keep and then delete them. The page of a mailbox forecasts what goes when.</p>
${rows.length === 0 ? emptyState('There is no retention policy.') : tableHtml('Policies', ['Name', 'Action', 'Age', 'Mailboxes', 'Created', 'Change'], rows)}
<div class="columns"><section aria-labelledby="new"><h2 id="new">New policy</h2>${postForm(
      request,
      '/compliance/retention',
      html`<label for="name">Name</label><input id="name" name="name" required maxlength="64">
<label for="action">Action</label><select id="action" name="action"><option>retain</option><option>delete</option><option>retain then delete</option></select>
<label for="days">Days <span class="hint">The age of an item. Empty: for ever, which only retaining can mean.</span></label><input id="days" name="days" inputmode="numeric">
<label for="users">Mailboxes <span class="hint">Addresses, with commas between; empty: everybody.</span></label><input id="users" name="users">
<p><button class="main">Create the policy</button></p>`,
    )}</section>
<section aria-labelledby="assistant"><h2 id="assistant">Assistant</h2>
<p>It comes by every seven days of the calendar, and can be sent.</p>${buttonForm(request, { action: '/compliance/retention/pass', text: 'Send the assistant now' })}
${factsHtml([
  ['Policies act in mailboxes from', bytesText(settings.retentionMailboxBytesMin)],
  ['Deleted items stay', counted(settings.deletedItemRetentionDays, 'day')],
  ['Single item recovery', settings.singleItemRecovery ? 'on' : 'off'],
])}${settings.retentionMailboxBytesMin === 0 ? '' : buttonForm(request, { action: '/compliance/retention/any-size', text: 'Let policies act in mailboxes of any size' })}</section></div>`
  },
}
