import { jsonReport, type ReportFile, renderHtml, renderJunit, renderMarkdown, renderText } from '../../report/index.ts'
import type { RunReport } from '../../runner/index.ts'
import { packageVersion } from '../package-version.ts'
import { colourWanted, columnsOf, type Terminal } from '../terminal.ts'
import { writeReport } from '../write-reports.ts'

/** Where the reports of a run are to be written; absent: not at all. */
export interface ReportPaths {
  json: string
  html: string
  junit?: string
  markdown?: string
}

/** GitHub takes 1 MiB for a step; what is left of it is for whatever else the step says. */
const summaryBytesMax = 1_000_000

/** Writes the reports that were asked for, and prints the one for people. Throws a UserError where one cannot be written. */
export async function publishReports(terminal: Terminal, report: RunReport, paths: ReportPaths): Promise<void> {
  const versions = { package: packageVersion() }
  const written = [
    {
      label: 'JSON report',
      path: paths.json,
      text: () => `${JSON.stringify(jsonReport(report, versions), null, 2)}\n`,
    },
    { label: 'HTML report', path: paths.html, text: () => renderHtml(report, versions) },
    { label: 'JUnit report', path: paths.junit, text: () => renderJunit(report, versions) },
    {
      label: 'summary',
      path: paths.markdown,
      text: () => renderMarkdown(report, { ...versions, sizeBytesMax: summaryBytesMax }),
    },
  ]
  const reportFiles: ReportFile[] = []
  for (const { label, path, text } of written) {
    if (path === undefined) continue
    await writeReport(path, text())
    reportFiles.push({ label, path })
  }
  const options = { colour: colourWanted(terminal), widthColumns: columnsOf(terminal), reportFiles }
  terminal.print(renderText(report, options))
}
