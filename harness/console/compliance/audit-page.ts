import {
  auditHeadSchema,
  auditPaths,
  auditQuerySchema,
  auditRecordPageSchema,
  auditVerificationSchema,
} from '../../contract/index.ts'
import { html } from '../../markup/markup.ts'
import type { Door } from '../door.ts'
import type { ConsolePage } from '../page.ts'
import { chip, counted, emptyState, factsHtml, instantHtml, tableHtml } from '../shell/shown.ts'
import { sectionLinks } from './section-links.ts'

const recordsShown = 100

/** Who did what, and whether the log is as it was written. */
export const auditPage: ConsolePage = {
  path: '/compliance/audit',
  title: 'Audit log',
  handler: async ({ query }, { tenant }) => {
    const sought = (query.get('operation') ?? '').trim()
    const [head, verification, records] = await Promise.all([
      tenant.ask({ method: 'GET', path: auditPaths.head }, auditHeadSchema),
      tenant.ask({ method: 'GET', path: auditPaths.verification }, auditVerificationSchema),
      recordsOf(tenant, sought),
    ])
    const { isWhole, problems } = verification
    const state = isWhole
      ? html`${chip('pass', 'whole')} ${counted(verification.entries, 'entry', 'entries')}: every digest follows from the entry before.`
      : html`${chip('fail', 'broken')} ${problems.map(({ sequence, kind, message }) => html`Entry ${sequence} (${kind}): ${message}. `)}`
    const rows = records.map(({ createdDateTime, operation, userId, objectId, auditData }) => [
      instantHtml(createdDateTime),
      operation,
      userId,
      objectId,
      auditData.ResultStatus,
    ])
    return html`${sectionLinks('/compliance/audit')}${factsHtml([
      ['Chain', state],
      ['Last digest', html`<code>${head.head}</code>`],
      ...(head.goneEntries === 0
        ? []
        : [
            [
              'Too old',
              html`${counted(head.goneEntries, 'entry', 'entries')}; checkpoint <code>${head.checkpoint}</code>`,
            ] as const,
          ]),
    ])}<p><a class="button" href="/compliance/audit/log">Load the whole log down</a> <span class="quiet">Keep the last digest elsewhere: it shows later that nothing is missing.</span></p>
<form method="get" role="search"><label for="operation">Only the operation <span class="hint">HoldCreated, SearchExported, FileAccessed …</span></label>
<div class="buttons"><input type="search" id="operation" name="operation" value="${sought}"><button>Filter</button></div></form>
${rows.length === 0 ? emptyState('There is no entry.') : tableHtml(`The latest ${counted(rows.length, 'entry', 'entries')}`, ['When', 'Operation', 'Who', 'What', 'Result'], rows)}`
  },
}

/** The latest records, by a search of Graph. */
async function recordsOf(tenant: Door, operation: string): Promise<(typeof auditRecordPageSchema)['_output']['value']> {
  const body = { displayName: 'Console', ...(operation !== '' && { operationFilters: [operation] }) }
  const { id } = await tenant.ask({ method: 'POST', path: auditPaths.queries, body }, auditQuerySchema)
  const found: (typeof auditRecordPageSchema)['_output']['value'] = []
  let query: Record<string, string> | undefined = { $top: '500' }
  while (query !== undefined) {
    const asked = { method: 'GET', path: auditPaths.records, values: { queryId: id }, query } as const
    const page: (typeof auditRecordPageSchema)['_output'] = await tenant.ask(asked, auditRecordPageSchema)
    found.push(...page.value)
    const next = page['@odata.nextLink']
    query = next === undefined ? undefined : Object.fromEntries(new URL(next).searchParams)
  }
  const latest = (one: (typeof found)[number]): number => one.auditData.sequence
  return found.sort((a, b) => latest(b) - latest(a)).slice(0, recordsShown)
}
