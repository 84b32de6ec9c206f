import type { MutantTest } from '../tests/mutant-test.ts'
import type { Red } from './play-until-red.ts'

/** How tests are played with mutants, and what is known of them. */
export interface TogetherOptions {
  /** Whether a test gets to a mutant. */
  reaches: (testId: string, mutantId: string) => boolean
  /** Plays tests, several at once, while all of these mutants are active. Returns those that are red. */
  playAll: (tests: readonly MutantTest[], mutantIds: readonly string[]) => Promise<Red[]>
  /** Plays one test while all of these mutants are active. */
  play: (test: MutantTest, mutantIds: readonly string[]) => Promise<Red | undefined>
  /** Hears of each mutant as soon as it was noticed, because the others may take many minutes more. */
  onNoticed?: ((mutantId: string, red: Red) => void) | undefined
}

/** How many tests are played before it is looked who turned some of them red. */
const batchSize = 24

/**
 * What noticed each of these mutants; those that nothing noticed are not in it. All tests are played while all mutants are active. If one
 * is red, it is played with each half of the mutants, and so on, until it is red with one mutant alone: that one was noticed, and is
 * active no more. So the tests that notice nothing, which are most of them, are played once for all mutants and not once for each.
 *
 * A mutant may keep another one from being reached. The choice of mutants takes no two of the same lines. What remains can only let
 * a mutant survive by mistake, and can never let it be noticed.
 */
export async function playTogether(
  mutantIds: readonly string[],
  tests: readonly MutantTest[],
  { reaches, playAll, play, onNoticed }: TogetherOptions,
): Promise<Map<string, Red>> {
  const noticed = new Map<string, Red>()
  const left = (test: MutantTest): string[] => mutantIds.filter((id) => !noticed.has(id) && reaches(test.id, id))
  const split = async (test: MutantTest, ids: readonly string[]): Promise<void> => {
    const red = ids.length === 0 ? undefined : await play(test, ids)
    if (red === undefined) return
    const [only] = ids
    if (ids.length === 1 && only !== undefined) {
      noticed.set(only, red)
      onNoticed?.(only, red)
    } else for (const half of halves(ids)) await split(test, half)
  }
  for (let begin = 0; begin < tests.length; begin += batchSize) {
    const active = mutantIds.filter((id) => !noticed.has(id))
    const batch = tests.slice(begin, begin + batchSize).filter((test) => left(test).length > 0)
    if (batch.length === 0) continue
    for (const { test } of await playAll(batch, active)) await split(test, left(test))
  }
  return noticed
}

function halves<Item>(items: readonly Item[]): Item[][] {
  const middle = Math.ceil(items.length / 2)
  return [items.slice(0, middle), items.slice(middle)]
}
