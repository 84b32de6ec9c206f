import { startStopwatch } from '../../control/clock.ts'
import { patience } from '../../control/machine/patience.ts'
import type { MutantTest } from '../tests/mutant-test.ts'

/** A test that noticed something. */
export interface Red {
  test: MutantTest
  says: string
  /** It did not end; something of it may still be running. */
  ranOutOfTime: boolean
  /** Real milliseconds that it took. */
  tookMs: number
}

/** How long a test may take, in multiples of its time without a mutant, and at least. */
const timesSlower = 5
const limitMsMin = 5_000

/** The tests that are most likely to notice a mutant are played one by one, and the others so many at once. */
const aloneMax = 6
const atOnce = 4

/**
 * Plays a test, and no longer waits for it when it takes too long for this machine; undefined if nothing is wrong. `usualMs` is its time
 * without a mutant.
 */
export async function playWithin(test: MutantTest, usualMs = 0, leastMs = limitMsMin): Promise<Red | undefined> {
  const ended = new AbortController()
  const elapsedMs = startStopwatch()
  const limit = patience(Math.max(leastMs, usualMs * timesSlower), ended).then(
    ({ grantedMs }): Red => ({
      test,
      says: `did not end within ${Math.round(grantedMs / 1000)} s`,
      ranOutOfTime: true,
      tookMs: elapsedMs(),
    }),
    () => undefined,
  )
  const played = test.play().then(
    (says): Red | undefined =>
      says === undefined ? undefined : { test, says, ranOutOfTime: false, tookMs: elapsedMs() },
    (error: unknown): Red => ({
      test,
      says: `could not be played: ${String(error)}`,
      ...{ ranOutOfTime: false, tookMs: elapsedMs() },
    }),
  )
  try {
    return await Promise.race([played, limit])
  } finally {
    ended.abort()
  }
}

/** Plays tests, several at once, and returns those that are red. */
export async function playEach(tests: readonly MutantTest[], timesMs: ReadonlyMap<string, number>): Promise<Red[]> {
  const reds: Red[] = []
  const queue = tests.values()
  const playFrom = async (): Promise<void> => {
    for (const test of queue) {
      const red = await playWithin(test, timesMs.get(test.id))
      if (red !== undefined) reds.push(red)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, playFrom))
  return reds
}

/** Plays tests in their order until one notices something, and `isCertain` says that it is no matter of chance. */
export async function playUntilRed(
  tests: readonly MutantTest[],
  { timesMs, isCertain }: { timesMs: ReadonlyMap<string, number>; isCertain: (red: Red) => Promise<boolean> },
): Promise<{ red: Red | undefined; testsPlayed: number }> {
  let testsPlayed = 0
  const reds: Red[] = []
  const playFrom = async (queue: Iterator<MutantTest>): Promise<void> => {
    for (let next = queue.next(); !next.done && reds.length === 0; next = queue.next()) {
      testsPlayed += 1
      const red = await playWithin(next.value, timesMs.get(next.value.id))
      if (red !== undefined) reds.push(red)
    }
  }
  let left: readonly MutantTest[] = tests
  while (left.length > 0) {
    const before: number = testsPlayed
    const turn: readonly MutantTest[] = before < aloneMax ? left.slice(0, 1) : left
    const queue = turn.values()
    await Promise.all(Array.from({ length: Math.min(atOnce, turn.length) }, () => playFrom(queue)))
    left = left.slice(testsPlayed - before)
    for (const red of reds.splice(0)) {
      if (red.ranOutOfTime || (await isCertain(red))) return { red, testsPlayed }
    }
  }
  return { red: undefined, testsPlayed }
}
