/** The half-open span of capture times `[from, to)` that a run asks for. */
export interface Window {
  from: Date
  to: Date
}

/** What earlier runs left: where the last completed window ended, and where one began that was never completed. */
export interface WindowState {
  completedTo?: Date | undefined
  begunFrom?: Date | undefined
}

/** What a run goes by to find its window. */
export interface WindowQuestion {
  now: Date
  state: WindowState
  /** The window that this run must archive; absent: it finds its own. */
  backfill?: Window | undefined
}

const hourMs = 60 * 60 * 1000

/**
 * The window of a run at `now` (DAY-1, DAY-3, DAY-5). It reaches back 24 hours at least, so that a second run of a day
 * reads the day again and skips what is there; and to the end of the last completed window, or the beginning of an
 * unfinished one, where that is earlier: without it a day on which the connector did not run would be lost for good.
 */
export function windowFor({ now, state, backfill }: WindowQuestion, policy: { windowHours: number }): Window {
  if (backfill !== undefined) return backfill
  const dayBefore = new Date(now.getTime() - policy.windowHours * hourMs)
  const starts = [dayBefore, state.completedTo, state.begunFrom].filter((start) => start !== undefined)
  return { from: new Date(Math.min(...starts.map((start) => start.getTime()))), to: now }
}
