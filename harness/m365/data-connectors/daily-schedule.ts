/** A connector runs once every day (TEN-7), at the time of day at which it was created, UTC: so a day is 24 hours. */
const dayMs = 24 * 60 * 60_000

/** How long a run that should be tried again waits, on the calendar. Simulated: Microsoft does not say. */
export const tryAgainAfterMs = 30 * 60_000

/**
 * The newest instant, at or before `now`, at which a connector is due. The first is that of its creation: the page shows the
 * progress of a new connector at once (TEN-8). Undefined if the calendar was set to before it.
 */
export function dueAt(createdAt: Date, now: Date): Date | undefined {
  const days = Math.floor((now.getTime() - createdAt.getTime()) / dayMs)
  return days < 0 ? undefined : new Date(createdAt.getTime() + days * dayMs)
}

/** The next instant after `now` at which a connector is due. */
export function nextDueAt(createdAt: Date, now: Date): Date {
  const last = dueAt(createdAt, now)
  return last === undefined ? createdAt : new Date(last.getTime() + dayMs)
}
