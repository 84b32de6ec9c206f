import type { EvidenceChain } from '../evidence/evidence-chain.ts'
import type { Day, PlayedDay } from './day.ts'
import type { Result } from './result.ts'
import { errorResult, unreachedResult } from './results-of.ts'
import type { Scenario } from './scenario.ts'

/** What a run has judged until now. */
export interface Tally {
  /** The day, once it is judged. */
  playedDay(): PlayedDay | undefined
  judgeDay(played: PlayedDay): void
  begin(scenario: Scenario): void
  /** `evidence` is that of the item that the scenario followed; a second judgement without any keeps that of the first. */
  judge(scenario: Scenario, results: Result[], evidence?: EvidenceChain): void
  /** The evidence of the first item that was followed; undefined: none was. */
  evidence(): EvidenceChain | undefined
  /** A scenario is not played, because the run ends before it. */
  leave(scenario: Scenario): void
  /** The results of everything that is judged: the day, then the scenarios in their order. */
  results(): Result[]
  /**
   * The results of a run that an error of ours ends now. Nobody knows in which of the open worlds it happened, so everything in
   * play has the verdict `error`; and what was not reached has the verdict `unknown`.
   */
  resultsEndedBy(error: unknown): Result[]
}

/** An empty tally of a day, if there is one, and of scenarios. */
export function createTally(day: Day | undefined, scenarios: readonly Scenario[]): Tally {
  const begun = new Set<Scenario>()
  const judged = new Map<Scenario, Result[]>()
  let played: PlayedDay | undefined
  let followed: EvidenceChain | undefined
  const ended = (scenario: Scenario, error: unknown): Result =>
    begun.has(scenario) ? errorResult(scenario, error) : unreachedResult(scenario)
  // The day is played first, and nothing else before it.
  const dayEnded = (error: unknown): Result[] => (day ? [errorResult({ ...day, requirement: 'DAY-1' }, error)] : [])
  return {
    playedDay: () => played,
    judgeDay: (ofDay) => {
      played = ofDay
    },
    begin: (scenario) => void begun.add(scenario),
    judge: (scenario, results, evidence) => {
      judged.set(scenario, results)
      followed ??= evidence
    },
    evidence: () => followed,
    leave: (scenario) => void judged.set(scenario, [unreachedResult(scenario)]),
    results: () => [...(played?.results ?? []), ...scenarios.flatMap((scenario) => judged.get(scenario) ?? [])],
    resultsEndedBy: (error) => [
      ...(played?.results ?? dayEnded(error)),
      ...scenarios.flatMap((scenario) => judged.get(scenario) ?? [ended(scenario, error)]),
    ],
  }
}
