import { type TestResult, TestStatus } from '@stryker-mutator/api/test-runner'
import { startStopwatch } from '../../control/clock.ts'
import type { MutantTest } from '../tests/mutant-test.ts'
import type { Measured } from './known-coverage.ts'
import { playWithin } from './play-until-red.ts'
import { switchboard } from './switchboard.ts'

/** What a test takes is not known before it was played without a mutant; it may take so long then. */
const unknownMs = 0
const limitMsMax = 180_000

/** Plays each test without a mutant, and sees how long it takes and which mutants it reaches. */
export async function measure(
  tests: readonly MutantTest[],
): Promise<{ results: TestResult[]; measured: Measured; isGreen: boolean }> {
  const results: TestResult[] = []
  for (const test of tests) {
    switchboard.currentTestId = test.id
    results.push(await playedWithoutMutant(test))
  }
  switchboard.currentTestId = undefined
  const coverage = switchboard.mutantCoverage ?? { static: {}, perTest: {} }
  for (const { id, seesAll } of tests) if (seesAll) coverage.perTest[id] = everythingIn(coverage.perTest)
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

function everythingIn(perTest: Record<string, Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.values(perTest).flatMap((counts) => Object.keys(counts).map((id) => [id, 1])))
}
