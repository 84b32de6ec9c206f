import type { Command } from 'commander'
import { renderReportFiles, renderText, runFormats } from '../../report/index.ts'
import type { RunReport } from '../../runner/index.ts'
import { writeReports } from '../reports/report-options.ts'
import { colourWanted, columnsOf, type Terminal } from '../terminal.ts'

/**
 * Prints the report for people, then writes the reports that were asked for: whatever happens to them, the verdict of minutes of work
 * is on the screen. Returns one sentence for each report that could not be written.
 */
export async function publishReports(terminal: Terminal, report: RunReport, command: Command): Promise<string[]> {
  const options = { colour: colourWanted(terminal), widthColumns: columnsOf(terminal) }
  terminal.print(renderText(report, options))
  const { files, failures } = await writeReports(command, runFormats, report)
  terminal.print(renderReportFiles(files, options))
  return failures
}
