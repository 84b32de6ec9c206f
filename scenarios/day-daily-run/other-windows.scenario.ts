import type { Scenario } from '../../harness/runner/index.ts'
import { scenario } from '../vocabulary/index.ts'

const hourMs = 60 * 60 * 1000

/** Windows under the other readings (DAY-1). */
export const otherWindows: Scenario[] = [
  scenario(
    'DAY-1/by-event-time',
    'imports the items that were sent in the 24 hours before the run, if they had been captured by then',
    async (given) => {
      const asha = given.hires()
      const to = given.outsider()
      const nowMs = given.world.clock.now().getTime()
      const sent = (sentHours: number, capturedHours: number) => {
        const [at, capturedAt] = [sentHours, capturedHours].map((hours) => new Date(nowMs + hours * hourMs))
        return given.sends({
          from: asha,
          to,
          text: `Sent at ${sentHours}.`,
          ...(at && { at }),
          ...(capturedAt && { capturedAt }),
        })
      }
      const dayBefore = sent(-25, -23)
      const inTime = sent(-23, -22)
      const late = sent(-1, 1)
      await given.connectorRuns()
      given.expects(dayBefore).nowhere()
      given.expects(inTime).once(asha)
      given.expects(late).nowhere()
      given.later()
      await given.connectorRuns()
      given.expects(late).nowhere()
    },
    { under: { 'window.basis': 'event' } },
  ),
  scenario(
    'DAY-1/exactly-24-hours',
    'imports the 24 hours before the run and no more, also after a day without a run',
    async (given) => {
      const asha = given.hires()
      const to = given.outsider()
      await given.connectorRuns()
      const startMs = given.world.clock.now().getTime()
      const hoursOn = (hours: number): Date => new Date(startMs + hours * hourMs)
      const dayWithout = given.sends({ from: asha, to, text: 'While nobody ran.', at: hoursOn(10) })
      const dayOfTheRun = given.sends({ from: asha, to, text: 'The day of the run.', at: hoursOn(40) })
      given.later(48)
      await given.connectorRuns()
      given.expects(dayWithout).nowhere()
      given.expects(dayOfTheRun).once(asha)
    },
    { under: { 'window.catchUp': 'exactly-24-hours' } },
  ),
]
