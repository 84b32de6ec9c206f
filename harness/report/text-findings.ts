import type { Finding } from '../oracle/index.ts'
import type { Result, RunReport, Verdict } from '../runner/result.ts'
import { counted } from './count-words.ts'
import { messageLines, tellsTheSame } from './finding-words.ts'
import { replayCommandOf } from './replay.ts'
import { type AreaRows, type RequirementRow, sourceText } from './requirement-rows.ts'
import { labelled, labelledWhole, paragraph, type TextPage } from './text-page.ts'
import { verdictOrder } from './verdict-words.ts'

/** Findings shown of one result; a connector that breaks everything would otherwise print a book. */
const findingsShown = 5

const innerIndent = 3

const explained: Verdict[] = verdictOrder.slice(0, verdictOrder.indexOf('not-covered'))

/** Every result that somebody has to act on, the most serious first: what is wrong, what was seen, how to see it again. */
export function explanations(page: TextPage, report: RunReport, areas: AreaRows[]): string[] {
  const rows = areas.flatMap((area) => area.rows)
  return explained.flatMap((verdict) =>
    rows.flatMap((row) =>
      row.results
        .filter((result) => result.verdict === verdict)
        .flatMap((result) => ['', ...explanation(page, report, row, result)]),
    ),
  )
}

function explanation(page: TextPage, report: RunReport, row: RequirementRow, result: Result): string[] {
  const { id, sentence } = row.requirement
  const title = `${page.verdict[result.verdict](result.verdict)}  ${page.paint.bold(id)}`
  return [
    title,
    ...labelled(page, 'requirement', sentence),
    ...labelled(page, 'source', `${result.weight}, ${sourceText(row.requirement)}`),
    ...(result.scenario === undefined ? [] : labelled(page, 'scenario', `${result.scenario}: ${result.title}`)),
    ...messageLines(result).flatMap((line, at) => labelled(page, at === 0 ? 'why' : '', line)),
    ...findingLines(page, result),
    ...labelledWhole(page, 'replay', replayCommandOf(report, result)),
  ]
}

function findingLines(page: TextPage, result: Result): string[] {
  const more = result.findings.length - findingsShown
  return [
    ...result.findings.slice(0, findingsShown).flatMap((finding, at) => findingText(page, result, finding, at)),
    ...(more > 0 ? paragraph(page, `and ${counted(more, 'more finding', 'more findings')}`, 2) : []),
  ]
}

function findingText(page: TextPage, result: Result, finding: Finding, at: number): string[] {
  const { fault, requirement, itemId, archiveMessageId, mailbox } = finding
  const before = result.findings[at - 1]
  const what = fault === undefined ? finding.message : `${fault}: ${finding.message}`
  const number = `finding ${at + 1}`
  const whole = (label: string, text: string | undefined) =>
    text === undefined ? [] : labelledWhole(page, label, text, innerIndent)
  return [
    ...(before && tellsTheSame(before, finding)
      ? labelled(page, number, 'likewise')
      : [...labelled(page, number, what), ...outcomes(page, finding)]),
    ...(requirement === result.requirement ? [] : labelled(page, 'breaks', requirement, innerIndent)),
    ...whole('item', itemId),
    ...whole('message', archiveMessageId),
    ...whole('mailbox', mailbox),
  ]
}

function outcomes(page: TextPage, finding: Finding): string[] {
  return [
    ...finding.acceptable.flatMap((outcome, at) =>
      labelled(page, at === 0 ? 'acceptable' : 'or', outcome, innerIndent),
    ),
    ...labelled(page, 'seen', finding.seen, innerIndent),
  ]
}
