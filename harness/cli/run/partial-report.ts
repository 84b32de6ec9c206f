import type { Command } from 'commander'
import { runFormats } from '../../report/index.ts'
import type { RunReport } from '../../runner/index.ts'
import { writeReports } from '../report-options.ts'
import { UserError } from '../user-error.ts'

/**
 * Writes the reports of a run that an error of ours ended, and says where they are. The report for people at the terminal is
 * left out: the error must stay on the screen.
 */
export async function writePartialReports(report: RunReport, command: Command): Promise<string> {
  const count = (...verdicts: string[]): number =>
    report.results.filter(({ verdict, scenario }) => scenario !== undefined && verdicts.includes(verdict)).length
  try {
    const files = await writeReports(command, runFormats, report)
    const lines = files.map(({ label, path }) => `${label}: ${path}\n`)
    return `What was judged before is in the reports: ${count('pass', 'warn', 'fail')} results.\n${lines.join('')}`
  } catch (error) {
    if (error instanceof UserError) return `There is no report: ${error.message}\n`
    throw error
  }
}
