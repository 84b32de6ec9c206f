import { type Command, Option } from 'commander'
import type { ReportFile, ReportFormat } from '../../report/index.ts'
import { packageVersion } from '../package-version.ts'
import type { Terminal } from '../terminal.ts'
import { UserError } from '../user-error.ts'
import type { Destination } from './destination.ts'
import { writeReport } from './write-report.ts'

/** Adds an option for each format: where to write the report in it. */
export function addReportOptions<Report>(command: Command, formats: readonly ReportFormat<Report>[]): Command {
  for (const format of formats) command.addOption(optionOf(format))
  return command
}

/** The most that a report becomes in practice: one with many failures, and one of a day with many items. */
const roomBytes = { report: 8 * 1024 * 1024, item: 1024 }

/** Bytes to keep free for the report of a day with so many items. */
export function reportRoomBytes(itemCount: number): number {
  return roomBytes.report + itemCount * roomBytes.item
}

/** The files that the options name, in the order of the list. */
export function reportDestinations<Report>(
  command: Command,
  formats: readonly ReportFormat<Report>[],
  itemCount = 0,
): Destination[] {
  return askedFor(command, formats).map(({ format, path }) => ({
    option: `--${format.name}`,
    path,
    kind: 'file',
    roomBytes: reportRoomBytes(itemCount),
  }))
}

/** What became of the reports. */
export interface WrittenReports {
  /** In the order of the formats. */
  files: ReportFile[]
  /** One sentence for each that could not be written. */
  failures: string[]
}

/** Writes the report in each format whose option names a file. A file that cannot be written keeps no other from being written. */
export async function writeReports<Report>(
  command: Command,
  formats: readonly ReportFormat<Report>[],
  report: Report,
): Promise<WrittenReports> {
  const versions = { package: packageVersion() }
  const files: ReportFile[] = []
  const failures: string[] = []
  for (const { format, path } of askedFor(command, formats)) {
    const text = format.render(report, versions)
    const label = format.label ?? format.name
    try {
      await writeReport(path, text)
      files.push({ label, path })
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      failures.push(`${label}: ${error.message}`)
    }
  }
  return { files, failures }
}

/** Says in one line each what could not be written, and returns the exit code: 2 if there is anything, because it wins over 1. */
export function exitCodeAfter<Code extends number>(
  terminal: Pick<Terminal, 'errors'>,
  failures: readonly string[],
  exitCode: Code,
): Code | 2 {
  for (const failure of failures) terminal.errors.write(`mock-telemessage: ${failure}\n`)
  return failures.length > 0 ? 2 : exitCode
}

interface AskedFor<Report> {
  format: ReportFormat<Report>
  path: string
}

function askedFor<Report>(command: Command, formats: readonly ReportFormat<Report>[]): AskedFor<Report>[] {
  return formats.flatMap((format) => {
    const path: unknown = command.getOptionValue(optionOf(format).attributeName())
    return typeof path === 'string' ? [{ format, path }] : []
  })
}

function optionOf<Report>({ name, description, defaultPath }: ReportFormat<Report>): Option {
  return new Option(`--${name} <file>`, description).default(defaultPath)
}
