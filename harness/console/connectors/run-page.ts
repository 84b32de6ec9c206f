import {
  type ImportLogRecord,
  importLogRecordSchema,
  dataConnectorPaths as paths,
  shownConnectorSchema,
  shownRunSchema,
} from '../../contract/index.ts'
import { type Html, html } from '../../markup/markup.ts'
import { connectorAddress } from '../addresses.ts'
import { wholeBody } from '../door.ts'
import type { ConsolePage } from '../page.ts'
import { ApiRefusal } from '../refusal.ts'
import type { ConsoleServices } from '../services.ts'
import { counted, emptyState, factsHtml, instantHtml, instantText, livePart, tableHtml } from '../shell/shown.ts'
import { comparisonHtml, runLine } from './run-html.ts'

/** A run: its progress, what was seen of it beside what it says, and its import log. */
export const runPage: ConsolePage = {
  path: '/connectors/:connectorId/runs/:runId',
  title: 'Run',
  handler: async ({ params }, services) => {
    const values = { connectorId: params['connectorId'] ?? '', runId: params['runId'] ?? '' }
    const { name } = await services.tenant.ask({ method: 'GET', path: paths.connector, values }, shownConnectorSchema)
    const run = await services.tenant.ask({ method: 'GET', path: paths.run, values }, shownRunSchema)
    const base = connectorAddress(values.connectorId)
    const facts = factsHtml([
      ['State', runLine(run)],
      ['Due', instantHtml(run.dueAt)],
      ['Attempt', html`${run.attempt}${run.onDemand ? ', on demand' : ''}`],
      ['Started', instantHtml(run.startedAt)],
      ['Ended', run.endedAt === null ? '–' : instantHtml(run.endedAt)],
      ['It said', run.message === '' ? '–' : run.message],
    ])
    const log =
      run.endedAt === null
        ? emptyState('The import log is there when the run has ended.')
        : await logHtml(services, values, base)
    const content = html`<p class="quiet"><a href="/connectors">Data connectors</a> › <a href="${base}">${name}</a> › Run</p>
${livePart('run', html`<section class="card">${facts}</section><h2>Observed and reported</h2>${comparisonHtml(run)}<h2>Import log</h2>${log}`)}`
    return { title: `Run of ${instantText(run.dueAt)}`, content }
  },
}

/** How many records of a log are shown on the page; all of them are in the file. */
const recordsMax = 200

async function logHtml(
  { tenant }: ConsoleServices,
  values: { connectorId: string; runId: string },
  base: string,
): Promise<Html> {
  try {
    const bytes = await wholeBody(await tenant.open({ method: 'GET', path: paths.runLog, values }))
    const lines = bytes
      .toString('utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
    const numbered = lines.map((line, at) => ({ number: at + 1, record: recordIn(line) }))
    const shown = numbered.toSorted((one, other) => rankOf(one.record) - rankOf(other.record)).slice(0, recordsMax)
    const rows = shown.map(({ number, record }) => [String(number), ...cellsOf(record)])
    const address = `${base}/runs/${encodeURIComponent(values.runId)}/import-log`
    return html`<p><a class="button" href="${address}">Download the import log</a> <span class="quiet">${counted(lines.length, 'record')}${lines.length > recordsMax ? `; ${recordsMax} are shown, failures first` : ''}</span></p>
${tableHtml('Records of the import log', ['Record', 'Sort', 'Item or user', 'Mailbox', 'Reason'], rows)}`
  } catch (error) {
    if (error instanceof ApiRefusal) return emptyState(`${error.message} (${error.code})`)
    throw error
  }
}

/** What somebody has to do something about comes first: a log may begin with thousands of strangers. */
function rankOf(record: ImportLogRecord | string): number {
  if (typeof record === 'string') return 1
  return record.record === 'summary' ? 0 : record.record === 'failure' ? 1 : 2
}

/** The record in a line; the line itself if it is not a record. */
function recordIn(line: string): ImportLogRecord | string {
  try {
    const parsed = importLogRecordSchema.safeParse(JSON.parse(line))
    return parsed.success ? parsed.data : line
  } catch {
    return line
  }
}

function cellsOf(record: ImportLogRecord | string): string[] {
  if (typeof record === 'string') return ['not understood', '', '', record]
  switch (record.record) {
    case 'failure':
      return [
        'failure',
        record.itemId,
        record.microsoft365User ?? '',
        [record.reason, record.detail].filter(Boolean).join(': '),
      ]
    case 'unmapped-user':
      return ['unmapped user', record.sourceUserId, '', record.detail ?? '']
    case 'summary': {
      const { available, imported, partial, skipped, failed } = record
      const words = `${counted(available, 'copy', 'copies')}: ${imported} imported, ${partial} partial, ${skipped} skipped, ${failed} failed`
      return ['summary', '', '', record.message === undefined ? words : `${record.message} ${words}`]
    }
    default:
      return record satisfies never
  }
}
