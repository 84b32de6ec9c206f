import type { Scenario } from '../../harness/runner/index.ts'
import { type Given, type Message, scenario } from '../vocabulary/index.ts'

const hourMs = 60 * 60 * 1000

/** Backfills (DAY-3): however a span is cut into windows, each of its items is imported once. */
export const backfillWindows: Scenario[] = [
  scenario(
    'DAY-3/day-split-in-two',
    'imports each half of a day separately, and an item on the cut with the second half',
    async (given) => {
      const { asha, hoursAgo, sentAgo } = past(given)
      const first = [sentAgo(24), sentAgo(18)]
      const second = [sentAgo(12), sentAgo(3)]
      await given.connectorBackfills(hoursAgo(24), hoursAgo(12))
      for (const message of first) given.expects(message).once(asha)
      for (const message of second) given.expects(message).nowhere()
      await given.connectorBackfills(hoursAgo(12), hoursAgo(0))
      for (const message of [...first, ...second]) given.expects(message).once(asha)
      await given.connectorRuns()
      for (const message of [...first, ...second]) given.expects(message).once(asha)
    },
    { needs: 'backfill' },
  ),
  scenario(
    'DAY-3/two-days-merged',
    'imports two days in one run, and the rest in another run',
    async (given) => {
      const { asha, hoursAgo, sentAgo } = past(given)
      const before = sentAgo(60)
      const both = [sentAgo(48), sentAgo(30), sentAgo(24), sentAgo(1)]
      await given.connectorBackfills(hoursAgo(48), hoursAgo(0))
      given.expects(before).nowhere()
      for (const message of both) given.expects(message).once(asha)
      await given.connectorBackfills(hoursAgo(72), hoursAgo(24))
      for (const message of [before, ...both]) given.expects(message).once(asha)
    },
    { needs: 'backfill' },
  ),
]

/** A colleague, and messages that she sent a number of hours before now. */
function past(given: Given) {
  const asha = given.hires()
  const to = given.outsider()
  const nowMs = given.world.clock.now().getTime()
  const hoursAgo = (hours: number): Date => new Date(nowMs - hours * hourMs)
  const sentAgo = (hours: number): Message =>
    given.sends({ from: asha, to, text: `Sent ${hours} hours ago.`, at: hoursAgo(hours) })
  return { asha, hoursAgo, sentAgo }
}
