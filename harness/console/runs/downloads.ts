import { createHash } from 'node:crypto'
import type { WrittenPage } from '../kept-runs.ts'
import type { ConsoleDownload, Download } from '../page.ts'
import { noSuchRun, runIdIn } from './no-such-run.ts'

/** The HTML report of a run. */
export const reportDownload: ConsoleDownload = {
  path: '/runs/:runId/report',
  handler: async ({ params }, { runs }) => shownPage(await runs.page(runIdIn(params)), 'This run has no HTML report.'),
}

/** The kill matrix. */
export const killMatrixDownload: ConsoleDownload = {
  path: '/runs/kill-matrix',
  handler: async (_request, { runs }) => shownPage(await runs.killMatrix(), 'There is no kill matrix.'),
}

/** The JSON report of a run. */
export const jsonDownload: ConsoleDownload = {
  path: '/runs/:runId/report.json',
  handler: async ({ params }, { runs }) => {
    const id = runIdIn(params)
    const body = await runs.json(id)
    if (body === undefined) throw noSuchRun('This run has no JSON report.')
    return { contentType: 'application/json', fileName: `report-${id}.json`, body }
  },
}

function shownPage(page: WrittenPage | undefined, otherwise: string): Download {
  if (page === undefined) throw noSuchRun(otherwise)
  return { contentType: 'text/html; charset=utf-8', body: page.markup, policy: policyOf(page) }
}

/**
 * A report is a page with its style and script inside, which the policy of the console forbids. It gets one of its own: it is shown as a page of no
 * origin, so that it reaches neither the session nor the console; it loads nothing; of scripts, only those of the suite run, whatever is in the file.
 */
function policyOf({ markup, scripts }: WrittenPage): string {
  const styles = [...markup.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(([, style = '']) => style)
  return [
    "default-src 'none'",
    `style-src ${digests(styles)}`,
    `script-src ${digests(scripts)}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    'sandbox allow-scripts',
  ].join('; ')
}

function digests(texts: readonly string[]): string {
  const all = texts.map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`)
  return all.length === 0 ? "'none'" : all.join(' ')
}
