import { performance } from 'node:perf_hooks'
import type { Savable } from './savable.ts'

/**
 * The calendar that both servers and the connector live in: windows, event and capture times, `Date` headers, log
 * dates. It stands still until a test or the control plane moves it or lets it run. Durations (Retry-After, token
 * lifetime) always run on the real clock.
 */
export interface VirtualClock extends Savable {
  now(): Date
  /**
   * Moves the calendar to an instant, forwards or backwards. If it runs, it continues from there. Throws a RangeError for an instant
   * before 1970 or after the year 9000 began.
   */
  set(instant: Date): void
  /** Moves the calendar forward by `durationMs`, which may be negative. Throws what `set` throws. */
  advance(durationMs: number): void
  /** From now on the calendar follows real time, starting at its present instant. */
  run(): void
  /** From now on the calendar stands still at its present instant. */
  freeze(): void
  isRunning(): boolean
}

/**
 * A calendar that stands still at `start`. Throws a RangeError if the instant is not a date. When it runs, it follows
 * `realClockMs`; tests replace that clock so that they need not wait.
 */
export function createVirtualClock(start: Date, realClockMs: () => number = monotonicMs): VirtualClock {
  let instantMs = checked(start.getTime())
  let runningSinceMs: number | undefined
  const presentMs = (): number =>
    checked(instantMs + (runningSinceMs === undefined ? 0 : realClockMs() - runningSinceMs))
  const goOn = (fromMs: number, isRunning: boolean): void => {
    instantMs = fromMs
    runningSinceMs = isRunning ? realClockMs() : undefined
  }
  const isRunning = (): boolean => runningSinceMs !== undefined
  return {
    now: () => new Date(presentMs()),
    set: (instant) => goOn(inRange(instant.getTime()), isRunning()),
    advance: (durationMs) => goOn(inRange(presentMs() + durationMs), isRunning()),
    run: () => goOn(presentMs(), true),
    freeze: () => goOn(presentMs(), false),
    isRunning,
    save: () => {
      const kept = { fromMs: presentMs(), wasRunning: isRunning() }
      return () => goOn(kept.fromMs, kept.wasRunning)
    },
  }
}

/** The furthest instants that a Date can hold, in milliseconds from 1970. */
const instantMsMax = 8.64e15

function checked(instantMs: number): number {
  if (Math.abs(instantMs) <= instantMsMax) return instantMs
  throw new RangeError('the virtual clock needs an instant, but this is not a date')
}

/**
 * Where the calendar may be moved to. ISO 8601 and mail have four digits for a year: with another instant no server can answer any more, and
 * in a kept world that stays so. Behind the last one there is room for retention of 100 years.
 */
const range = { fromMs: 0, toMs: Date.UTC(9000) }

/** A mistake of who asked, and not of the program: its code says so. */
class InstantImpossible extends RangeError {
  readonly code = 'instant-impossible'
}

function inRange(instantMs: number): number {
  if (checked(instantMs) >= range.fromMs && instantMs <= range.toMs) return instantMs
  const [from, to] = [range.fromMs, range.toMs].map((ms) => new Date(ms).toISOString())
  throw new InstantImpossible(`the virtual clock needs an instant from ${from} to ${to}`)
}

/**
 * Milliseconds of real time; for durations only. Within a process it never goes back. Its zero is that of the system's clock, so that a
 * token that outlives the process ends when it should.
 */
export function monotonicMs(): number {
  return performance.timeOrigin + performance.now()
}

/** The real time: for certificates and tokens, which other programs check against their own clock. */
export function realNow(): Date {
  return new Date()
}

/** Starts measuring real time; the returned function returns the milliseconds since then. */
export function startStopwatch(): () => number {
  const startMs = monotonicMs()
  return () => monotonicMs() - startMs
}
