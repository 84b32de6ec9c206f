import type { Result, Verdict } from '../runner/play/result.ts'

/**
 * The standing of a result or a requirement in a report: its verdict, or `known` for a failure that the baseline lists.
 */
export type Standing = Verdict | 'known'

/** The number of requirements or results by standing. */
export type StandingCounts = Record<Standing, number>

/** A known failure keeps its verdict, but does not count among the failures that fail a run. */
export function standingOf({ verdict, knownReason }: Pick<Result, 'verdict' | 'knownReason'>): Standing {
  return verdict === 'fail' && knownReason !== undefined ? 'known' : verdict
}
