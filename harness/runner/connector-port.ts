import type { ConnectorEnvironment } from '../contract/index.ts'

/** How a daily sync ended; as exit codes of a command these are 0, 75 and anything else. */
export interface SyncOutcome {
  status: 'done' | 'try-again' | 'failed'
  /** What the connector said of it. */
  message: string
}

/** The connector under test, however it is carried: in this process, as a command, behind a URL. */
export interface ConnectorPort {
  name: string
  /** Runs one daily sync with nothing but this environment; everything else it needs is in its state folder. */
  sync(environment: ConnectorEnvironment): Promise<SyncOutcome>
}
