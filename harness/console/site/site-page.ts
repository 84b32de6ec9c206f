import {
  type ArchivePlan,
  archivePlanListSchema,
  capturePlanePaths,
  type User,
  userImportColumns,
} from '../../contract/index.ts'
import { type Html, html } from '../../markup/markup.ts'
import { userAddress } from '../addresses.ts'
import type { ConsolePage, PageRequest } from '../page.ts'
import { chip, emptyState, livePart, postForm, tableHtml } from '../shell/shown.ts'
import { nameOf, usersOf } from '../site-users.ts'

/** Users and archive plans, and the forms that add some. */
export const sitePage: ConsolePage = {
  path: '/site',
  title: 'TeleMessage site',
  handler: async (request, { site }) => {
    const [users, { plans }] = await Promise.all([
      usersOf(site),
      site.ask({ method: 'GET', path: capturePlanePaths.plans }, archivePlanListSchema),
    ])
    return html`<div class="columns">${importHtml(request)}${newUserHtml(request)}${newPlanHtml(request)}</div>
<h2>Archive plans</h2>${livePart('plans', plansHtml(plans))}<h2>Users</h2>${livePart('users', usersHtml(users, plans))}`
  },
}

/** The statuses of the portal as marks. */
export function statusChip({ status }: User): Html {
  const kinds = {
    Activated: 'pass',
    Pending: 'nothing',
    Suspended: 'warn',
    Locked: 'fail',
    Deleted: 'nothing',
  } as const
  return chip(kinds[status], status)
}

function usersHtml(users: readonly User[], plans: readonly ArchivePlan[]): Html {
  if (users.length === 0) return emptyState('No users yet. Import a CSV file, or add a user.')
  const named = new Map(plans.map(({ planId, name }) => [planId, name]))
  const rows = users.map((user) => [
    html`<a href="${userAddress(user.userId)}">${nameOf(user)}</a>`,
    `+${user.number}`,
    statusChip(user),
    user.planIds.length === 0
      ? chip('warn', 'no plan')
      : user.planIds.map((planId) => named.get(planId) ?? planId).join(', '),
    user.userEmailAddress ?? '–',
  ])
  return tableHtml('Users of the account', ['Name', 'Number', 'Status', 'Archive plans', 'User’s Email address'], rows)
}

function plansHtml(plans: readonly ArchivePlan[]): Html {
  if (plans.length === 0) return emptyState('No plans yet. Without a plan, nothing is captured.')
  const rows = plans.map(({ name, source, destination, assignedUsers }) => [
    name,
    source,
    destination,
    assignedUsers.toLocaleString('en-US'),
  ])
  return tableHtml('Archive plans of the account', ['Plan', 'Product', 'Destination', 'Users'], rows)
}

function importHtml(request: PageRequest): Html {
  const fields = html`<label>CSV file <span class="hint">Columns: ${userImportColumns.join(', ')}. The first three are needed.</span><input type="file" name="file" accept=".csv,text/csv" required></label><button class="main">Import users</button>`
  return html`<section class="card"><h2>Import users</h2>${postForm(request, '/site/imports', fields, true)}</section>`
}

function newUserHtml(request: PageRequest): Html {
  const fields = html`<label>First name <input name="firstName" required></label><label>Last name <input name="lastName"></label>
<label>Mobile number <input name="number" required inputmode="tel" placeholder="447700900123"></label>
<label>Password <span class="hint">8 to 20 characters of three sorts</span><input name="password" type="password" required autocomplete="new-password"></label>
<label>User’s Email address <input name="userEmailAddress" type="email"></label><button>Add user</button>`
  return html`<section class="card"><h2>Add a user</h2><details><summary>Name, number, password</summary>${postForm(request, '/site/users', fields)}</details></section>`
}

function newPlanHtml(request: PageRequest): Html {
  const fields = html`<label>Name <input name="name" required></label><label>Product <select name="source"><option value="cloud-archiver">Cloud Archiver</option><option value="phone-archiver">Phone Archiver</option></select></label><button>Add plan</button>`
  return html`<section class="card"><h2>Add a plan</h2><details><summary>Name and product</summary>${postForm(request, '/site/plans', fields)}</details></section>`
}
