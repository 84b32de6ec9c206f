import { type Command, Option } from 'commander'
import type { ReportFile, ReportFormat } from '../report/index.ts'
import { packageVersion } from './package-version.ts'
import { writeReport } from './write-reports.ts'

/** Adds an option for each format: where to write the report in it. */
export function addReportOptions<Report>(command: Command, formats: readonly ReportFormat<Report>[]): Command {
  for (const format of formats) command.addOption(optionOf(format))
  return command
}

/**
 * Writes the report in each format whose option names a file, and returns the files in the order of the list. Throws a
 * UserError if a file cannot be written.
 */
export async function writeReports<Report>(
  command: Command,
  formats: readonly ReportFormat<Report>[],
  report: Report,
): Promise<ReportFile[]> {
  const versions = { package: packageVersion() }
  const written: ReportFile[] = []
  for (const format of formats) {
    const path: unknown = command.getOptionValue(optionOf(format).attributeName())
    if (typeof path !== 'string') continue
    await writeReport(path, format.render(report, versions))
    written.push({ label: format.label ?? format.name, path })
  }
  return written
}

function optionOf<Report>({ name, description, defaultPath }: ReportFormat<Report>): Option {
  return new Option(`--${name} <file>`, description).default(defaultPath)
}
