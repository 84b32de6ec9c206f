import { readFileSync } from 'node:fs'
import { availableParallelism, loadavg } from 'node:os'
import { startStopwatch } from '../clock.ts'

/**
 * How many times slower this machine is at present than the one on which the limits of the suite were set, which had two
 * quiet processors. 1: as quick, or quicker. Limits of real time grow with it; otherwise a busy machine would turn a
 * connector red that does everything right.
 */
export type Slowness = () => number

/** A limit that grows further than this would no longer end anything. */
const slownessMax = 16

/** Milliseconds of `spin` on the machine on which the limits were set. */
const spinReferenceMs = 25
const spinRounds = 10_000_000

/**
 * Takes the greater of two numbers: how many programs wish to run on each processor, and how long a fixed piece of work
 * takes. The second also sees what the first cannot: a slower processor, and a container that gets a part of one.
 */
export const slowness: Slowness = () => {
  const spunMs = Math.min(spin(), spin(), spin())
  return limited(Math.max(wishedFor() / availableParallelism(), spunMs / spinReferenceMs))
}

/** Between 1 and the most that a limit may grow. */
function limited(times: number): number {
  return Math.min(slownessMax, Math.max(1, times))
}

/**
 * The number of programs that run or wait for a processor: the average of the last minute, or the number at present if it is
 * greater. Systems other than Linux know the average only, or nothing.
 */
function wishedFor(): number {
  const [lastMinute = 0] = loadavg()
  return Math.max(lastMinute, runnableNow())
}

function runnableNow(): number {
  try {
    // proc_loadavg(5): the fourth field is `runnable/existing`. The first of them is the reader itself.
    return Number(/ (\d+)\//.exec(readFileSync('/proc/loadavg', 'utf8'))?.[1] ?? 0)
  } catch {
    return 0
  }
}

/** Computes without waiting for anything, and returns the milliseconds that this took. */
function spin(): number {
  const elapsedMs = startStopwatch()
  let state = 1
  for (let round = 0; round < spinRounds; round += 1) {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
  }
  // Uses the result: otherwise the compiler might leave the work out.
  return state === 0 ? 0 : elapsedMs()
}
