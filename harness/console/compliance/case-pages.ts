import { z } from 'zod'
import { ediscoveryPaths as paths } from '../../contract/index.ts'
import { type Html, html } from '../../markup/markup.ts'
import type { Door } from '../door.ts'
import { entriesOf } from '../graph-list.ts'
import type { ConsolePage, PageRequest } from '../page.ts'
import { ApiRefusal } from '../refusal.ts'
import { buttonForm, bytesText, chip, emptyState, factsHtml, instantHtml, postForm, tableHtml } from '../shell/shown.ts'
import { sectionLinks } from './section-links.ts'

/** More are not listed; Graph answers with 100 at a time. */
const entriesMax = 1_000
const caseSchema = z.looseObject({
  id: z.string(),
  displayName: z.string(),
  status: z.string(),
  createdDateTime: z.string(),
  description: z.string().nullish(),
})
const custodianSchema = z.looseObject({ id: z.string(), email: z.string(), status: z.string(), holdStatus: z.string() })
const operationSchema = z.looseObject({
  id: z.string(),
  action: z.string(),
  status: z.string(),
  createdDateTime: z.string(),
  exportFileMetadata: z.array(z.looseObject({ fileName: z.string(), size: z.int() })).optional(),
})

/** The eDiscovery cases. */
export const casesPage: ConsolePage = {
  path: '/compliance/cases',
  title: 'Cases',
  handler: async (request, { tenant }) => {
    try {
      const cases = await allOf(tenant, paths.cases, {}, caseSchema)
      const rows = cases.map(({ id, displayName, status, createdDateTime }) => [
        html`<a href="/compliance/cases/${id}">${displayName}</a>`,
        status,
        instantHtml(createdDateTime),
      ])
      return html`${sectionLinks('/compliance/cases')}
<p>A case holds the mailboxes of its custodians, searches them, and hands over what it found.</p>
${rows.length === 0 ? emptyState('There is no case that you may see. Create one, or become an eDiscovery Manager first.') : tableHtml('Cases', ['Name', 'State', 'Created'], rows)}
${postForm(request, '/compliance/cases', html`<label for="name">Name of a new case</label><div class="buttons"><input id="name" name="name" required><button class="main">Create the case</button></div>`)}${managerForm(request)}`
    } catch (error) {
      if (!(error instanceof ApiRefusal) || error.status !== 403) throw error
      return html`${sectionLinks('/compliance/cases')}<div class="card refusal"><p>${error.message}</p>${managerForm(request)}</div>`
    }
  },
}

function allOf<T>(door: Door, path: string, values: Record<string, string>, schema: z.ZodType<T>): Promise<T[]> {
  return entriesOf(door, { path, values, query: {}, schema, enough: entriesMax })
}

/** Cases need the role Case Management; the administrator may give it to themselves, as at Microsoft. */
function managerForm(request: PageRequest): Html {
  return buttonForm(request, { action: '/compliance/cases/become-manager', text: 'Become an eDiscovery Manager' })
}

/** One case: custodians with their holds, and exports. */
export const casePage: ConsolePage = {
  path: '/compliance/cases/:caseId',
  title: 'Case',
  handler: async (request, { tenant }) => {
    const values = { caseId: request.params['caseId'] ?? '' }
    const [one, custodians, operations] = await Promise.all([
      tenant.ask({ method: 'GET', path: paths.case, values }, caseSchema),
      allOf(tenant, paths.custodians, values, custodianSchema),
      allOf(tenant, paths.operations, values, operationSchema),
    ])
    const at = `/compliance/cases/${encodeURIComponent(one.id)}`
    const isClosed = one.status === 'closed'
    const people = custodians.map(({ id, email, status, holdStatus }) => [
      html`<a href="/compliance/mailboxes/${encodeURIComponent(email)}">${email}</a>`,
      status,
      chip(holdStatus === 'applied' ? 'pass' : 'nothing', holdStatus === 'applied' ? 'on hold' : 'not on hold'),
      holdStatus === 'applied'
        ? buttonForm(request, {
            action: `${at}/custodians/${id}/removeHold`,
            text: 'Remove the hold',
            label: `Remove the hold on ${email}`,
          })
        : buttonForm(request, { action: `${at}/custodians/${id}/applyHold`, text: 'Hold', label: `Hold ${email}` }),
    ])
    const content = html`<p><a href="/compliance/cases">All cases</a></p>
${factsHtml([
  ['State', one.status],
  ['Created', instantHtml(one.createdDateTime)],
])}
<div class="buttons">${buttonForm(request, isClosed ? { action: `${at}/reopen`, text: 'Reopen the case' } : { action: `${at}/close`, text: 'Close the case' })}</div>
<h2>Custodians</h2>${people.length === 0 ? emptyState('The case has no custodian yet.') : tableHtml('Custodians', ['Mailbox', 'State', 'Hold', 'Change'], people)}
${postForm(request, `${at}/custodians`, html`<label for="email">Mailbox of a custodian <span class="hint">An address. The mailbox is put on hold.</span></label><div class="buttons"><input id="email" name="email" required><button>Add and hold</button></div>`)}
<h2>Exports</h2>${operationsHtml(one.id, operations)}
${postForm(request, `${at}/exports`, html`<label for="query">Export what a search of the custodians finds <span class="hint">A query; empty: everything.</span></label><div class="buttons"><input type="search" id="query" name="query"><button>Export</button></div>`)}`
    return { title: one.displayName, content }
  },
}

function operationsHtml(caseId: string, operations: readonly z.infer<typeof operationSchema>[]): Html {
  const exports = operations.filter(({ exportFileMetadata }) => exportFileMetadata !== undefined)
  if (exports.length === 0) return emptyState('Nothing was exported yet.')
  const rows = exports.map(({ id, status, createdDateTime, exportFileMetadata = [] }) => [
    instantHtml(createdDateTime),
    status,
    html`${exportFileMetadata.map(
      ({ fileName, size }) =>
        html`<a href="/compliance/cases/${encodeURIComponent(caseId)}/exports/${encodeURIComponent(id)}/${encodeURIComponent(fileName)}">${fileName}</a> <span class="quiet">${bytesText(size)}</span> `,
    )}`,
  ])
  return tableHtml('Exports', ['When', 'State', 'Files'], rows)
}
