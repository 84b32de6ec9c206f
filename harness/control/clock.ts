import { performance } from 'node:perf_hooks'

/**
 * The calendar that both servers and the connector live in: windows, event and capture times, `Date` headers, log dates.
 * It stands still until somebody moves it. Durations (Retry-After, token life) run on the real clock instead.
 */
export interface VirtualClock {
  now(): Date
  /** Moves the calendar to an instant, backwards too. */
  set(instant: Date): void
  /** Moves the calendar forward by `durationMs`, which may be negative. */
  advance(durationMs: number): void
}

/** A calendar that starts at `start`. Throws a RangeError for an instant that is no date. */
export function createVirtualClock(start: Date): VirtualClock {
  let instantMs = checked(start.getTime())
  return {
    now: () => new Date(instantMs),
    set: (instant) => {
      instantMs = checked(instant.getTime())
    },
    advance: (durationMs) => {
      instantMs = checked(instantMs + durationMs)
    },
  }
}

function checked(instantMs: number): number {
  if (!Number.isFinite(instantMs))
    throw new RangeError('the virtual clock needs an instant, and got something that is no date')
  return instantMs
}

/** Milliseconds of real time since some fixed point; for durations only. */
export function monotonicMs(): number {
  return performance.now()
}

/** The real present: for certificates and tokens, which other programs check against their own clock. */
export function realNow(): Date {
  return new Date()
}

/** Starts measuring real time; the returned function gives the milliseconds since then. */
export function startStopwatch(): () => number {
  const startMs = monotonicMs()
  return () => monotonicMs() - startMs
}
