/** How a requirement stands in a run. `waiting`: a run that goes on has not judged it yet; `unjudged`: a run ended before it did. */
export type RequirementStanding =
  | 'waiting'
  | 'unjudged'
  | 'pass'
  | 'fail'
  | 'warn'
  | 'known'
  | 'error'
  | 'flaky'
  | 'unknown'
  | 'not-covered'
  | 'inapplicable'

/**
 * `ended`: its report is there. `stopped`: by a person. `interrupted`: it ended together with `serve`. `refused`: it ended without a report, and its
 * output says why.
 */
export type RunState = 'going' | 'ended' | 'stopped' | 'interrupted' | 'refused'

/** What a report says at its head. */
export interface ReportHead {
  connector: string
  /** Absent for the default archiver. */
  archiver?: string | undefined
  seed: number
  strict: boolean
  outcome: 'passes' | 'fails' | 'undecided'
  /** Requirements on the connector by their standing, the most serious first, without those that have none. */
  totals: readonly (readonly [standing: RequirementStanding, count: number])[]
  replayCommand: string
  durationSeconds: number
  /** Whether the ledger is in it, copy by copy. */
  hasLedger: boolean
}

/** A run whose report is kept, or which goes on. */
export interface ShownRun {
  id: string
  /** Real time in ISO 8601: when the run was started or, of a report that another command wrote, when that was written. */
  at: string
  /** Whether the console started it; otherwise its report is in the folder in which `serve` was started. */
  isOurs: boolean
  state: RunState
  /** Areas, requirements or scenarios; empty: everything, or it is not known. */
  filters: readonly string[]
  /** The options that named the connector; absent: the reference connector, or it is not known. */
  connector?: string | undefined
  /** Undefined until it is written. */
  report?: ReportHead | undefined
  /** Why the report cannot be read. */
  problem?: string | undefined
  /** Whether there is an HTML report. */
  hasPage: boolean
}

/** A requirement in a run. */
export interface RequirementInRun {
  id: string
  /** In plain words. */
  sentence: string
  standing: RequirementStanding
  /** Scenarios that are judged, and all that are played. */
  judged: number
  planned: number
  /** Why it is not green; empty if it is. */
  message: string
}

/** A run with everything that is known of it. */
export interface RunDetails extends ShownRun {
  /** In the order of the catalogue. */
  requirements: readonly RequirementInRun[]
  /** What the process printed for people; empty for a report that another command wrote. */
  output: string
}

/** A check that two reports judge differently. */
export interface ChangedCheck {
  requirement: string
  /** Null where no scenario plays the requirement. */
  scenario: string | null
  title: string
  /** Null where it is missing. */
  before: RequirementStanding | null
  after: RequirementStanding | null
}

/** What changed from one report to another. */
export interface ComparedRuns {
  /** What makes the two hard to compare, one sentence for each. */
  differences: readonly string[]
  /** The changes in groups, the worst first; groups without any are left out. */
  groups: readonly { title: string; checks: readonly ChangedCheck[] }[]
  isWorse: boolean
}

/** A page that the suite wrote. */
export interface WrittenPage {
  markup: string
  /** The texts of the scripts that pages of the suite have; nothing else may run. */
  scripts: readonly string[]
}

/** What a person asks of a new run. */
export interface AskedRun {
  /** `own`: the one that `serve` was started with. A command cannot be typed in a page. */
  connector: 'reference' | 'own'
  filters: readonly string[]
  /** Undefined: one is drawn. */
  seed?: number | undefined
  strict: boolean
}

/** The conformance runs that the console shows and starts. An id of no run leads to `undefined`. */
export interface KeptRuns {
  /** The options of `serve` that name a connector, as they are typed; undefined: there is the reference connector alone. */
  ownConnector: string | undefined
  /** The newest first. */
  list(): Promise<ShownRun[]>
  details(id: string): Promise<RunDetails | undefined>
  /** Undefined if one of them has no report that can be read. */
  compare(before: string, after: string): Promise<ComparedRuns | undefined>
  page(id: string): Promise<WrittenPage | undefined>
  json(id: string): Promise<Buffer | undefined>
  hasKillMatrix(): Promise<boolean>
  /** The kill matrix that `prove --html` wrote into the folder in which `serve` was started. */
  killMatrix(): Promise<WrittenPage | undefined>
  /**
   * Starts a run. Refuses, in one sentence, a second one beside another, names that the catalogue does not have, and `own` where there is no such
   * connector.
   */
  start(asked: AskedRun): Promise<{ id: string } | { refused: string }>
  /** Stops the run in progress; false if it is another one. */
  stop(id: string): Promise<boolean>
  /** Another number whenever something has changed. */
  revision(): number
}
