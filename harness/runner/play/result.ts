import type { Source, Weight } from '../../catalogue/index.ts'
import type { JournalEntry } from '../../control/journal.ts'
import type { ArchiverProfile, Finding, Ledger } from '../../oracle/index.ts'
import type { Declared } from '../world/declared.ts'
import type { Challenge } from './challenge.ts'
import type { LedgerCopy } from './ledger-copies.ts'

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
  /** What the connector printed in the scenario's syncs, bounded and without secrets; on the scenario's own result only. */
  connectorOutput?: string | undefined
  /** What went over the wire, where something is not as it should be; of a long run what concerns the findings. */
  requests?: JournalEntry[] | undefined
  /** Real milliseconds that the scenario took; on its own result only, so that a sum counts it once. */
  durationMs?: number | undefined
  /** Why the failure is known and does not fail the run, as the baseline says; absent for every other result. */
  knownReason?: string | undefined
}

/** A failure that somebody knows of, and why it is not mended yet. */
export interface KnownFailure {
  requirement: string
  /** Id of the one scenario in which the requirement is known to fail; absent: in whichever. */
  scenario?: string | undefined
  reason: string
}

/** A line of a chat export that became no item, and why. */
export interface LeftLine {
  file: string
  lineNumber: number
  reason: string
}

/** What reports say about an archiver that is not the default one. */
export type PlayedArchiver = Pick<ArchiverProfile, 'id' | 'folderName' | 'sentences'>

/** Everything that a run found, and nothing that depends on when or where it ran, durations aside. */
export interface RunReport {
  seed: number
  /** Name of the connector that was judged. */
  connector: string
  /** The archiver that was played, where it is not the default one. */
  archiver?: PlayedArchiver | undefined
  /** What bound the run to its seed before it began; absent where somebody gave the seed. */
  challenge?: Challenge | undefined
  strict: boolean
  /** The command that plays this run again. */
  replayCommand: string
  /** The command that plays one scenario of this run again, once the scenario's id is put behind it. */
  replayScenarioCommand: string
  /** In catalogue order. */
  results: Result[]
  /** Requirements on the connector by their most serious verdict; those that fail only as the baseline says are in none. */
  totals: Record<Verdict, number>
  /** What the baseline lists and what passes nevertheless: entries to take out of it, which fail the run until then. */
  outdatedKnownFailures?: KnownFailure[] | undefined
  /** What the connector's maker has declared; by it the connector was judged. */
  declared: Declared
  /** The synthetic or imported day; absent when a filter left it out. */
  ledger?: Ledger | undefined
  /** The ledger copy by copy; absent with it. */
  ledgerCopies?: LedgerCopy[] | undefined
  leftLines: LeftLine[]
  /** Real seconds. */
  durationSeconds: number
}
