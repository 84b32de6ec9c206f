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
  /** Called for each mutant as soon as it was noticed, because the others may take many minutes more. */
  onNoticed?: ((mutantId: string, red: Red) => void) | undefined
}

/** What became of mutants that were played together. Those that are in neither survived. */
export interface Together {
  /** What noticed each of them. */
  noticed: Map<string, Red>
  /** Mutants without a result: tests were red while they were active with others, and green without these. */
  apart: Set<string>
}

/** How many tests are played before it is looked who turned some of them red. */
const batchSize = 24

/**
 * Plays all tests while all mutants are active. If one is red, it is played with each half of the mutants, and so on, until it is red
 * with one mutant alone: that one was noticed, and is active no more. So the tests that notice nothing, which are most of them, are
 * played once for all mutants and not once for each.
 *
 * If a test is red with all of them and green with each half, mutants of both halves cause it together. The second half is set apart,
 * for another company. Otherwise every test that gets to these mutants would be red, and split, without a result: 40 mutants took more
 * than 20 minutes in this way.
 *
 * A mutant may keep another one from being reached. The choice of mutants takes no two of the same lines. What remains can only let
 * a mutant survive by mistake, and can never let it be noticed.
 */
export async function playTogether(
  mutantIds: readonly string[],
  tests: readonly MutantTest[],
  { reaches, playAll, play, onNoticed }: TogetherOptions,
): Promise<Together> {
  const noticed = new Map<string, Red>()
  const apart = new Set<string>()
  const active = (): string[] => mutantIds.filter((id) => !noticed.has(id) && !apart.has(id))
  const left = (test: MutantTest): string[] => active().filter((id) => reaches(test.id, id))
  /** Whether the test is red with them. */
  const split = async (test: MutantTest, ids: readonly string[]): Promise<boolean> => {
    const red = ids.length === 0 ? undefined : await play(test, ids)
    if (red === undefined) return false
    const [only] = ids
    if (ids.length === 1 && only !== undefined) {
      noticed.set(only, red)
      onNoticed?.(only, red)
      return true
    }
    const [first, second] = halves(ids)
    const areRed = [await split(test, first), await split(test, second)]
    if (!areRed.includes(true)) for (const id of second) apart.add(id)
    return true
  }
  for (let begin = 0; begin < tests.length; begin += batchSize) {
    const batch = tests.slice(begin, begin + batchSize).filter((test) => left(test).length > 0)
    if (batch.length === 0) continue
    for (const { test } of await playAll(batch, active())) await split(test, left(test))
  }
  return { noticed, apart }
}

function halves<Item>(items: readonly Item[]): [first: Item[], second: Item[]] {
  const middle = Math.ceil(items.length / 2)
  return [items.slice(0, middle), items.slice(middle)]
}
