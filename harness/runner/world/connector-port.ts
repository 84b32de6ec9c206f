import type { ConnectorEnvironment } from '../../contract/index.ts'

/** How a daily sync ended; the exit codes of a command for these are 0, 75 and any other. */
export interface SyncOutcome {
  status: 'done' | 'try-again' | 'failed'
  /** The connector's own message about it. */
  message: string
  /** The output of the connector, in order: limited in size, and without the secrets that it was given. */
  output?: string | undefined
  /** The exit code of a command that was not stopped. */
  exitCode?: number | undefined
  /** What went wrong between the suite and the connector; absent: nothing. */
  trouble?: SyncTrouble | undefined
  /** Of a sync that ran out of time: how many times its limit grew, because the machine was slow. 1: it was not slow. */
  slowness?: number | undefined
}

/**
 * `not-started`: the command could not be started, or the service could not be reached. `over-time`: the sync did not
 * end within the limit. `killed`: the suite killed it. `not-understood`: the answer of the service broke the contract.
 */
type SyncTrouble = 'not-started' | 'over-time' | 'killed' | 'not-understood'

/** What the suite may do to a sync that is running. */
export interface SyncControl {
  /** Kills the connector at once, as a power cut would (RES-5); has no effect on a connector that cannot be killed. */
  kill?: AbortSignal | undefined
}

/** The connector under test, with any carrier: in this process, as a command, behind a URL. */
export interface ConnectorPort {
  name: string
  /** A running sync can be killed without warning. Absent: it cannot, and scenarios that kill are inapplicable. */
  canBeKilled?: boolean | undefined
  /** How many worlds may run it at the same time; absent: no limit. */
  worldsAtOnceMax?: number | undefined
  /**
   * Runs one daily sync with only this environment; everything else that the connector needs is in its state folder.
   */
  sync(environment: ConnectorEnvironment, control?: SyncControl): Promise<SyncOutcome>
  /**
   * Kills all running processes of the connector when the suite is interrupted, because they would continue. Absent:
   * there are none.
   */
  killAll?(): Promise<void>
}
