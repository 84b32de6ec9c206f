import { type Html, html } from '../../markup/markup.ts'
import type { ChangedCheck, ComparedRuns, ShownRun } from '../kept-runs.ts'
import type { ConsolePage } from '../page.ts'
import { chip, counted, emptyState, factsHtml, instantText, tableHtml } from '../shell/shown.ts'
import { noSuchRun } from './no-such-run.ts'
import { resultOf } from './runs-page.ts'
import { standingChip } from './standing-words.ts'

/** What changed from one report to another. */
export const comparePage: ConsolePage = {
  path: '/runs/compare',
  title: 'Two runs compared',
  handler: async ({ query }, { runs }) => {
    const [before, after] = [query.get('before') ?? '', query.get('after') ?? '']
    const compared = await runs.compare(before, after)
    if (compared === undefined) throw noSuchRun('One of the two runs has no report that can be compared.')
    const listed = await runs.list()
    const named = (id: string): Html => {
      const run = listed.find((one) => one.id === id)
      return run === undefined ? html`${id}` : runHtml(run)
    }
    return html`<p class="quiet"><a href="/runs">Runs</a> › Compare</p>
<section class="card">${factsHtml([
      ['Before', named(before)],
      ['After', named(after)],
      ...compared.differences.map((difference) => ['They differ', difference] as const),
    ])}</section>
${changesHtml(compared)}`
  },
}

function runHtml(run: ShownRun): Html {
  return html`<a href="/runs/${run.id}">${instantText(run.at)}</a> ${run.report?.connector ?? ''}, seed ${run.report?.seed ?? 0} ${resultOf(run)}`
}

function changesHtml({ groups, isWorse }: ComparedRuns): Html {
  if (groups.length === 0) return emptyState('Nothing has changed.')
  const all = groups.reduce((sum, { checks }) => sum + checks.length, 0)
  const verdict = isWorse ? chip('fail', 'something is worse') : chip('pass', 'nothing is worse')
  const tables = groups.map(({ title, checks }) =>
    tableHtml(`${title} (${checks.length})`, ['Requirement', 'Before', 'After', 'Check'], checks.map(cellsOf)),
  )
  return html`<p>${counted(all, 'change')}: ${verdict}</p>${tables}`
}

function cellsOf({ requirement, scenario, title, before, after }: ChangedCheck): Html[] {
  const standing = (one: ChangedCheck['before']): Html => (one === null ? html`–` : standingChip(one))
  const check = scenario === null ? html`${title}` : html`<code>${scenario}</code> ${title}`
  return [html`${requirement}`, standing(before), standing(after), check]
}
