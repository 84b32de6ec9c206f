import { afterAll, expect, test } from 'vitest'
import { createWorkFolder, playScenario } from '../../../harness/runner/index.ts'
import { openWorlds } from '../../../harness/runner/world/open-world.ts'
import { referenceConnector } from '../../reference-connector.ts'
import { selfTest } from '../self-test.ts'
import { type SeenRun, userNamed } from './page-words.ts'

// A week on the calendar with the reference connector behind the page, followed from outside by one stream of events.

const dayMs = 24 * 60 * 60_000
const days = 7
const missedDays = 3
const workFolder = await createWorkFolder()
afterAll(() => workFolder.remove())

interface Week {
  /** Every event of the connector, in order. */
  events: { event: string; run: SeenRun }[]
  /** What the import log of each run says, oldest first. */
  logged: { itemsFromSource: number; imported: number }[]
}

async function lived(): Promise<{ week: Week; verdicts: string[] }> {
  const week: Week = { events: [], logged: [] }
  const scenario = selfTest('TEN-7/week', 'runs once a day for a week', async ({ page, world, demands, ...site }) => {
    const { device } = await site.linksAsha()
    world.addToDirectory(userNamed('asha'))
    world.usesOnPage(referenceConnector)
    const person = await page.administrator()
    const { connectorId } = await person.createsConnector()
    const followed = person.ask('GET', page.at('connectorEvents', { connectorId }))
    const { scheduler } = world.tenant.connectorPage
    // At once, because a log is gone after 7 days.
    const readsLog = async (): Promise<void> => {
      const [run] = await person.runs(connectorId)
      const log = (await person.log(connectorId, run?.runId ?? '')).body.toString()
      week.logged.push(JSON.parse(log.trim().split('\n').at(-1) ?? '{}'))
    }
    const lives = async (messages: number): Promise<void> => {
      for (let count = 0; count < messages; count += 1) await site.captures(device.deviceToken)
      world.clock.advance(dayMs)
    }
    for (let day = 1; day <= days; day += 1) {
      await scheduler.check()
      await scheduler.check()
      await readsLog()
      await lives(day)
    }
    for (let day = 1; day < missedDays; day += 1) await lives(2)
    for (let times = 0; times < 3; times += 1) await scheduler.check()
    await readsLog()
    // The stream of a connector ends when it is deleted.
    demands('deleting', '204', page.verdictOf(await person.ask('DELETE', page.at('connector', { connectorId }))))
    week.events = page.eventsIn(await followed)
  })
  const openWorld = await openWorlds({ seed: 20_260_311, workFolder })
  const { results } = await playScenario({
    scenario,
    connector: referenceConnector,
    strict: true,
    openWorld: () => openWorld(scenario.id),
  })
  return { week, verdicts: results.map(({ verdict, requirement }) => `${requirement} ${verdict}`) }
}

test('a week has one run a day, made-up days have one, and the events end at the counts of the logs', async () => {
  const { week, verdicts } = await lived()
  expect(verdicts).toContain('TEN-7 pass')
  const { events, logged } = week
  const ended = events.filter(({ event }) => event === 'end').map(({ run }) => run)
  const first = Date.parse(ended[0]?.dueAt ?? '')
  const dueDays = ended.map(({ dueAt }) => (Date.parse(dueAt) - first) / dayMs)
  expect(dueDays).toEqual([0, 1, 2, 3, 4, 5, 6, 6 + missedDays])
  expect(ended.map(({ state, attempt, differences }) => [state, attempt, differences])).toEqual(
    ended.map(() => ['done', 1, []]),
  )
  expect(logged.map(({ itemsFromSource }) => itemsFromSource)).toEqual([0, 1, 2, 3, 4, 5, 6, 7 + 2 * (missedDays - 1)])
  expect(ended.map(({ observed }) => [observed.itemsFetched, observed.copiesImported])).toEqual(
    logged.map(({ itemsFromSource, imported }) => [itemsFromSource, imported]),
  )
  for (const { runId } of ended) {
    const counts = events
      .filter(({ run }) => run.runId === runId)
      .map(({ run: { observed } }) => [observed.itemsFetched, observed.copiesImported] as const)
    for (const at of [0, 1] as const) {
      const one = counts.map((pair) => pair[at])
      expect(one, runId).toEqual(one.toSorted((a, b) => a - b))
    }
  }
})
