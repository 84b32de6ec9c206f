import { type MutantRunResult, MutantRunStatus } from '@stryker-mutator/api/test-runner'
import type { Red } from './play-until-red.ts'

/**
 * What Stryker hears about a mutant. `isLoop` says that it was reached far more often than its line usually is: then it threw, which a
 * test may take for the right end of a run.
 */
export function resultOf(
  red: Red | undefined,
  { isLoop, testsPlayed }: { isLoop: boolean; testsPlayed: number },
): Exclude<MutantRunResult, { status: MutantRunStatus.Error }> {
  if (red === undefined && isLoop) return { status: MutantRunStatus.Timeout, reason: 'it was reached again and again' }
  if (red === undefined) return { status: MutantRunStatus.Survived, nrOfTests: testsPlayed }
  const { test, says, ranOutOfTime } = red
  if (ranOutOfTime || isLoop) return { status: MutantRunStatus.Timeout, reason: `${test.id}: ${says}` }
  return { status: MutantRunStatus.Killed, killedBy: [test.id], failureMessage: says, nrOfTests: testsPlayed }
}
