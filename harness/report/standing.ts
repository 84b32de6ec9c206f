import type { Result, Verdict } from '../runner/play/result.ts'

/** How a result or a requirement stands in a report: by its verdict, or `known` for a failure that the baseline lists. */
export type Standing = Verdict | 'known'

/** Requirements or results by how they stand. */
export type StandingCounts = Record<Standing, number>

/** A known failure keeps its verdict, but does not count among the failures that fail a run. */
export function standingOf({ verdict, knownReason }: Pick<Result, 'verdict' | 'knownReason'>): Standing {
  return verdict === 'fail' && knownReason !== undefined ? 'known' : verdict
}
