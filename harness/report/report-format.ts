/** A form in which a report is written into a file. Its option, its line in `--help` and its row in the docs follow from it. */
export interface ReportFormat<Report> {
  /** The name of its option: `junit` makes `--junit <file>`. */
  name: string
  /** What the list of written files calls it; its name unless given. */
  label?: string
  /** What the option is for, as `--help` says it. */
  description: string
  /** Where the file is written unless the option names another place. Absent: it is written only when the option is given. */
  defaultPath?: string
  /** The report as the text of a file. `versions.package` is the version of this package. */
  render(report: Report, versions: { package: string }): string
}
