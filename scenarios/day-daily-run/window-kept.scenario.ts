import type { Scenario, WayToRun } from '../../harness/runner/index.ts'
import { type Given, type Message, scenario } from '../vocabulary/index.ts'
import { type OrdinaryDay, ordinaryDay } from '../vocabulary/ordinary-day.ts'
import { withEnvironment } from '../vocabulary/ways-to-run.ts'

const hourMs = 60 * 60 * 1000

/** Windows that must stay open: that of a first run that was refused, and that of the daily runs during a backfill (DAY-5). */
export const windowKept: Scenario[] = [
  firstRun('refused', 'is refused because of its mapping file', async (given, { asha }, run) => {
    const rows = [`${asha.number},${asha.mailbox}`, '447700900999,ben at contoso']
    given.customMapping([], `External User ID,Microsoft 365 User Mailbox\n${rows.join('\n')}\n`)
    await run()
    given.customMapping([[asha, asha.mailbox]])
  }),
  // RES-11 has the refused login at the site, RES-9 the servers that are down.
  firstRun(
    'without-a-token',
    'gets no token for the tenant, because its secret is an old one',
    async (_given, _day, run) => {
      await run(withEnvironment({ MT_CLIENT_SECRET: 'the secret of last year' }))
    },
  ),
  scenario(
    'DAY-5/backfill-of-a-later-day',
    'misses nothing after a backfill of a day that is later than the days without a run',
    async (given) => {
      const asha = given.hires()
      const to = given.outsider()
      await given.connectorRuns()
      const startMs = given.world.clock.now().getTime()
      const sentAfter = (hours: number): Message =>
        given.sends({ from: asha, to, text: `Sent after ${hours} hours.`, at: new Date(startMs + hours * hourMs) })
      const missed = sentAfter(10)
      const backfilled = sentAfter(40)
      given.later(48)
      await given.connectorBackfills(new Date(startMs + 24 * hourMs), new Date(startMs + 48 * hourMs))
      given.expects(missed).nowhere()
      given.expects(backfilled).once(asha)
      given.later(1)
      await given.connectorRuns()
      for (const chat of [missed, backfilled]) given.expects(chat).once(asha)
    },
    { needs: 'backfill' },
  ),
]

/** The first run of all is not done, and the next run is a day later: it must archive the window of the first one, too. */
function firstRun(
  slug: string,
  what: string,
  play: (given: Given, day: OrdinaryDay, run: (way?: WayToRun) => Promise<void>) => Promise<void>,
): Scenario {
  return scenario(`DAY-5/first-run-${slug}`, `misses nothing if the first run of all ${what}`, async (given) => {
    const day = ordinaryDay(given)
    await play(given, day, async (way) => {
      const { status } = await given.connectorTries(way)
      given.demands('whether the first run reports that it was done', 'no', status === 'done' ? 'yes' : 'no')
    })
    given.later()
    await given.connectorRuns()
    day.allThere()
  })
}
