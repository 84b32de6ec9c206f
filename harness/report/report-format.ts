/** A format for report files. Its option, its line in `--help` and its row in the docs are made from it. */
export interface ReportFormat<Report> {
  /** The name of its option: `junit` makes `--junit <file>`. */
  name: string
  /** Its name in the list of written files; by default `name`. */
  label?: string
  /** The description of the option in `--help`. */
  description: string
  /** The default path of the file. Absent: it is written only with the option. */
  defaultPath?: string
  /** The report as the text of a file. `versions.package` is the version of this package. */
  render(report: Report, versions: { package: string }): string
}
