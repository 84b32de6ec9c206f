import type { Scenario } from '../../harness/runner/index.ts'
import { type Given, scenario } from '../vocabulary/index.ts'

const hourMs = 60 * 60 * 1000
const dayMs = 24 * hourMs

/** Windows that tile, and days that are run late, twice, or not at all (DAY). */
export const dailyRun: Scenario[] = [
  scenario(
    'DAY-1/previous-24-hours',
    'imports the items that were captured in the 24 hours before the run, and nothing else',
    (given) => runsAt(given, 0),
  ),
  scenario('DAY-1/between-two-seconds', 'does the same if the run begins half a second after a full second', (given) =>
    runsAt(given, 500),
  ),
  scenario(
    'DAY-3/boundary-instant',
    'imports an item on the boundary instant exactly once over two days',
    async (given) => {
      const asha = given.hires()
      const boundary = given.world.clock.now()
      const chat = given.sends({
        from: asha,
        to: given.outsider(),
        text: 'At midnight sharp.',
        at: boundary,
        capturedAt: boundary,
      })
      await given.connectorRuns()
      given.expects(chat).nowhere()
      given.later()
      await given.connectorRuns()
      given.expects(chat).once(asha)
      given.later()
      await given.connectorRuns()
      given.expects(chat).once(asha)
    },
  ),
  scenario(
    'DAY-4/late-item',
    'imports an item that reached TeleMessage days late on the day of its capture',
    async (given) => {
      const asha = given.hires()
      const at = new Date(given.world.clock.now().getTime() - 5 * dayMs)
      const capturedAt = new Date(given.world.clock.now().getTime() - 2 * hourMs)
      const chat = given.sends({ from: asha, to: given.outsider(), text: 'Sent from the mountains.', at, capturedAt })
      await given.connectorRuns()
      given.expects(chat).reads(asha, {
        name: 'the date',
        wanted: at.toISOString().slice(0, 19),
        of: (mail) => mail.date?.toISOString().slice(0, 19) ?? 'none',
      })
    },
  ),
  scenario('DAY-5/three-days-without-a-run', 'misses nothing after days without a run', async (given) => {
    const asha = given.hires()
    const to = given.outsider()
    await given.connectorRuns()
    const missed = [1, 2, 3].map(() => {
      given.later()
      return given.sends({ from: asha, to, text: 'While nobody ran.' })
    })
    await given.connectorRuns()
    for (const chat of missed) given.expects(chat).once(asha)
  }),
  scenario('DAY-5/six-weeks-without-a-run', 'misses nothing after weeks without a run', async (given) => {
    const asha = given.hires()
    const firstRunMs = given.world.clock.now().getTime()
    await given.connectorRuns()
    // One for each time after which a program could stop looking back: days, a week, two, a month.
    const missed = [1, 8, 15, 32, 41].map((days) => {
      const at = new Date(firstRunMs + days * dayMs)
      return given.sends({ from: asha, to: given.outsider(), text: 'While nobody ran.', at, capturedAt: at })
    })
    given.later(42 * 24)
    await given.connectorRuns()
    for (const chat of missed) given.expects(chat).once(asha)
  }),
  scenario(
    'DAY-6/same-day-twice',
    'skips existing copies when a day is run again, and changes no mailbox',
    async (given) => {
      const asha = given.hires()
      const ben = given.hires()
      const chats = [1, 2, 3].map((number) => given.sends({ from: asha, to: ben, text: `Number ${number}.` }))
      await given.connectorRuns()
      await given.connectorRuns()
      for (const chat of chats) {
        given.expects(chat).once(asha)
        given.expects(chat).once(ben)
      }
      if (!given.declares('importLog')) return
      const { summary } = given.log()
      const again = given.readings['log.unit'] === 'copies' ? '0 imported, 6 skipped' : '0 imported, 3 skipped'
      // A connector may read the day again and skip all of it, or find nothing new to read.
      const wanted = summary?.available === 0 ? '0 imported, 0 skipped' : again
      given.demands(
        'the second log counts duplicates as skipped',
        wanted,
        `${summary?.imported} imported, ${summary?.skipped} skipped`,
      )
    },
  ),
  scenario(
    'DAY-7/earlier-hour',
    'neither loses nor doubles anything when a run begins six hours early',
    async (given) => {
      const asha = given.hires()
      const to = given.outsider()
      const first = given.sends({ from: asha, to, text: 'First day.' })
      await given.connectorRuns()
      const between = given.sends({
        from: asha,
        to,
        text: 'In the shorter day.',
        at: new Date(given.world.clock.now().getTime() + hourMs),
      })
      given.later(18)
      await given.connectorRuns()
      const after = given.sends({
        from: asha,
        to,
        text: 'In the longer day.',
        at: new Date(given.world.clock.now().getTime() + 2 * hourMs),
      })
      given.later(30)
      await given.connectorRuns()
      for (const chat of [first, between, after]) given.expects(chat).once(asha)
    },
  ),
  ...(
    [
      ['spring-forward', 'a day of 23 hours', '2026-03-28T23:00:00.000Z', 23],
      ['fall-back', 'a day of 25 hours', '2026-10-24T22:00:00.000Z', 25],
      ['leap-day', 'leap day', '2028-02-29T00:00:00.000Z', 24],
      ['new-year', "year's end", '2026-12-31T00:00:00.000Z', 24],
    ] as const
  ).map(([slug, what, start, hours]) =>
    scenario(`DAY-7/${slug}`, `neither loses nor doubles anything over ${what}`, async (given) => {
      const asha = given.hires()
      const to = given.outsider()
      given.world.clock.set(new Date(start))
      await given.connectorRuns()
      const startMs = given.world.clock.now().getTime()
      const chats = Array.from({ length: hours }, (_, hour) =>
        given.sends({
          from: asha,
          to,
          text: `Hour ${hour}.`,
          at: new Date(startMs + hour * hourMs),
          capturedAt: new Date(startMs + hour * hourMs),
        }),
      )
      given.later(hours)
      await given.connectorRuns()
      given.later()
      await given.connectorRuns()
      for (const chat of chats) given.expects(chat).once(asha)
    }),
  ),
  scenario(
    'DAY-8/empty-day',
    'logs for a day without items that no items were ingested, with the date',
    async (given) => {
      given.hires()
      await given.connectorRuns()
      const { summary } = given.log()
      // The window is all of 10 March. "The date" can mean its begin or its end.
      const right = ['No items ingested on 03/10/2026.', 'No items ingested on 03/11/2026.']
      const seen = summary?.message ?? 'no message'
      given.demands('the message of an empty day', right.includes(seen) ? seen : right.join(' or '), seen)
      given.demands('the items that the log counts', '0', String(summary?.available))
    },
  ),
]

/** A run so many milliseconds after a full second, with items on both sides of both ends of its window. */
async function runsAt(given: Given, offsetMs: number): Promise<void> {
  given.world.clock.advance(offsetMs)
  const asha = given.hires()
  const nowMs = given.world.clock.now().getTime()
  const at = (fromNowMs: number): { at: Date; capturedAt: Date } => ({
    at: new Date(nowMs + fromNowMs),
    capturedAt: new Date(nowMs + fromNowMs),
  })
  const to = given.outsider()
  const before = given.sends({ from: asha, to, text: 'Too early.', ...at(-dayMs - 1) })
  const first = given.sends({ from: asha, to, text: 'Just in.', ...at(-dayMs) })
  const last = given.sends({ from: asha, to, text: 'Still in.', ...at(-1) })
  const after = given.sends({ from: asha, to, text: 'For tomorrow.', ...at(0) })
  await given.connectorRuns()
  given.expects(before).nowhere()
  given.expects(first).once(asha)
  given.expects(last).once(asha)
  given.expects(after).nowhere()
}
