import type { Logger } from 'pino'
import type { Settings } from '../environment.ts'
import type { Caller } from '../http/caller.ts'
import type { GraphClient } from '../mailbox/graph-client.ts'
import type { CustomMapping } from '../mapping/custom-mapping.ts'
import type { MailboxDirectory } from '../mapping/resolve.ts'
import type { Staging } from '../staging/staging.ts'
import type { ImportLog } from '../state/import-log.ts'
import type { ImportedCopies } from '../state/imported-copies.ts'
import type { PendingImports } from '../state/pending-imports.ts'
import type { TeleMessageClient } from '../telemessage/client.ts'
import type { ConnectorParts } from './parts.ts'

/** Everything that one run works with. */
export interface Run {
  settings: Settings
  parts: ConnectorParts
  log: Logger
  importLog: ImportLog
  copies: ImportedCopies
  pending: PendingImports
  /**
   * True if there is no record of earlier imports: this is the first run, or the state was lost. Then a mailbox that has the
   * folder already is searched before each import.
   */
  searchesFirst: boolean
  staging: Staging
  /** Where attachments lie until their message is composed. */
  spoolDir: string
  caller: Caller
  telemessage: TeleMessageClient
  graph: GraphClient
  directory: MailboxDirectory
  customMapping: CustomMapping | undefined
  /** Ends the run: nothing new is begun, and what was begun is finished. */
  stop: AbortController
  /** Aborted by `stop`, or from outside. */
  signal: AbortSignal
}
