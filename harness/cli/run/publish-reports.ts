import type { Command } from 'commander'
import { renderText, runFormats } from '../../report/index.ts'
import type { RunReport } from '../../runner/index.ts'
import { writeReports } from '../report-options.ts'
import { colourWanted, columnsOf, type Terminal } from '../terminal.ts'

/** Writes the reports that were asked for, and prints the one for people. Throws a UserError where one cannot be written. */
export async function publishReports(terminal: Terminal, report: RunReport, command: Command): Promise<void> {
  const reportFiles = await writeReports(command, runFormats, report)
  const options = { colour: colourWanted(terminal), widthColumns: columnsOf(terminal), reportFiles }
  terminal.print(renderText(report, options))
}
