import type { Command } from 'commander'
import { runFormats } from '../../report/index.ts'
import type { RunReport } from '../../runner/index.ts'
import { writeReports } from '../reports/report-options.ts'

/**
 * Writes the reports of a run that an error of ours ended, and says where they are. The report for people at the terminal is
 * left out: the error must stay on the screen.
 */
export async function writePartialReports(report: RunReport, command: Command): Promise<string> {
  const count = (...verdicts: string[]): number =>
    report.results.filter(({ verdict, scenario }) => scenario !== undefined && verdicts.includes(verdict)).length
  const { files, failures } = await writeReports(command, runFormats, report)
  const missing = failures.map((failure) => `There is no ${failure}\n`).join('')
  if (files.length === 0) return missing
  const lines = files.map(({ label, path }) => `${label}: ${path}\n`).join('')
  return `What was judged before is in the reports: ${count('pass', 'warn', 'fail')} results.\n${lines}${missing}`
}
