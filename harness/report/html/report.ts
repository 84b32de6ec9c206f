import { type Html, html } from '../../markup/markup.ts'
import type { RunReport } from '../../runner/play/result.ts'
import { type Headline, headlineOf } from '../headline.ts'
import { passedVariablesSentence } from '../replay.ts'
import type { ReportFormat } from '../report-format.ts'
import { type AreaRows, areaRows } from '../requirement-rows.ts'
import { sizeOfRun } from '../size-of-run.ts'
import { notableOrder, verdictOrder, verdictWords } from '../verdict-words.ts'
import { evidenceSection } from './evidence.ts'
import { ledgerSection, leftLinesSection } from './ledger.ts'
import { anchorOf, sentenceHtml } from './markup.ts'
import { htmlPage } from './page.ts'
import { requirementsSection } from './requirements.ts'
import { pageScript } from './script.ts'
import { reportStyle } from './style.ts'
import { chip, totals } from './verdict.ts'

/** `--html <file>`: the report for people. */
export const htmlFormat: ReportFormat<RunReport> = {
  name: 'html',
  label: 'HTML report',
  description: 'where to write the report as one HTML page',
  defaultPath: 'mock-telemessage-report/report.html',
  render: renderHtml,
}

/**
 * The report of a run as one self-contained page: it sends no requests, and it works without its script.
 * `versions.package` is the version of this package.
 */
export function renderHtml(report: RunReport, versions: { package: string }): string {
  const areas = areaRows(report)
  const headline = headlineOf(report)
  const content = html`${pageHeader(report, headline, versions)}
<main>
${toActOn(areas)}
${report.ledger ? ledgerSection(report.ledger, report.ledgerCopies ?? []) : ''}
${requirementsSection(report, areas)}
${report.evidence ? evidenceSection(report.evidence) : ''}
${report.leftLines.length > 0 ? leftLinesSection(report.leftLines) : ''}
${legend()}
</main>`
  return htmlPage({ title: headline.title, style: reportStyle, script: pageScript, content })
}

function pageHeader(report: RunReport, headline: Headline, versions: { package: string }): Html {
  const facts = [
    `seed ${report.seed}`,
    ...(report.strict ? ['strict'] : []),
    `${sizeOfRun(report)} in ${report.durationSeconds.toFixed(1)} s`,
    `mock-telemessage ${versions.package}`,
    `judged by ${report.declared.from}`,
  ]
  const variables = passedVariablesSentence(report)
  return html`<header>
<h1>${headline.title}</h1>
<p class="lead">${headline.sentence}</p>
${headline.declaredSentences.map((sentence) => html`<p class="declared">${sentence}</p>`)}
${headline.warnedSentences.map((sentence) => html`<p class="declared">${sentence}</p>`)}
${headline.strictSentence ? html`<p class="quiet">${headline.strictSentence}</p>` : ''}
${headline.mockSentence ? html`<p class="quiet">${headline.mockSentence}</p>` : ''}
${headline.baselineSentences.map((sentence) => html`<p class="found">${sentence}</p>`)}
${totals(headline)}
<p class="quiet">${facts.join(' · ')}</p>
<p class="label">To play the whole run again</p>
<code class="command">${report.replayCommand}</code>
${variables ? html`<p class="quiet">${variables}</p>` : ''}
</header>`
}

/** Results that need action, the most serious first, as links into the table. */
function toActOn(areas: AreaRows[]): Html {
  const rows = areas.flatMap((area) => area.rows)
  const items = notableOrder.flatMap((verdict) =>
    rows
      .filter((row) => row.verdict === verdict)
      .map(
        ({ requirement: { id, sentence } }) =>
          html`<li>${chip(verdict)}<a class="id" href="${anchorOf(id)}">${id}</a><span>${sentenceHtml(sentence)}</span></li>`,
      ),
  )
  if (items.length === 0) return html``
  return html`<section aria-labelledby="to-act-on"><h2 id="to-act-on">What needs action</h2><ul class="acts">${items}</ul></section>`
}

function legend(): Html {
  const rows = verdictOrder.map((verdict) => html`<dt>${chip(verdict)}</dt><dd>${verdictWords[verdict].meaning}</dd>`)
  return html`
<section aria-labelledby="legend"><h2 id="legend">What the words mean</h2>
<dl class="facts">${rows}
<dt>stated</dt><dd>by the specification</dd>
<dt>documented</dt><dd>in another public document, by Microsoft or TeleMessage</dd>
<dt>assumed</dt><dd>by this suite, where the sources say nothing</dd>
</dl></section>`
}
