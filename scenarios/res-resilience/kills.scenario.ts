import type { JournalRecord } from '../../harness/control/journal.ts'
import type { Scenario } from '../../harness/runner/index.ts'
import { callsThat } from '../vocabulary/calls.ts'
import { type Given, scenario } from '../vocabulary/index.ts'
import { type OrdinaryDay, ordinaryDay } from '../vocabulary/ordinary-day.ts'
import { killedWhen } from '../vocabulary/ways-to-run.ts'

/** The part of a run in which it is killed. */
const shareOfRun = 0.8

/** Power cuts (RES-5). The moments are requests, so they are the same for every connector. */
export const kills: Scenario[] = [
  moment('write', 'a message was stored', callsThat.write, 3),
  moment('folder', 'a folder was made', callsThat.makeFolder, 1, { heavy: true }),
  moment('list', 'items were served', callsThat.list, 1, { heavy: true }),
  moment('download', 'a file was served', callsThat.download, 1, { heavy: true }),
  scenario(
    'RES-5/the-day-before',
    'archives the day of a killed run if the next run is a day later: of the first run of all, and of a later one',
    async (given) => {
      const days: OrdinaryDay[] = []
      for (const isFirst of [true, false]) {
        days.push(ordinaryDay(given))
        let seen = 0
        await isKilled(given, ({ server, operation }) => {
          if (callsThat.list.includes(`${server}:${operation}`)) seen += 1
          return seen === 1
        })
        // If the declared window is 24 hours, no later run makes up for a lost day.
        if (given.readings['window.catchUp'] === 'from-last-window') given.later()
        await given.connectorRecovers()
        for (const day of days) day.allThere()
        if (isFirst) given.later()
      }
    },
    { occursBy: 'saying', kills: true },
  ),
  scenario(
    'RES-5/any-moment',
    'reaches the same mailboxes when it is killed several times, at moments drawn from a whole run',
    async (given) => {
      const first = ordinaryDay(given)
      await given.connectorRuns()
      given.later()
      // A first run may ask more than a later one, because it cannot know what is in the mailboxes. So the second is measured.
      const second = ordinaryDay(given)
      const before = given.world.journal.total()
      await given.connectorRuns()
      const requests = given.world.journal.total() - before
      given.later()
      const next = ordinaryDay(given)
      for (const attempt of [1, 2]) {
        // The third run may need some requests fewer: pages have any length.
        const moment = given.world.chance
          .fork(`killed ${attempt}`)
          .int(1, Math.max(1, Math.floor(requests * shareOfRun)))
        let seen = 0
        await isKilled(given, () => {
          seen += 1
          return seen === moment
        })
      }
      await given.connectorRecovers()
      for (const each of [first, second, next]) each.allThere()
    },
    { occursBy: 'saying', kills: true, heavy: true },
  ),
]

function moment(
  slug: string,
  what: string,
  operations: readonly string[],
  nth: number,
  options: { heavy?: boolean } = {},
): Scenario {
  return scenario(
    `RES-5/${slug}`,
    `reaches the same mailboxes when it is killed just when ${what}, and run again`,
    async (given) => {
      const day = ordinaryDay(given)
      let seen = 0
      await isKilled(given, ({ server, operation }) => {
        if (operations.includes(`${server}:${operation}`)) seen += 1
        return seen === nth
      })
      await given.connectorRecovers()
      day.allThere()
    },
    { occursBy: 'saying', kills: true, ...options },
  )
}

/** Runs the connector and kills it in mid-run. It counts as an occurrence if the run had not ended before. */
async function isKilled(given: Given, isTheMoment: (request: JournalRecord) => boolean): Promise<void> {
  // The power cut may have struck while the log was written, so the log may be incomplete.
  given.judgesItself(({ requirement }) => requirement.startsWith('LOG-') || requirement === 'DAY-8')
  const { trouble } = await given.connectorTries(killedWhen(given.world, isTheMoment))
  if (trouble === 'killed') given.occurs()
}
