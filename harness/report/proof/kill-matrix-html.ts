import { type Html, html } from '../../markup/markup.ts'
import type { ProvenConnector, ProvenMock } from '../../runner/index.ts'
import { counted } from '../count-words.ts'
import { sentenceHtml } from '../html/markup.ts'
import { htmlPage } from '../html/page.ts'
import type { ReportFormat } from '../report-format.ts'
import { killMatrixScript } from './kill-matrix-html-script.ts'
import { killMatrixStyle } from './kill-matrix-html-style.ts'
import { mutationScoreText } from './mutation-score.ts'
import { type Kill, killOf, killWords, type ProofReport, type ProvenRequirement } from './prove-report.ts'

/** `--html <file>`: the kill matrix for people. */
export const proofHtmlFormat: ReportFormat<ProofReport> = {
  name: 'html',
  description: 'where to write the kill matrix as an HTML page',
  render: renderKillMatrixHtml,
}

/** The kill matrix as one self-contained page: it sends no requests, and shows everything without its script. */
export function renderKillMatrixHtml(proof: ProofReport): string {
  const caught = proof.connectors.filter((connector) => connector.caught).length
  const title = `${caught} of ${counted(proof.connectors.length, 'wrong connector', 'wrong connectors')} caught`
  const content = html`<header>
<h1>${title}</h1>
<p>Each column is a connector with one fault, each row a requirement. ${played(proof)} Seed ${proof.seed}.</p>
${escapes([...proof.connectors, ...proof.mocks])}
${legend()}
</header>
<main>
${unproven(proof.requirements)}
${mutants(proof)}
${filterForm()}
${matrix(proof)}
${mocks(proof.mocks)}
</main>`
  return htmlPage({ title, style: killMatrixStyle, script: killMatrixScript, content })
}

function played({ full }: ProofReport): string {
  return full
    ? 'Every scenario was played with every connector.'
    : 'Each connector played the scenarios of the requirements that it must break, and the scenarios that guard the others.'
}

function escapes(connectors: readonly Pick<ProvenConnector, 'id' | 'caught' | 'why'>[]): Html {
  const escaped = connectors.filter(({ caught }) => !caught)
  if (escaped.length === 0) return html``
  return html`<h2>Not caught</h2><ul class="escapes">${escaped.map(({ id, why }) => html`<li><code>${id}</code> ${why}</li>`)}</ul>`
}

function legend(): Html {
  const entries = Object.entries(killWords).map(
    ([kill, { letter, meaning }]) => html`<li><span class="kill ${kill}">${letter}</span> ${meaning}</li>`,
  )
  return html`<ul class="legend" aria-label="What the letters mean">${entries}</ul>`
}

function unproven(requirements: readonly ProvenRequirement[]): Html {
  const rows = requirements.filter(({ redBy }) => redBy.length === 0)
  if (rows.length === 0) return html`<p>Unproven: none. Every requirement has been seen red.</p>`
  const because = 'no wrong connector that was played and caught turns it red'
  const items = rows.map(({ id, unprovenBecause }) => html`<li><code>${id}</code> ${unprovenBecause ?? because}</li>`)
  return html`<details><summary>${counted(rows.length, 'requirement', 'requirements')} unproven</summary><ul>${items}</ul></details>`
}

function mutants({ mutants: scores }: ProofReport): Html {
  const items = scores.filter(({ played }) => played > 0).map((score) => html`<li>${mutationScoreText(score)}</li>`)
  return items.length === 0 ? html`` : html`<p>Mutants, as last measured:</p><ul>${items}</ul>`
}

/** Hidden until the script runs: without it there is nothing to search with. */
function filterForm(): Html {
  return html`<form id="filter" role="search" hidden>
<label for="search">Search requirements</label>
<input type="search" id="search" name="search" placeholder="MAP-5, folder, address" autocomplete="off">
<label><input type="checkbox" name="red"> only connectors that turn one of these red</label>
<p id="shown" role="status"></p>
</form>`
}

function matrix({ connectors, requirements }: ProofReport): Html {
  const heads = connectors.map(
    ({ id, fault, caught }) =>
      html`<th scope="col" class="${caught ? 'caught' : 'escaped'}" title="${fault}"><span>${id}</span></th>`,
  )
  return html`<div class="matrix" tabindex="0" role="region" aria-label="Kill matrix"><table>
<thead><tr><th scope="col" class="corner">Requirement</th>${heads}</tr></thead>
<tbody>${requirements.map((requirement) => matrixRow(requirement, connectors))}</tbody>
</table></div>`
}

/** Apart from the matrix: no connector is judged by a wrong mock. */
function mocks(proven: readonly ProvenMock[]): Html {
  if (proven.length === 0) return html``
  const caught = proven.filter((mock) => mock.caught).length
  const items = proven.map(
    ({ id, fault, mustRed, caught: isCaught }) =>
      html`<li><code>${id}</code> ${isCaught ? 'caught' : 'not caught'} by ${mustRed.join(', ')}: ${fault}</li>`,
  )
  return html`<details><summary>Wrong mocks of the self-test: ${String(caught)} of ${String(proven.length)} caught</summary><ul>${items}</ul></details>`
}

function matrixRow({ id, sentence, redBy }: ProvenRequirement, connectors: readonly ProvenConnector[]): Html {
  const cells = connectors.map((connector) => cell(killOf(connector, id)))
  const standing = redBy.length === 0 ? 'unproven' : 'proven'
  return html`
<tr class="${standing}"><th scope="row"><span class="id">${id}</span><span class="sentence">${sentenceHtml(sentence)}</span></th>${cells}</tr>`
}

function cell(kill: Kill): Html {
  return html`<td class="${kill}">${killWords[kill].letter}</td>`
}
