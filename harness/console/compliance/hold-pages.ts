import { z } from 'zod'
import {
  holdPaths as paths,
  type ShownForecast,
  shownForecastSchema,
  shownHoldSchema,
  shownMailboxSchema,
  shownRecoverableItemSchema,
} from '../../contract/index.ts'
import { type Html, html } from '../../markup/markup.ts'
import type { ConsolePage } from '../page.ts'
import {
  buttonForm,
  bytesText,
  chip,
  counted,
  emptyState,
  factsHtml,
  instantHtml,
  postForm,
  tableHtml,
} from '../shell/shown.ts'
import { sectionLinks } from './section-links.ts'

const holdsSchema = z.object({ value: z.array(shownHoldSchema) })
const recoverableSchema = z.object({ value: z.array(shownRecoverableItemSchema) })

/** The address of the page about what keeps a mailbox. */
const keptPath = (user: string): string => `/compliance/mailboxes/${encodeURIComponent(user)}`

/** All holds; a Litigation Hold is placed and released here. */
export const holdsPage: ConsolePage = {
  path: '/compliance/holds',
  title: 'Holds',
  handler: async (request, { tenant }) => {
    const { value } = await tenant.ask({ method: 'GET', path: paths.holds }, holdsSchema)
    const rows = value.map(({ kind, name, users, owner, durationDays, contentQuery, placedAt, caseId }) => [
      kind === 'litigation' ? 'Litigation Hold' : html`<a href="/compliance/cases/${caseId ?? ''}">Case hold</a>`,
      html`${users.map((user) => html`<a href="${keptPath(user)}">${user}</a> `)}`,
      name,
      durationDays === null ? 'until it is released' : counted(durationDays, 'day'),
      contentQuery === '' ? 'everything' : html`<code>${contentQuery}</code>`,
      html`${instantHtml(placedAt)}${owner === null ? '' : html` by ${owner}`}`,
      kind === 'litigation'
        ? buttonForm(request, {
            action: `${keptPath(users[0] ?? '')}/release`,
            text: 'Release',
            label: `Release the hold on ${users[0] ?? ''}`,
            kind: 'danger',
          })
        : '',
    ])
    return html`${sectionLinks('/compliance/holds')}
<p>A hold keeps what is in a mailbox, also what its owner deletes or changes. Litigation Holds are placed here, case holds in their case.</p>
${rows.length === 0 ? emptyState('Nothing is on hold.') : tableHtml('Holds', ['Kind', 'Mailbox', 'Comment', 'Lasts', 'Holds', 'Placed', 'Change'], rows)}
<h2>Place a Litigation Hold</h2>${postForm(
      request,
      '/compliance/holds',
      html`<label for="user">Mailbox of <span class="hint">An address.</span></label><input id="user" name="user" required>
<label for="days">For so many days from the date of each item <span class="hint">Empty: until it is released.</span></label><input id="days" name="days" inputmode="numeric">
<label for="comment">Comment</label><input id="comment" name="comment">
<p><button class="main">Place the hold</button></p>`,
    )}`
  },
}

