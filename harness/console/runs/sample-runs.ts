import { mkdir, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { renderHtml } from '../../report/html/report.ts'
import { jsonReport } from '../../report/index.ts'
import type { RunReport } from '../../runner/index.ts'
import type { SampleBrowser } from '../sample-browser.ts'

const versions = { package: '0.1.0' }

/** Only for tests: writes the JSON and the HTML report of a run into a folder, which is made. */
export async function writeSampleReports(folder: string, report: RunReport, writtenAt?: Date): Promise<void> {
  await mkdir(folder, { recursive: true })
  const json = join(folder, 'report.json')
  await writeFile(json, JSON.stringify(jsonReport(report, versions)))
  await writeFile(join(folder, 'report.html'), renderHtml(report, versions))
  if (writtenAt !== undefined) await utimes(json, writtenAt, writtenAt)
}

/** Only for tests: the folder in which the console of a browser keeps its runs. */
export function runsFolderOf({ servers }: SampleBrowser): string {
  return join(dirname(servers.environmentFile), 'runs')
}

/** Only for tests: keeps a run as if the console had started it at `startedAt`, such as `2026-03-02T09:00:00.000Z`. Returns its id. */
export async function keepSampleRun(
  browser: SampleBrowser,
  startedAt: string,
  { report, filters = [] }: { report?: RunReport; filters?: string[] } = {},
): Promise<string> {
  const id = startedAt.replaceAll(/[:.]/g, '-')
  const folder = join(runsFolderOf(browser), id)
  await mkdir(folder, { recursive: true })
  if (report !== undefined) await writeSampleReports(folder, report)
  await writeFile(join(folder, 'run.json'), JSON.stringify({ schemaVersion: 1, startedAt, filters, end: null }))
  return id
}
