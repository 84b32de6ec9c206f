import type { RunReport } from '../../runner/play/result.ts'
import { counted } from '../count-words.ts'
import { headlineOf } from '../headline.ts'
import { passedVariablesSentence, replayCommandOf } from '../replay.ts'
import type { ReportFormat } from '../report-format.ts'
import { type AreaRows, areaRows } from '../requirement-rows.ts'
import { sizeOfRun } from '../size-of-run.ts'
import { standingOf } from '../standing.ts'
import { evidence } from '../text/findings.ts'
import { ledgerLines } from '../text/ledger.ts'
import { textPage } from '../text/page.ts'
import { notableOrder, rareStandings, verdictOrder } from '../verdict-words.ts'
import { codeBlock, codeSpan, escapeMarkdown, sentenceMarkdown } from './markdown-text.ts'

export interface MarkdownOptions {
  /** Version of this package. */
  package: string
  /** The largest size in UTF-8. GitHub accepts 1 MiB for a step, and drops a longer one completely. */
  sizeBytesMax: number
}

/** GitHub accepts 1 MiB for a step; the rest is for other output of the step. */
const summaryBytesMax = 1_000_000

/** `--markdown <file>`: the report as the summary of a job. */
export const markdownFormat: ReportFormat<RunReport> = {
  name: 'markdown',
  label: 'summary',
  description: 'where to write a job summary, for example for $GITHUB_STEP_SUMMARY',
  render: (report, versions) => renderMarkdown(report, { ...versions, sizeBytesMax: summaryBytesMax }),
}

/** Columns of the texts in blocks of code, which scroll instead of wrapping. */
const page = textPage({ colour: false, widthColumns: 100 })

/**
 * The report of a run as a job summary in GitHub's Markdown. If it does not fit, the least serious results
 * are left out and counted.
 */
export function renderMarkdown(report: RunReport, options: MarkdownOptions): string {
  const areas = areaRows(report)
  const head = [...headParts(report), ...(areas.length > 0 ? [areaTable(areas)] : []), ...ledgerParts(report)]
  const tail = tailParts(report, options)
  const stories = storiesOf(report, areas)
  const sizeOf = (parts: string[]) => parts.reduce((sum, part) => sum + Buffer.byteLength(part) + 2, 0)
  let roomBytes = options.sizeBytesMax - sizeOf([...head, ...tail, leftOutLine(stories.length)])
  const shown: string[] = []
  for (const story of stories) {
    roomBytes -= sizeOf([story])
    if (roomBytes < 0) break
    shown.push(story)
  }
  const more = stories.length - shown.length
  return `${[...head, ...shown, ...(more > 0 ? [leftOutLine(more)] : []), ...tail].join('\n\n')}\n`
}

function headParts(report: RunReport): string[] {
  const { outcome, sentence, strictSentence, mockSentence, declaredSentences, warnedSentences, baselineSentences } =
    headlineOf(report)
  return [
    `## ${codeSpan(report.connector)} ${outcome === 'undecided' ? 'is undecided' : outcome}`,
    escapeMarkdown(sentence),
    escapeMarkdown(`Judged by: ${report.declared.from}.`),
    ...[...declaredSentences, ...warnedSentences].map((line) => `**${escapeMarkdown(line)}**`),
    ...baselineSentences.map((line) => `**${escapeMarkdown(line)}**`),
    ...(strictSentence ? [escapeMarkdown(strictSentence)] : []),
    ...(mockSentence ? [escapeMarkdown(mockSentence)] : []),
  ]
}

/** Requirements by area and verdict. */
function areaTable(areas: AreaRows[]): string {
  const present = verdictOrder.filter(
    (standing) =>
      !rareStandings.includes(standing) || areas.some(({ rows }) => rows.some(({ verdict }) => verdict === standing)),
  )
  const line = (cells: (string | number)[]) => `| ${cells.join(' | ')} |`
  return [
    line(['Area', ...present]),
    line([':---', ...present.map(() => '---:')]),
    ...areas.map(({ title, subject, rows }) => {
      const owner = subject === 'connector' ? title : `${title} (this mock's own self-test)`
      const counts = present.map((standing) => rows.filter(({ verdict }) => verdict === standing).length)
      return line([escapeMarkdown(owner), ...counts])
    }),
  ].join('\n')
}

function ledgerParts({ ledger }: RunReport): string[] {
  if (ledger === undefined) return []
  return ['### Ledger', codeBlock('text', ledgerLines(page, ledger).slice(1))]
}

/** Results that need action or attention, the most serious first. */
function storiesOf(report: RunReport, areas: AreaRows[]): string[] {
  const rows = areas.flatMap((area) => area.rows)
  return notableOrder.flatMap((standing) =>
    rows.flatMap((row) =>
      row.results
        .filter((result) => standingOf(result) === standing)
        .map((result) =>
          [
            `### ${standing}: ${row.requirement.id}`,
            sentenceMarkdown(row.requirement.sentence),
            codeBlock('text', evidence(page, row, result)),
            codeBlock('sh', [replayCommandOf(report, result)]),
          ].join('\n\n'),
        ),
    ),
  )
}

function leftOutLine(count: number): string {
  return `**${counted(count, 'more result is', 'more results are')} left out, because the size of a summary is limited; the JSON report has all of them.**`
}

function tailParts(report: RunReport, options: MarkdownOptions): string[] {
  const variables = passedVariablesSentence(report)
  const strict = report.strict ? ', strict' : ''
  return [
    `Seed ${report.seed}${strict}, ${sizeOfRun(report)} in ${report.durationSeconds.toFixed(1)} s, mock-telemessage ${escapeMarkdown(options.package)}. The whole run again:`,
    codeBlock('sh', [report.replayCommand]),
    ...(variables ? [escapeMarkdown(variables)] : []),
  ]
}