/** What keeps a mailbox, what was deleted, and what goes when. */
export const keptMailboxPage: ConsolePage = {
  path: '/compliance/mailboxes/:user',
  title: 'What keeps a mailbox',
  handler: async (request, { tenant }) => {
    const values = { user: request.params['user'] ?? '' }
    const [mailbox, recoverable, forecast] = await Promise.all([
      tenant.ask({ method: 'GET', path: paths.mailbox, values }, shownMailboxSchema),
      tenant.ask({ method: 'GET', path: paths.recoverableItems, values }, recoverableSchema),
      tenant.ask({ method: 'GET', path: paths.forecast, values }, shownForecastSchema),
    ])
    const { user, state, holds, delayHoldUntil, retentionPolicies, usedBytes, recoverableBytes } = mailbox
    const isOnHold = holds.some(({ kind }) => kind === 'litigation')
    const button = isOnHold
      ? buttonForm(request, {
          action: `${keptPath(user)}/release`,
          text: 'Release the Litigation Hold',
          kind: 'danger',
        })
      : postForm(
          request,
          '/compliance/holds',
          html`<input type="hidden" name="user" value="${user}"><button>Place a Litigation Hold</button>`,
        )
    const content = html`<p><a href="/mailboxes/${encodeURIComponent(user)}">The mailbox</a> · <a href="/compliance/holds">All holds</a></p>
${factsHtml([
  ['State', state],
  [
    'Holds',
    holds.length === 0
      ? 'none'
      : holds.map(({ kind, name }) => `${kind === 'litigation' ? 'Litigation Hold' : 'case hold'} ${name}`).join(', '),
  ],
  ...(delayHoldUntil === null ? [] : [['Delay hold until', instantHtml(delayHoldUntil)] as const]),
  ['Retention policies', retentionPolicies.length === 0 ? 'none' : retentionPolicies.join(', ')],
  ['Deleted items stay', counted(mailbox.deletedItemRetentionDays, 'day')],
  ['Size', `${bytesText(usedBytes)}, and ${bytesText(recoverableBytes)} in Recoverable Items`],
])}<div class="buttons">${button}</div>
<h2>Forecast</h2>${forecastHtml(forecast)}<h2>Recoverable Items</h2>${recoverableHtml(recoverable.value)}`
    return { title: user, content }
  },
}

function forecastHtml({ passes, keptForEver, items, nextPassAt, isSmall }: ShownForecast): Html {
  const kept = keptForEver.map(({ by, items: count }) => `${counted(count, 'item')}: ${by}`)
  const goes = items.map(({ subject, place, leavesSightAt, goneAt, keptBy }) => [
    subject === '' ? '(no subject)' : subject,
    place ?? 'seen by its owner',
    leavesSightAt === null ? '' : instantHtml(leavesSightAt),
    instantHtml(goneAt),
    keptBy ?? '',
  ])
  return html`<p>The assistant comes by next on ${instantHtml(nextPassAt)}. This is what it will do if nobody changes anything.</p>
${isSmall ? html`<p>${chip('warn', 'small')} The mailbox is smaller than retention policies act on; <a href="/compliance/retention">the limit can be set to 0</a>.</p>` : ''}
${
  passes.length === 0
    ? emptyState('Nothing goes.')
    : tableHtml(
        'What each pass does',
        ['When', 'Moves out of sight', 'Removes for good'],
        passes.map(({ at, leaveSight, gone }) => [instantHtml(at), counted(leaveSight, 'item'), counted(gone, 'item')]),
      )
}
${kept.length === 0 ? '' : html`<p>What stays for ever: ${kept.join('; ')}.</p>`}
${goes.length === 0 ? '' : html`<details class="card"><summary>Item by item, the soonest first</summary>${tableHtml('Items that go', ['Subject', 'Where it is', 'Leaves sight', 'Is gone', 'Kept longest by'], goes)}</details>`}`
}

function recoverableHtml(items: readonly z.infer<typeof shownRecoverableItemSchema>[]): Html {
  if (items.length === 0) return emptyState('Nothing was deleted.')
  const rows = items
    .slice(0, 100)
    .map(({ place, subject, deletedAt, sizeBytes, sha256 }) => [
      subject === '' ? '(no subject)' : subject,
      place,
      deletedAt === null ? 'an earlier version' : instantHtml(deletedAt),
      bytesText(sizeBytes),
      html`<code title="${sha256}">${sha256.slice(0, 12)}</code>`,
    ])
  const rest = items.length > rows.length ? html`<p>${counted(items.length - rows.length, 'more item')}.</p>` : ''
  return html`${tableHtml('Deleted items', ['Subject', 'Folder', 'Deleted', 'Size', 'SHA-256'], rows)}${rest}`
}
