import type { ShownRun } from '../../contract/index.ts'
import { type Html, html } from '../../markup/markup.ts'
import { bytesText, chip, counted, tableHtml } from '../shell/shown.ts'

const kinds = { running: 'warn', done: 'pass', 'try-again': 'warn', failed: 'fail' } as const

/** The state of a run as a mark. */
export function runState({ state }: Pick<ShownRun, 'state'>): Html {
  return chip(kinds[state], state)
}

/** A run in a line, with what was seen of it so far. */
export function runLine(run: ShownRun): Html {
  const { itemsFetched, copiesImported } = run.observed
  const words = `${counted(itemsFetched, 'item')}, ${counted(copiesImported, 'copy', 'copies')} imported`
  return html`${runState(run)} ${words}${run.endedAt === null ? progressHtml(run) : ''}`
}

/** The copies so far and about how long it still takes; without an end in sight, a bar that only shows that the run goes on. */
function progressHtml({ observed: { secondsLeft } }: ShownRun): Html {
  const left = secondsLeft === null ? '' : `, about ${counted(secondsLeft, 'second')} left`
  return html`${left} <progress aria-label="The run goes on"></progress>`
}

const figures = [
  ['Items fetched', 'itemsFetched', 'itemsFetched'],
  ['Copies imported', 'copiesImported', 'copiesImported'],
  ['Copies refused', 'copiesRefused', 'copiesRefused'],
  ['Copies skipped', undefined, 'copiesSkipped'],
  ['Copies failed', undefined, 'copiesFailed'],
  ['Items offered to no mailbox', 'itemsSkipped', undefined],
  ['Attempts that a mailbox refused', 'importsRefused', undefined],
  ['Bytes imported', 'bytesImported', undefined],
] as const

/** What was seen of a run beside what its import log says of it, and where both differ. */
export function comparisonHtml({ observed, reported, differences }: ShownRun): Html {
  const shown = (name: string, count: number | null | undefined): string =>
    count == null ? '–' : name.startsWith('Bytes') ? bytesText(count) : count.toLocaleString('en-US')
  const rows = figures.map(([name, seen, said]) => {
    const differs = differences?.some(({ what }) => what === seen) ?? false
    return [
      name,
      shown(name, seen === undefined ? undefined : observed[seen]),
      shown(name, said === undefined ? undefined : reported?.[said]),
      differs
        ? chip('fail', 'differ')
        : seen !== undefined && said !== undefined && differences !== null
          ? chip('pass', 'agree')
          : '',
    ]
  })
  const verdict =
    differences === null
      ? 'There is nothing to compare yet.'
      : differences.length === 0
        ? 'What was seen and what the import log says agree.'
        : `What was seen and what the import log says differ in ${counted(differences.length, 'figure')}.`
  return html`<p>${verdict}</p>${tableHtml('Observed and reported', ['Figure', 'Observed', 'Reported', 'Verdict'], rows)}`
}
