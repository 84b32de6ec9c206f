import { type Html, html } from '../../markup/markup.ts'
import type { RunReport } from '../../runner/play/result.ts'
import { type AreaRows, type RequirementRow, sourceText } from '../requirement-rows.ts'
import { verdictOrder, verdictWords } from '../verdict-words.ts'
import { scenarioDetails } from './findings.ts'
import { anchorOf, sentenceHtml } from './markup.ts'
import { chip } from './verdict.ts'

/** The requirements by area, each with the results of its scenarios, under a filter. */
export function requirementsSection(report: RunReport, areas: AreaRows[]): Html {
  return html`
<section aria-labelledby="requirements">
<h2 id="requirements">Requirements</h2>
${filterForm(areas)}
${areas.map((area) => areaTable(report, area))}
</section>`
}

/** Hidden until the script runs: without it there is nothing to filter with. */
function filterForm(areas: AreaRows[]): Html {
  const present = verdictOrder.filter((verdict) =>
    areas.some(({ rows }) => rows.some((row) => row.verdict === verdict)),
  )
  const choices = present.map(
    (verdict) =>
      html`<label class="chip choice ${verdict}" title="${verdictWords[verdict].meaning}"><input type="checkbox" name="verdict" value="${verdict}">${verdict}</label>`,
  )
  return html`<form id="filter" role="search" hidden>
<fieldset><legend>Show only</legend>${choices}</fieldset>
<div><label class="label" for="search">Search</label><input type="search" id="search" name="search" placeholder="MAP-5, folder, asha@" autocomplete="off"></div>
<button type="reset">Show all</button><button type="button" id="open-all">Open all</button><button type="button" id="close-all">Close all</button>
<p id="shown" class="quiet" role="status"></p>
</form>`
}

function areaTable(report: RunReport, { title, subject, rows }: AreaRows): Html {
  const owner = subject === 'connector' ? '' : html` <span class="quiet">(this mock's own self-test)</span>`
  return html`
<div class="area"><div class="card"><table>
<caption>${title}${owner}</caption>
<thead><tr><th scope="col" class="id-column">Id</th><th scope="col" class="verdict-column">Verdict</th><th scope="col">Requirement</th><th scope="col" class="number extra">Passed</th><th scope="col" class="extra">Weight</th><th scope="col" class="extra source-column">Source</th></tr></thead>
<tbody>${rows.map((row) => requirementRow(report, row))}</tbody>
</table></div></div>`
}

function requirementRow(report: RunReport, row: RequirementRow): Html {
  const { id, sentence, weight, source } = row.requirement
  const passed = row.playedScenarios === 0 ? '–' : `${row.passedScenarios}/${row.playedScenarios}`
  // Red results are open at first, so that readers need not search for them.
  const open = row.verdict === 'fail' || row.verdict === 'error' ? ' open' : ''
  return html`
<tr id="${id}" data-verdict="${row.verdict}"><th scope="row" class="id"><a href="${anchorOf(id)}">${id}</a></th><td>${chip(row.verdict)}</td><td><details${open}><summary>${sentenceHtml(sentence)}</summary>${requirementFacts(report, row)}${row.results.map((result) => scenarioDetails(report, result))}</details></td><td class="number extra quiet">${passed}</td><td class="extra quiet">${weight}</td><td class="extra quiet">${source}</td></tr>`
}

function requirementFacts({ declared }: RunReport, { requirement }: RequirementRow): Html {
  const { weight, readings, capability } = requirement
  const fact = (name: string, value: Html | string) => html`<dt>${name}</dt><dd>${value}</dd>`
  return html`<dl class="facts">${[
    fact('Source', sourceText(requirement)),
    fact(
      'Weight',
      weight === 'must'
        ? 'must: if it is broken, the run fails'
        : 'should: if it is broken, the run warns, and a strict run fails',
    ),
    ...readings.map((reading) =>
      fact('Reading', html`<code>${reading}: ${declared.readings[reading]}</code> decides what exactly is required`),
    ),
    ...(capability ? [fact('Capability', html`inapplicable unless <code>${capability}</code> is declared`)] : []),
  ]}</dl>`
}
