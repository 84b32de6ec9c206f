import { counted } from '../count-words.ts'
import { type CheckChange, compareReports, type ReportComparison } from '../json/compare-reports.ts'
import type { JsonDeclared, JsonReport } from '../json/schema.ts'
import { heading, labelled, paragraph, type TextPage, textPage } from './page.ts'
import { type Cell, type Column, textTable } from './table.ts'

/** A JSON report and the path of its file. */
export interface ReportFromFile {
  path: string
  report: JsonReport
}

/**
 * What changed from one report to another, for terminals and pipes, and whether anything is worse. Ends in a line
 * break.
 */
export function renderComparison(
  before: ReportFromFile,
  after: ReportFromFile,
  options: { colour: boolean; widthColumns: number },
): { text: string; isWorse: boolean } {
  const page = textPage(options)
  const comparison = compareReports(before.report, after.report)
  const parts = [
    [
      ...reportLine(page, 'before', before),
      ...reportLine(page, 'after', after),
      ...differenceLines(page, before, after),
    ],
    ...changeSections(page, comparison),
    verdictLines(page, comparison),
  ]
  return { text: `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`, isWorse: comparison.isWorse }
}

function reportLine(page: TextPage, label: string, { path, report }: ReportFromFile): string[] {
  const { connector, seed, outcome } = report
  return labelled(page, label, `${path}: ${connector}, seed ${seed}, ${outcome}`, 0)
}

function differenceLines(
  page: TextPage,
  { report: before }: ReportFromFile,
  { report: after }: ReportFromFile,
): string[] {
  return reportDifferences(before, after).flatMap((difference) =>
    labelled(page, 'differs', difference, 0).map(page.paint.yellow),
  )
}

/** The differences that make two reports hard to compare, a few words for each. */
export function reportDifferences(before: JsonReport, after: JsonReport): string[] {
  return [
    ...differing('connectors', before.connector, after.connector),
    ...differing('archivers', before.archiver ?? 'the default one', after.archiver ?? 'the default one'),
    ...differing('seeds', before.seed, after.seed),
    ...differing('strictness', before.strict ? 'strict' : 'not strict', after.strict ? 'strict' : 'not strict'),
    ...differing('versions of mock-telemessage', before.package, after.package),
    ...declaredDifferences(before, after),
    ...(before.seed === after.seed ? differing('commands', before.replayCommand, after.replayCommand) : []),
  ]
}

function differing(what: string, before: string | number, after: string | number): string[] {
  return before === after ? [] : [`${what}: ${before} and ${after}`]
}

function declaredDifferences({ declared: before }: JsonReport, { declared: after }: JsonReport): string[] {
  if (before === null || after === null) {
    return before === after ? [] : ['readings: one of the reports is too old to contain them']
  }
  const ids = new Set([...Object.keys(before.readings), ...Object.keys(after.readings)])
  const listed = ({ capabilities }: JsonDeclared) => capabilities.toSorted().join(', ') || 'none'
  return [
    ...[...ids].flatMap((id) => differing(id, before.readings[id] ?? 'none', after.readings[id] ?? 'none')),
    ...differing('capabilities', listed(before), listed(after)),
  ]
}

/** The lists of a comparison with their titles, the worst first. */
export const comparisonSections: readonly (readonly [keyof Omit<ReportComparison, 'isWorse'>, string])[] = [
  ['newlyFailing', 'Newly failing'],
  ['vanished', 'Vanished: no longer played'],
  ['changed', 'Changed'],
  ['newlyPassing', 'Newly passing'],
  ['appeared', 'New: played for the first time'],
]

function changeSections(page: TextPage, comparison: ReportComparison): string[][] {
  return comparisonSections
    .filter(([list]) => comparison[list].length > 0)
    .map(([list, title]) => [
      heading(page, `${title} (${comparison[list].length})`),
      ...textTable(page, columns, [{ title: '', rows: comparison[list].map((change) => cellsOf(page, change)) }]),
    ])
}

const columns: Column[] = [
  { header: 'id', overflow: 'wrap' },
  { header: 'before', overflow: 'wrap' },
  { header: 'after', overflow: 'wrap' },
  { header: 'check', overflow: 'wrap' },
]

function cellsOf(page: TextPage, { requirement, scenario, title, before, after }: CheckChange): Cell[] {
  return [
    { text: requirement },
    before === null ? { text: '-' } : { text: before, paint: page.verdict[before] },
    after === null ? { text: '-' } : { text: after, paint: page.verdict[after] },
    { text: scenario === null ? title : `${scenario}: ${title}` },
  ]
}

function verdictLines(page: TextPage, comparison: ReportComparison): string[] {
  const changes = comparisonSections.reduce((sum, [list]) => sum + comparison[list].length, 0)
  if (changes === 0) return paragraph(page, 'Nothing has changed.')
  const all = counted(changes, 'change', 'changes')
  const paint = comparison.isWorse ? page.verdict.fail : page.verdict.pass
  return paragraph(page, comparison.isWorse ? `${all}: something is worse.` : `${all}, nothing is worse.`).map(paint)
}
