import type { ConnectorEnvironment } from '../../contract/index.ts'

/** How a daily sync ended; as exit codes of a command these are 0, 75 and anything else. */
export interface SyncOutcome {
  status: 'done' | 'try-again' | 'failed'
  /** What the connector said of it. */
  message: string
  /** What the connector printed, in the order in which it came: bounded, and without the secrets it was given. */
  output?: string | undefined
  /** Of a command that ended by itself. */
  exitCode?: number | undefined
  /** What went wrong between the suite and the connector; absent: nothing. */
  trouble?: SyncTrouble | undefined
}

/**
 * `not-started`: the command could not be started, the service could not be reached. `over-time`: it was not done within
 * the limit. `killed`: at the suite's wish. `not-understood`: the service answered otherwise than the contract says.
 */
type SyncTrouble = 'not-started' | 'over-time' | 'killed' | 'not-understood'

/** What the suite may do to a sync that is running. */
export interface SyncControl {
  /** Kills the connector at once, as a power cut would (RES-5); only of use where it can be killed. */
  kill?: AbortSignal | undefined
}

/** The connector under test, however it is carried: in this process, as a command, behind a URL. */
export interface ConnectorPort {
  name: string
  /** A running sync can be killed without warning; absent: it cannot, and scenarios that kill are inapplicable. */
  canBeKilled?: boolean | undefined
  /** How many worlds it may be run in side by side; absent: as many as the suite likes. */
  worldsAtOnceMax?: number | undefined
  /** Runs one daily sync with nothing but this environment; everything else it needs is in its state folder. */
  sync(environment: ConnectorEnvironment, control?: SyncControl): Promise<SyncOutcome>
  /** Kills whatever still runs, for when the suite is interrupted: processes would not notice. Absent: nothing would. */
  killAll?(): Promise<void>
}
