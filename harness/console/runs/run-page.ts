import { type Html, html } from '../../markup/markup.ts'
import type { RequirementInRun, RequirementStanding, RunDetails } from '../kept-runs.ts'
import type { ConsolePage, PageRequest } from '../page.ts'
import {
  buttonForm,
  counted,
  emptyState,
  factsHtml,
  instantHtml,
  instantText,
  livePart,
  tableHtml,
} from '../shell/shown.ts'
import { noSuchRun, runIdIn } from './no-such-run.ts'
import { resultOf, whatWasPlayed } from './runs-page.ts'
import { countsText, standingChip } from './standing-words.ts'

/** A run: its requirements as they are judged, and its report when it has ended. */
export const runPage: ConsolePage = {
  path: '/runs/:runId',
  title: 'Run',
  handler: async (request, { runs }) => {
    const run = await runs.details(runIdIn(request.params))
    if (run === undefined) throw noSuchRun('There is no such run.')
    const content = html`<p class="quiet"><a href="/runs">Runs</a> › Run</p>
${livePart('run', html`${headHtml(request, run)}<h2>Requirements</h2>${requirementsHtml(run)}${outputHtml(run)}`)}`
    return { title: `Run of ${instantText(run.at)}`, content }
  },
}

function headHtml(request: PageRequest, run: RunDetails): Html {
  const { report } = run
  const facts = factsHtml([
    [run.isOurs ? 'Started' : 'Report written', instantHtml(run.at)],
    ['Played', whatWasPlayed(run)],
    ['Result', resultOf(run)],
    ...(report === undefined
      ? []
      : [
          ['Connector', report.connector] as const,
          ...(report.archiver === undefined ? [] : [['Archiver', report.archiver] as const]),
          ['Seed', `${report.seed}${report.strict ? ', strict' : ''}`] as const,
          ['It took', `${report.durationSeconds.toFixed(1)} s`] as const,
          ['To play it again', html`<code>${report.replayCommand}</code>`] as const,
        ]),
  ])
  return html`<section class="card">${facts}<div class="buttons">${run.state === 'going' ? progressHtml(request, run) : linksHtml(run)}</div></section>`
}

function progressHtml(request: PageRequest, { id, requirements }: RunDetails): Html {
  const sum = (count: (one: RequirementInRun) => number): number =>
    requirements.reduce((all, one) => all + count(one), 0)
  const [judged, planned] = [sum((one) => one.judged), sum((one) => one.planned)]
  const bar =
    planned === 0
      ? html`<progress aria-label="The run begins"></progress>`
      : html`<progress aria-label="Judged" value="${judged}" max="${planned}"></progress>`
  return html`${bar} ${buttonForm(request, { action: `/runs/${id}/stop`, text: 'Stop the run', kind: 'danger' })}`
}

function linksHtml({ id, hasPage, report }: RunDetails): Html {
  const base = `/runs/${id}`
  return html`${hasPage ? html`<a class="button main" href="${base}/report">Open the HTML report</a>` : ''}
${hasPage && report?.hasLedger ? html`<a class="button" href="${base}/report#ledger">The ledger, copy by copy</a>` : ''}
${report === undefined ? '' : html`<a class="button" href="${base}/report.json">Download the JSON report</a>`}`
}

function requirementsHtml({ requirements, state }: RunDetails): Html {
  if (requirements.length === 0)
    return emptyState(
      state === 'going' ? 'The run begins. The first verdicts come in a few seconds.' : 'Nothing was judged.',
    )
  const rows = requirements.map(({ id, sentence, standing, judged, planned, message }) => [
    id,
    standingChip(standing),
    planned === 0 ? '–' : `${judged} of ${planned}`,
    html`${sentence}${message === '' ? '' : html`<p class="why">${message}</p>`}`,
  ])
  return html`<p>${counted(requirements.length, 'requirement')}: ${countsText(countsOf(requirements))}</p>
${tableHtml('Requirements in the order of the catalogue', ['Requirement', 'Verdict', 'Judged', 'What it says'], rows)}`
}

function countsOf(requirements: readonly RequirementInRun[]): [RequirementStanding, number][] {
  const counts = new Map<RequirementStanding, number>()
  for (const { standing } of requirements) counts.set(standing, (counts.get(standing) ?? 0) + 1)
  return [...counts]
}

function outputHtml({ output, state, report }: RunDetails): Html {
  if (output === '' || state === 'going') return html``
  const open = report === undefined ? html` open` : ''
  return html`<details${open}><summary>What it printed</summary><pre tabindex="0" aria-label="What it printed">${outputLines(output)}</pre></details>`
}

/** Line by line: anything else that acts is shown. */
function outputLines(output: string): Html {
  return html`${output.split(/\r?\n/).map((line) => html`${line}<br>`)}`
}
