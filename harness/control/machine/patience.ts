import { setTimeout as pause } from 'node:timers/promises'
import { startStopwatch } from '../clock.ts'
import { type Slowness, slowness as slownessOfMachine } from './slowness.ts'

/** What a limit came to. */
export interface RanOut {
  /** Real milliseconds that were granted. */
  grantedMs: number
  /** By how many times the limit grew, because the machine was slow. */
  slowness: number
}

/** A machine that is slower than this is too slow for a verdict that rests on time. */
export const slownessOfDoubt = 3

/**
 * Resolves when a limit of real milliseconds is over. On a slow machine the limit grows: each time it seems to be over, the
 * machine is measured, and its whole time is granted for the slowest measurement. Rejects as soon as `signal` is aborted.
 */
export async function patience(
  limitMs: number,
  { signal, slowness = slownessOfMachine }: { signal: AbortSignal; slowness?: Slowness | undefined },
): Promise<RanOut> {
  const elapsedMs = startStopwatch()
  let slowest = 1
  for (;;) {
    const grantedMs = limitMs * slowest
    await pause(Math.max(0, grantedMs - elapsedMs()), undefined, { signal })
    const measured = slowness()
    if (measured <= slowest) return { grantedMs, slowness: slowest }
    slowest = measured
  }
}

/** A limit that ran out, for messages: `120 s`, or `600 s (120 s on a machine that is not busy)`. */
export function grantedWords(limitMs: number, { grantedMs }: RanOut): string {
  const seconds = (ms: number): string => `${Math.round(ms / 100) / 10} s`
  if (grantedMs === limitMs) return seconds(limitMs)
  return `${seconds(grantedMs)} (${seconds(limitMs)} on a machine that is not busy)`
}
