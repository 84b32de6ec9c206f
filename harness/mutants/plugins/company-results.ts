import type { MutantRunResult } from '@stryker-mutator/api/test-runner'
import type { MutantTest } from '../tests/mutant-test.ts'
import type { ChosenMutant } from './chosen-mutants.ts'
import type { Measured } from './known-coverage.ts'
import { playTogether } from './play-together.ts'
import { playEach, playWithin, type Red } from './play-until-red.ts'
import { resultOf } from './run-result.ts'
import { wentOverHitLimit } from './switchboard.ts'

/** How many times more often than usual a mutant may be reached, as for Stryker, and how often in any case. */
const hitsMore = 100
const hitsAlways = 1_000

interface CompanyOptions {
  measured: Measured
  /** Makes mutants active; `isStatic` says that one of them is in what a module does when it is loaded. */
  activate: (ids: readonly string[], isStatic: boolean, hitLimit: number) => Promise<void>
  /** Called for each mutant that was noticed, and at the end for those that survived. */
  onResult: (id: string, result: MutantRunResult) => void
}

/**
 * Plays mutants together, and says what became of each, by its name in this run. The first one always has a result; others may be left
 * for another company.
 */
export async function resultsOfCompany(
  company: readonly ChosenMutant[],
  tests: readonly MutantTest[],
  { measured: { coverage, timesMs: usual }, activate, onResult }: CompanyOptions,
): Promise<void> {
  const timesMs = new Map(Object.entries(usual))
  const isStatic = (id: string): boolean => coverage.static[id] !== undefined
  const reaches = (testId: string, id: string): boolean => isStatic(id) || coverage.perTest[testId]?.[id] !== undefined
  const loops = new Set<string>()
  const begin = async (played: readonly MutantTest[], ids: readonly string[]): Promise<void> => {
    const hits = played.flatMap((test) => ids.map((id) => coverage.perTest[test.id]?.[id] ?? 0))
    const hitLimit = hitsAlways + hitsMore * hits.reduce((sum, times) => sum + times, 0)
    await activate(ids, ids.some(isStatic), hitLimit)
  }
  const timeOf = ({ id }: MutantTest): number => timesMs.get(id) ?? 0
  const quickFirst = tests.toSorted((a, b) => Number(a.isHeavy) - Number(b.isHeavy) || timeOf(a) - timeOf(b))
  const resultFor = (id: string, red: Red | undefined): MutantRunResult => {
    const testsPlayed = tests.filter((test) => reaches(test.id, id)).length
    return resultOf(red, { isLoop: loops.has(id), testsPlayed })
  }
  const ids = company.map(({ strykerId }) => strykerId)
  const { noticed, apart } = await playTogether(ids, quickFirst, {
    reaches,
    playAll: async (batch, active) => {
      await begin(batch, active)
      const reds = await playEach(batch, timesMs)
      // Any of them may have met the loop.
      return wentOverHitLimit() ? batch.map((test) => reds.find((red) => red.test === test) ?? loopIn(test)) : reds
    },
    play: async (test, active) => {
      await begin([test], active)
      const red = await playWithin(test, timesMs.get(test.id))
      const [only] = active
      if (!wentOverHitLimit()) return red
      if (active.length === 1 && only !== undefined) loops.add(only)
      return red ?? loopIn(test)
    },
    onNoticed: (id, red) => onResult(id, resultFor(id, red)),
  })
  for (const id of ids) if (!noticed.has(id) && !apart.has(id)) onResult(id, resultFor(id, undefined))
}

/** A mutant in a loop without an end threw, and the test took that for the right end of a run. */
function loopIn(test: MutantTest): Red {
  return { test, says: 'a mutant was reached again and again', ranOutOfTime: false, tookMs: 0 }
}
