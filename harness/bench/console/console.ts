import { stat } from 'node:fs/promises'
import { startStopwatch } from '../../control/clock.ts'
import { createWorkFolder } from '../../runner/index.ts'
import type { Benchmark } from '../benchmark.ts'
import { type Figure, figure, median } from '../figure.ts'
import { deposit, keptOwner, openKeptTenant } from '../keeping/kept-mailboxes.ts'
import { messageMaker } from '../keeping/searched-messages.ts'
import { refusedOneIn } from './fill-journal.ts'
import { openShownWorld, type ShownWorld } from './shown-world.ts'

const itemsDefault = 100_000
const exchangesDefault = 50_000
const roundCount = 11
const targetMs = 200
/** How many messages a page of the console has. */
const messagesOfPage = 50
const kilobyte = 1_000
const scriptKilobytesMax = 50

/** Measures pages of the console over a full mailbox, a full journal and a full day of the site. */
export const consolePages: Benchmark = {
  name: 'console',
  measures: `pages of the console over ${itemsDefault} messages and items (or --items N) and ${exchangesDefault} exchanges`,
  takes: 'two minutes',
  measure: async ({ items = itemsDefault, progress }) => {
    const workFolder = await createWorkFolder()
    try {
      const folder = await workFolder.subfolder('tenant')
      return await measureConsole({
        folder,
        items,
        exchanges: exchangesDefault,
        rounds: roundCount,
        show: progress.show,
      })
    } finally {
      await workFolder.remove()
    }
  },
}

/** What to measure, in a folder that has nothing yet. */
export interface ConsoleMeasuring {
  folder: string
  /** The messages of the mailbox, and the items of the site. */
  items: number
  exchanges: number
  /** How often each page is loaded; the first time does not count. */
  rounds: number
  show(text: string): void
}

/** Fills a tenant, starts once more with it, and loads pages of the console. */
export async function measureConsole({ folder, items, exchanges, rounds, show }: ConsoleMeasuring): Promise<Figure[]> {
  show(`console: writing ${items} messages`)
  const kept = await openKeptTenant(folder)
  await deposit(kept, { count: items, groupSize: 1_000, from: 0, message: messageMaker(keptOwner, 1) })
  await kept.state.close()
  show('console: starting')
  const world = await openShownWorld(folder, { items, exchanges })
  try {
    show('console: loading pages')
    return [...(await pageFigures(world, { items, exchanges, rounds })), await scriptFigure()]
  } finally {
    await world.close()
  }
}

async function pageFigures(
  world: ShownWorld,
  { items, exchanges, rounds }: Pick<ConsoleMeasuring, 'items' | 'exchanges' | 'rounds'>,
): Promise<Figure[]> {
  const timed = async ({ path, shows }: TimedPage): Promise<number> => {
    const elapsedMs = startStopwatch()
    const markup = await world.page(path)
    const ms = elapsedMs()
    if (!markup.includes(shows)) throw new Error(`${path} does not show ${JSON.stringify(shows)}`)
    return ms
  }
  const atMost = (name: string, value: number, target: number | null): Figure =>
    figure({
      ...{ name: `${name}, compared with ${targetMs} ms`, value, bound: targetMs, unit: 'ms', target },
      sense: 'at most',
    })
  const [first, ...others] = timedPages(items, exchanges)
  if (first === undefined) throw new RangeError('no page to measure')
  const figures = [atMost(`${first.name}, for the first time after a start`, await timed(first), null)]
  for (const page of [first, ...others]) {
    await timed(page)
    const times: number[] = []
    for (let round = 0; round < rounds; round += 1) times.push(await timed(page))
    figures.push(atMost(page.name, median(times), 1))
  }
  return figures
}

interface TimedPage {
  name: string
  path: string
  /** A text of its markup, so that no error page is measured. */
  shows: string
}

function timedPages(items: number, exchanges: number): TimedPage[] {
  const folder = `/mailboxes/${encodeURIComponent(keptOwner)}`
  const middle = Math.ceil(items / messagesOfPage / 2)
  const [all, first] = [items.toLocaleString('en-US'), ((middle - 1) * messagesOfPage + 1).toLocaleString('en-US')]
  const last = (middle * messagesOfPage).toLocaleString('en-US')
  const journal = '/control-room/journal'
  const refused = Math.floor(exchanges / refusedOneIn)
  return [
    { name: `the first page of ${items} messages`, path: folder, shows: `1–${messagesOfPage} of ${all} messages` },
    { name: 'a page in their middle', path: `${folder}?page=${middle}`, shows: `${first}–${last} of ${all} messages` },
    {
      ...{ name: `the first page of ${exchanges} exchanges`, path: journal },
      shows: `${exchanges.toLocaleString('en-US')} requests kept that match`,
    },
    {
      ...{ name: 'exchanges with a filter that finds few', path: `${journal}?status=refused&path=MAILFOLDERS` },
      shows: `${refused} request${refused === 1 ? '' : 's'} kept that match`,
    },
    { name: `the overview over a site with ${items} items of a day`, path: '/', shows: 'items in 24 hours' },
    { name: 'the phones of that site', path: '/phones', shows: 'From the phone of' },
  ]
}

async function scriptFigure(): Promise<Figure> {
  const { size } = await stat(new URL('../../console/client/console.js', import.meta.url))
  return figure({
    ...{ name: 'size of the script of all pages', value: size / kilobyte, bound: scriptKilobytesMax },
    ...{ unit: 'kB', target: 1, sense: 'at most' },
  })
}
