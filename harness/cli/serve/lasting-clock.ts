import { createVirtualClock, realNow, type VirtualClock } from '../../control/clock.ts'
import type { StateTables } from '../../control/state/state-tables.ts'

/** What the calendar showed at an instant of real time. */
interface KeptCalendar {
  shown: Date
  realAt: Date
  isRunning: boolean
}

/**
 * The calendar of a served world. It goes on where it was: a calendar that runs has run on while the servers were stopped, and one that
 * stands still has not. At first it runs, from `beginsAt`.
 */
export function lastingClock(tables: StateTables, beginsAt: Date): VirtualClock {
  const kept = tables.value<KeptCalendar>('calendar', () => ({ shown: beginsAt, realAt: realNow(), isRunning: true }))
  const { shown, realAt, isRunning } = kept.get()
  const stoppedMs = isRunning ? Math.max(realNow().getTime() - realAt.getTime(), 0) : 0
  const clock = createVirtualClock(new Date(shown.getTime() + stoppedMs))
  if (isRunning) clock.run()
  const note = (): void => kept.set({ shown: clock.now(), realAt: realNow(), isRunning: clock.isRunning() })
  const noted =
    <Values extends unknown[]>(act: (...values: Values) => void) =>
    (...values: Values): void => {
      act(...values)
      note()
    }
  return {
    ...clock,
    set: noted(clock.set),
    advance: noted(clock.advance),
    run: noted(clock.run),
    freeze: noted(clock.freeze),
    save: () => noted(clock.save()),
  }
}
