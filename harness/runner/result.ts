import type { Source, Weight } from '../catalogue/index.ts'
import type { Finding, Ledger } from '../oracle/index.ts'

/**
 * `warn`: a should was not met. `inapplicable`: by the maker's declaration. `unknown`: played, but what it is about occurred
 * less often than it must. `not-covered`: no scenario plays it. `error`: our own mistake, never held against the connector.
 */
export type Verdict = 'pass' | 'fail' | 'warn' | 'inapplicable' | 'unknown' | 'not-covered' | 'error'

/** Every verdict, the most serious first. */
export const verdicts: Verdict[] = ['fail', 'error', 'unknown', 'warn', 'not-covered', 'inapplicable', 'pass']

/** What one scenario said about one requirement. */
export interface Result {
  requirement: string
  /** Id of the scenario; absent where no scenario plays the requirement. */
  scenario?: string | undefined
  /** The scenario's sentence, or the requirement's. */
  title: string
  verdict: Verdict
  source: Source
  weight: Weight
  /** Why the verdict is not a pass, in words; empty for a pass. */
  message: string
  findings: Finding[]
  /** How often what the requirement is about occurred. */
  occurrences: number
}

/** A line of a chat export that became no item, and why. */
export interface LeftLine {
  file: string
  lineNumber: number
  reason: string
}

/** Everything that a run found, and nothing that depends on when or where it ran, durations aside. */
export interface RunReport {
  seed: number
  /** Name of the connector that was judged. */
  connector: string
  strict: boolean
  /** The command that plays this run again. */
  replayCommand: string
  /** The command that plays one scenario of this run again, once the scenario's id is put behind it. */
  replayScenarioCommand: string
  /** In catalogue order. */
  results: Result[]
  totals: Record<Verdict, number>
  /** The synthetic or imported day; absent when a filter left it out. */
  ledger?: Ledger | undefined
  leftLines: LeftLine[]
  /** Real seconds. */
  durationSeconds: number
}
