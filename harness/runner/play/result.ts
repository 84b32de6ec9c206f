import type { Source, Weight } from '../../catalogue/index.ts'
import type { JournalEntry } from '../../control/journal.ts'
import type { ArchiverProfile, Finding, Ledger } from '../../oracle/index.ts'
import type { EvidenceChain } from '../evidence/evidence-chain.ts'
import type { Declared } from '../world/declared.ts'
import type { Challenge } from './challenge.ts'
import type { LedgerCopy } from './ledger-copies.ts'

/**
 * `warn`: a should is broken. `inapplicable`: the declaration or the archiver excludes it. `unknown`: it was played,
 * but its situation occurred too rarely; or it was not reached before an error ended the run. `not-covered`: no scenario
 * plays it. `error`: a mistake of the suite, or a machine that could not play it; it never counts against the connector.
 * `flaky`: red in some of its plays only, with one seed.
 */
export type Verdict = 'pass' | 'fail' | 'warn' | 'inapplicable' | 'unknown' | 'not-covered' | 'error' | 'flaky'

/** Every verdict, the most serious first. */
export const verdicts: Verdict[] = ['fail', 'error', 'flaky', 'unknown', 'warn', 'not-covered', 'inapplicable', 'pass']

/** The result of one scenario for one requirement. */
export interface Result {
  requirement: string
  /** The id of the scenario; absent if no scenario plays the requirement. */
  scenario?: string | undefined
  /** The scenario's sentence, or the requirement's. */
  title: string
  verdict: Verdict
  source: Source
  weight: Weight
  /** Says why the verdict is not a pass; empty for a pass. */
  message: string
  findings: Finding[]
  /** How often the situation of the requirement occurred. */
  occurrences: number
  /**
   * The output of the connector in the scenario's syncs, limited in size and without secrets; only on the scenario's
   * own result.
   */
  connectorOutput?: string | undefined
  /** The requests, if something is wrong; of a long run only those about the findings. */
  requests?: JournalEntry[] | undefined
  /** Real milliseconds that the scenario took; only on its own result, so that a sum counts it once. */
  durationMs?: number | undefined
  /** The reason in the baseline why this failure is known and does not fail the run; absent for other results. */
  knownReason?: string | undefined
}

/** A known failure, and the reason why it is not fixed yet. */
export interface KnownFailure {
  requirement: string
  /** The id of the scenario in which the requirement is known to fail; absent: any scenario. */
  scenario?: string | undefined
  reason: string
}

/** A line of a chat export that did not become an item, and the reason. */
export interface LeftLine {
  file: string
  lineNumber: number
  reason: string
}

/** The part of an archiver profile that reports contain if it is not the default one. */
export type PlayedArchiver = Pick<ArchiverProfile, 'id' | 'folderName' | 'sentences'>

/** Everything that a run found. Apart from durations, nothing in it depends on the time or place of the run. */
export interface RunReport {
  seed: number
  /** The name of the judged connector. */
  connector: string
  /** The archiver that was played, if it is not the default one. */
  archiver?: PlayedArchiver | undefined
  /** The challenge that fixed the seed before the run; absent if the user chose the seed. */
  challenge?: Challenge | undefined
  strict: boolean
  /** The command that plays this run again. */
  replayCommand: string
  /** The command that plays one scenario of this run again; the id of the scenario must be appended. */
  replayScenarioCommand: string
  /** Names of the variables that a connector command gets besides the usual ones. Their values are in no report. */
  passedVariables?: readonly string[] | undefined
  /** In catalogue order. */
  results: Result[]
  /**
   * Requirements on the connector by their most serious verdict, without those whose failures are all in the baseline.
   */
  totals: Record<Verdict, number>
  /** Entries of the baseline whose requirement passes now. They fail the run until they are removed. */
  outdatedKnownFailures?: KnownFailure[] | undefined
  /** The declaration of the connector's maker, which was used to judge the connector. */
  declared: Declared
  /** The ledger of the synthetic or imported day; absent if a filter left the day out. */
  ledger?: Ledger | undefined
  /** The ledger copy by copy; absent if there is no ledger. */
  ledgerCopies?: Iterable<LedgerCopy> | undefined
  /** The evidence of one archived item, from its capture to its export; absent if no scenario followed one. */
  evidence?: EvidenceChain | undefined
  leftLines: LeftLine[]
  /** Real seconds. */
  durationSeconds: number
}
