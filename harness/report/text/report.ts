import { printable } from '../../markup/printable.ts'
import type { Challenge } from '../../runner/play/challenge.ts'
import type { RunReport } from '../../runner/play/result.ts'
import { secondsText } from '../count-words.ts'
import { evidenceSentence } from '../evidence-words.ts'
import { headlineOf, type Outcome } from '../headline.ts'
import { passedVariablesSentence } from '../replay.ts'
import { type AreaRows, areaRows } from '../requirement-rows.ts'
import { sizeOfRun } from '../size-of-run.ts'
import type { StandingCounts } from '../standing.ts'
import { rareStandings, verdictOrder } from '../verdict-words.ts'
import { cutTo } from './column-text.ts'
import { explanations } from './findings.ts'
import { ledgerLines, leftLineLines } from './ledger.ts'
import { leftOut } from './left-out.ts'
import { heading, labelled, labelledWhole, type Paint, paragraph, type TextPage, textPage } from './page.ts'
import { verdictTable } from './verdicts.ts'

/** A report file of the same run. */
export interface ReportFile {
  /** `HTML report`. */
  label: string
  path: string
}

export interface TextOptions {
  /** Without colour, the text has no escape sequences. */
  colour: boolean
  /** Columns of the terminal; 80 for a pipe is a good choice. */
  widthColumns: number
}

/**
 * The report of a run for terminals and pipes, ending in a line break. The verdict comes last, where the terminal ends.
 */
export function renderText(report: RunReport, options: TextOptions): string {
  const page = textPage(options)
  const areas = areaRows(report)
  const parts = [
    headerLines(page, report),
    areas.length > 0 ? verdictTable(page, areas) : [],
    explanations(page, report, areas).slice(1),
    notJudgedLines(page, areas),
    report.ledger ? ledgerLines(page, report.ledger) : [],
    report.leftLines.length > 0 ? leftLineLines(page, report.leftLines) : [],
    verdictLines(page, report),
    referenceLines(page, report),
  ]
  const text = parts.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'))
  return `${text.join('\n\n')}\n`
}

/** The lines below the report that say where its files are; empty without files. */
export function renderReportFiles(reportFiles: readonly ReportFile[], options: TextOptions): string {
  const page = textPage(options)
  return reportFiles
    .flatMap(({ label, path }) => labelledWhole(page, label, path, 0))
    .map((line) => `${line}\n`)
    .join('')
}

function headerLines(page: TextPage, report: RunReport): string[] {
  const judged = cutTo(printable(report.connector), page.widthColumns - 'Judged: '.length)
  return [
    `Judged: ${page.paint.bold(judged)}`,
    ...paragraph(page, `Judged by: ${report.declared.from}`),
    ...paragraph(page, report.strict ? `seed ${report.seed}, strict` : `seed ${report.seed}`).map(page.paint.dim),
  ]
}

function notJudgedLines(page: TextPage, areas: AreaRows[]): string[] {
  const reasons = leftOut(areas)
  if (reasons.length === 0) return []
  return [
    heading(page, 'Not judged'),
    ...reasons.flatMap(({ verdict, reason, requirementIds }) =>
      labelled(page, verdict, `${requirementIds.join(' ')}${reason ? `: ${reason}` : ''}`),
    ),
  ]
}

function verdictLines(page: TextPage, report: RunReport): string[] {
  const headline = headlineOf(report)
  const paints: Record<Outcome, Paint> = {
    passes: page.verdict.pass,
    fails: page.verdict.fail,
    undecided: page.verdict.unknown,
  }
  return [
    ...countsLines(page, headline.connector),
    '',
    ...paragraph(page, `${headline.title}: ${headline.sentence}`).map(paints[headline.outcome]),
    ...[...headline.declaredSentences, ...headline.warnedSentences].flatMap((sentence) =>
      paragraph(page, sentence).map(page.verdict.warn),
    ),
    ...(headline.strictSentence ? paragraph(page, headline.strictSentence) : []),
    ...(headline.mockSentence ? paragraph(page, headline.mockSentence) : []),
    ...headline.baselineSentences.flatMap((sentence) => paragraph(page, sentence).map(page.verdict.fail)),
  ]
}

/** The totals on one line, or on several if the page is too narrow. */
function countsLines(page: TextPage, counts: StandingCounts): string[] {
  const lines: { text: string; columns: number }[] = []
  for (const verdict of verdictOrder) {
    if (rareStandings.includes(verdict) && counts[verdict] === 0) continue
    const text = `${counts[verdict]} ${verdict}`
    const painted = counts[verdict] > 0 ? page.verdict[verdict](text) : page.paint.dim(text)
    const line = lines.at(-1)
    if (line && line.columns + 2 + text.length <= page.widthColumns) {
      line.text += `  ${painted}`
      line.columns += 2 + text.length
    } else lines.push({ text: painted, columns: text.length })
  }
  return lines.map((line) => line.text)
}

function referenceLines(page: TextPage, report: RunReport): string[] {
  const variables = passedVariablesSentence(report)
  const slowest = slowestScenarios(report)
  return [
    ...(report.evidence === undefined ? [] : labelled(page, 'evidence', evidenceSentence(report.evidence), 0)),
    ...labelled(page, 'took', `${report.durationSeconds.toFixed(1)} s for ${sizeOfRun(report)}`, 0),
    ...(slowest === '' ? [] : labelledWhole(page, 'slowest', slowest, 0)),
    ...labelledWhole(page, 'seed', String(report.seed), 0),
    ...(report.challenge === undefined ? [] : revealed(page, report.seed, report.challenge)),
    ...labelledWhole(page, 'replay', report.replayCommand, 0),
    ...(variables === '' ? [] : labelled(page, '', variables, 0)),
  ]
}

/** How many of the slowest scenarios are named; the report files contain the durations of all. */
const slowestNamed = 5

function slowestScenarios({ results }: RunReport): string {
  return results
    .flatMap(({ scenario, durationMs }) => (scenario && durationMs !== undefined ? [{ scenario, durationMs }] : []))
    .sort((a, b) => b.durationMs - a.durationMs)
    .slice(0, slowestNamed)
    .map(({ scenario, durationMs }) => `${scenario} ${secondsText(durationMs)}`)
    .join(', ')
}

/** It shows that the seed was not chosen to suit the connector. */
function revealed(page: TextPage, seed: number, { commitment, nonce }: Challenge): string[] {
  return labelledWhole(page, 'challenge', `${commitment} is the SHA-256 of "${seed} ${nonce}"`, 0)
}
