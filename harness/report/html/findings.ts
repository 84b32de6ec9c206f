import type { JournalEntry } from '../../control/journal.ts'
import { type Html, html } from '../../markup/markup.ts'
import type { Finding } from '../../oracle/index.ts'
import type { Result, RunReport } from '../../runner/play/result.ts'
import { counted, secondsText } from '../count-words.ts'
import { messageLines, tellsTheSame } from '../finding-words.ts'
import { replayCommandOf } from '../replay.ts'
import { standingOf } from '../standing.ts'
import { chip } from './verdict.ts'

/**
 * Findings shown of one result; the JSON report has all. A connector that breaks everything must not break the browser.
 */
const findingsShown = 50

/** The result of one scenario for a requirement, and how to see it again. */
export function scenarioDetails(report: RunReport, result: Result): Html {
  const { scenario, title, weight, message, occurrences, knownReason, connectorOutput, durationMs, requests } = result
  if (scenario === undefined) return html`<p class="quiet">${message || title}</p>`
  const [why = '', ...trace] = messageLines(result)
  return html`
<div class="scenario">
<h3>${chip(standingOf(result))} <span class="id">${scenario}</span> <span class="quiet">${weight}</span></h3>
<p>${title}</p>
${knownReason === undefined ? '' : html`<p>Known: <bdi>${knownReason}</bdi></p>`}
${why ? html`<p><strong><bdi>${why}</bdi></strong></p>` : ''}
${trace.length > 0 ? linesAsTheyStand(trace) : ''}
<p class="quiet">The situation occurred ${counted(occurrences, 'time', 'times')}.${durationMs === undefined ? '' : ` It took ${secondsText(durationMs)}.`}</p>
${result.findings.length > 0 ? findingList(result) : ''}
${connectorOutput ? html`<details><summary>What the connector printed</summary>${linesAsTheyStand(connectorOutput.split(/\r?\n/))}</details>` : ''}
${requests ? requestList(requests) : ''}
<p class="label">To play it again</p>
<code class="command">${replayCommandOf(report, result)}</code>
</div>`
}

function requestList(requests: readonly JournalEntry[]): Html {
  const lines = requests.map(({ server, operation, method, path, status, fault, tooEarlyByMs }) =>
    [
      server.padEnd(11),
      String(status).padStart(3),
      method.padEnd(6),
      path,
      `(${operation}${fault === undefined ? '' : `, fault: ${fault}`}${tooEarlyByMs === undefined ? '' : ', too early'})`,
    ].join(' '),
  )
  const summary = counted(requests.length, 'request', 'requests')
  return html`<details><summary>Requests and answers: ${summary}</summary>${linesAsTheyStand(lines)}</details>`
}

function linesAsTheyStand(lines: string[]): Html {
  return html`<pre>${lines.map((line) => html`${line}\n`)}</pre>`
}

function findingList({ requirement, findings }: Result): Html {
  const more = findings.length - findingsShown
  const items = findings
    .slice(0, findingsShown)
    .map((finding, at) => findingItem(requirement, finding, findings[at - 1]))
  return html`<ol class="findings">${items}</ol>
${more > 0 ? html`<p class="quiet">and ${counted(more, 'more finding', 'more findings')}; the JSON report has all of them.</p>` : ''}`
}

function findingItem(judgedRequirement: string, finding: Finding, before: Finding | undefined): Html {
  const { requirement, itemId, archiveMessageId, mailbox, about = [], consequences = [] } = finding
  const likewise = before !== undefined && tellsTheSame(before, finding)
  return html`<li>${likewise ? html`<span class="quiet">the same as above</span>` : whatIsWrong(finding)}<dl class="facts">${[
    likewise ? '' : outcomes(finding),
    requirement === judgedRequirement ? '' : fact('Breaks', requirement),
    fact('Item', itemId),
    fact('Message', archiveMessageId),
    fact('Mailbox', mailbox),
    ...(likewise ? [] : about).map((text, place) => fact(place === 0 ? 'About' : '', text)),
    ...consequences.map((text) => fact('So also', text)),
  ]}</dl></li>`
}

function whatIsWrong({ fault, message }: Finding): Html {
  return html`${fault === undefined ? '' : html`<strong class="found">${fault}</strong>: `}<bdi>${message}</bdi>`
}

function outcomes({ acceptable, seen }: Finding): Html {
  const right = acceptable.map((outcome) => html`<li><samp><bdi>${outcome}</bdi></samp></li>`)
  return html`<dt>Acceptable</dt><dd><ul>${right}</ul></dd>${fact('Seen', seen)}`
}

function fact(name: string, value: string | undefined): Html {
  return value === undefined ? html`` : html`<dt>${name}</dt><dd><samp><bdi>${value}</bdi></samp></dd>`
}
