import { posix } from 'node:path'
import type { PlayedMutant } from '../journal.ts'
import type { MutantTest } from '../tests/mutant-test.ts'

const { dirname } = posix

/** The place of a mutant. */
interface MutantPlace {
  file: string
  line: number
}

/** Puts tests into the order in which a mutant is most likely noticed soon. It learns from what noticed others. */
export interface KillOrder {
  orderFor(place: MutantPlace, tests: readonly MutantTest[]): MutantTest[]
  note(place: MutantPlace, testId: string): void
}

/** The areas that are about a part of the code, by the beginning of its path: the first tests while nothing is known. */
const areas: readonly (readonly [path: RegExp, areas: RegExp])[] = [
  [/^connector\/mapping\//, /^MAP-/],
  [/^connector\/render\//, /^(CNV|CAP)-/],
  [/^connector\/(telemessage|window)/, /^(CAP|DAY|RES-7|RES-6)/],
  [/^connector\/(measure|run\/parts)/, /^LIM-/],
  [/^connector\/(state\/import-log|run\/(accounting|unmapped))/, /^LOG-/],
  [/^connector\/state\//, /^(RES|DAY)-/],
  [/^connector\/staging/, /^STG-/],
  [/^connector\/mailbox\/folder/, /^FLD-/],
  [/^connector\/(mailbox|run)\//, /^(RES|FLD|MAP)-/],
  [/^connector\/http\//, /^(RES|SEC)-/],
  [/^harness\/oracle\//, /^hand-made/],
]

/**
 * First the tests that noticed mutants of the same file, nearest line first; then those that noticed most in the same folder; then the
 * days and those of its area; then quick ones before slow ones; heavy ones last.
 * `timesMs` are the times that tests took without a mutant. The order changes what a run costs, and never whether a mutant is noticed.
 */
export function createKillOrder(played: Iterable<PlayedMutant>, timesMs: ReadonlyMap<string, number>): KillOrder {
  const kills: (MutantPlace & { testId: string })[] = []
  for (const { file, line, by } of played) if (by !== undefined) kills.push({ file, line, testId: by })
  return {
    note: (place, testId) => {
      kills.push({ ...place, testId })
    },
    orderFor: ({ file, line }, tests) => {
      const distances = new Map<string, number>()
      const inFolder = new Map<string, number>()
      for (const kill of kills) {
        if (dirname(kill.file) === dirname(file)) inFolder.set(kill.testId, (inFolder.get(kill.testId) ?? 0) + 1)
        if (kill.file !== file) continue
        const before = distances.get(kill.testId) ?? Number.POSITIVE_INFINITY
        distances.set(kill.testId, Math.min(before, Math.abs(kill.line - line)))
      }
      const area = areas.find(([path]) => path.test(file))?.[1]
      const rank = ({ id, isHeavy }: MutantTest): number[] => [
        distances.get(id) ?? Number.MAX_SAFE_INTEGER,
        Number(isHeavy),
        -(inFolder.get(id) ?? 0),
        id.startsWith('the-day') || area?.test(id) ? 0 : 1,
        timesMs.get(id) ?? 0,
      ]
      return tests.toSorted((a, b) => compared(rank(a), rank(b)))
    },
  }
}

function compared(a: readonly number[], b: readonly number[]): number {
  for (const [index, value] of a.entries()) {
    const difference = value - (b[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
