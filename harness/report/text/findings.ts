import type { Finding } from '../../oracle/index.ts'
import type { Result, RunReport } from '../../runner/play/result.ts'
import { counted, secondsText } from '../count-words.ts'
import { messageLines, tellsTheSame } from '../finding-words.ts'
import { replayCommandOf } from '../replay.ts'
import { type AreaRows, type RequirementRow, sourceText } from '../requirement-rows.ts'
import { standingOf } from '../standing.ts'
import { notableOrder } from '../verdict-words.ts'
import { labelled, labelledWhole, paragraph, type TextPage } from './page.ts'

/**
 * The maximum number of findings shown for one result; otherwise a connector that breaks everything would fill many
 * pages.
 */
const findingsShown = 5

const innerIndent = 3

/** Every result that needs action, the most serious first: what is wrong, what was seen, how to replay it. */
export function explanations(page: TextPage, report: RunReport, areas: AreaRows[]): string[] {
  const rows = areas.flatMap((area) => area.rows)
  return notableOrder.flatMap((standing) =>
    rows.flatMap((row) =>
      row.results
        .filter((result) => standingOf(result) === standing)
        .flatMap((result) => ['', ...titleLine(page, row, result), ...explanation(page, report, row, result)]),
    ),
  )
}

function titleLine(page: TextPage, { requirement }: RequirementRow, result: Result): string[] {
  const standing = standingOf(result)
  return [`${page.verdict[standing](standing)}  ${page.paint.bold(requirement.id)}`]
}

/** What is wrong with a result, under labels: requirement, source, scenario, findings, and how to see it again. */
export function explanation(page: TextPage, report: RunReport, row: RequirementRow, result: Result): string[] {
  return [
    ...labelled(page, 'requirement', row.requirement.sentence),
    ...evidence(page, row, result),
    ...labelledWhole(page, 'replay', replayCommandOf(report, result)),
  ]
}

/** The part of an explanation that is about this result alone: source, scenario, findings. */
export function evidence(page: TextPage, row: RequirementRow, result: Result): string[] {
  const { knownReason, durationMs } = result
  return [
    ...labelled(page, 'source', `${result.weight}, ${sourceText(row.requirement)}`),
    ...(result.scenario === undefined ? [] : labelled(page, 'scenario', `${result.scenario}: ${result.title}`)),
    ...(durationMs === undefined ? [] : labelled(page, 'took', secondsText(durationMs))),
    ...(knownReason === undefined ? [] : labelled(page, 'known', knownReason)),
    ...messageLines(result).flatMap((line, at) => labelled(page, at === 0 ? 'why' : '', line)),
    // The person who listed the failure knows what is wrong.
    ...(knownReason === undefined ? findingLines(page, result) : []),
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
  const { fault, requirement, itemId, archiveMessageId, mailbox, about = [], consequences = [] } = finding
  const before = result.findings[at - 1]
  const likewise = before !== undefined && tellsTheSame(before, finding)
  const what = fault === undefined ? finding.message : `${fault}: ${finding.message}`
  const number = `finding ${at + 1}`
  const whole = (label: string, text: string | undefined) =>
    text === undefined ? [] : labelledWhole(page, label, text, innerIndent)
  return [
    ...(likewise
      ? labelled(page, number, 'the same as above')
      : [...labelled(page, number, what), ...outcomes(page, finding)]),
    ...(requirement === result.requirement ? [] : labelled(page, 'breaks', requirement, innerIndent)),
    ...whole('item', itemId),
    ...whole('message', archiveMessageId),
    ...whole('mailbox', mailbox),
    ...(likewise ? [] : about).flatMap((text, place) => labelled(page, place === 0 ? 'about' : '', text, innerIndent)),
    ...consequences.flatMap((text, place) => labelled(page, place === 0 ? 'so also' : '', text, innerIndent)),
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
