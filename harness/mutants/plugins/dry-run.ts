import { type TestResult, TestStatus } from '@stryker-mutator/api/test-runner'
import { startStopwatch } from '../../control/clock.ts'
import type { MutantTest } from '../tests/mutant-test.ts'
import type { Measured } from './known-coverage.ts'
import { playWithin } from './play-until-red.ts'
import { switchboard } from './switchboard.ts'

/** What a test takes is not known before it was played without a mutant; it may take so long then. */
const unknownMs = 0
const limitMsMax = 180_000

/** How often a test reaches a mutant if that is not seen: no loop without an end should be looked for there. */
const manyHits = 1_000_000

/**
 * Plays each test without a mutant, and sees how long it takes and which mutants it reaches; `mutantIds` are all mutants, for tests of
 * which this is not seen.
 */
export async function measure(
  tests: readonly MutantTest[],
  mutantIds: readonly string[],
): Promise<{ results: TestResult[]; measured: Measured; isGreen: boolean }> {
  const results: TestResult[] = []
  for (const test of tests) {
    switchboard.currentTestId = test.id
    results.push(test.seesAll === 'unmeasured' ? passed(test.id, unknownMs) : await playedWithoutMutant(test))
  }
  switchboard.currentTestId = undefined
  const coverage = switchboard.mutantCoverage ?? { static: {}, perTest: {} }
  const everyOne = Object.fromEntries(mutantIds.map((id) => [id, manyHits]))
  for (const { id, seesAll } of tests) if (seesAll !== undefined) coverage.perTest[id] = everyOne
  const timesMs = Object.fromEntries(results.map(({ id, timeSpentMs }) => [id, timeSpentMs]))
  const isGreen = results.every(({ status }) => status === TestStatus.Success)
  return { results, measured: { timesMs, coverage }, isGreen }
}

/** A test that notices nothing if there is no mutant. */
export function passed(id: string, timeSpentMs: number): TestResult {
  return { id, name: id, timeSpentMs, status: TestStatus.Success }
}

/** Plays a test twice if it is red: what is red without a mutant only once is a matter of the machine. */
async function playedWithoutMutant(test: MutantTest): Promise<TestResult> {
  const elapsedMs = startStopwatch()
  const red = await playWithin(test, unknownMs, limitMsMax)
  const timeSpentMs = Math.round(elapsedMs())
  const again = red && (await playWithin(test, unknownMs, limitMsMax))
  if (again === undefined) return passed(test.id, timeSpentMs)
  return { id: test.id, name: test.id, timeSpentMs, status: TestStatus.Failed, failureMessage: again.says }
}
