import type { Logger } from 'pino'
import { readEnvironment } from './environment.ts'
import { ConnectorError, causeInWords, diskFailure, RetriableError } from './errors.ts'
import type { HttpClient } from './http/http-client.ts'
import { createOperationalLog, type LogDestination } from './operational-log.ts'
import { runOnce } from './run/connector.ts'
import { type ConnectorParts, defaultParts } from './run/parts.ts'
import type { StagingCredential } from './staging-place.ts'
import type { RunCounts } from './state/import-log.ts'

export type { HttpClient, HttpRequest } from './http/http-client.ts'
export type { MailboxFolders } from './mailbox/folder.ts'
export type { ImportedItem } from './mailbox/message-door.ts'
export type {
  Destination,
  ItemResolution,
  Mailbox,
  MailboxDirectory,
  ResolveQuestion,
} from './mapping/resolve.ts'
export { defaultPolicy } from './policy.ts'
export { type ComposeInput, composeMessage, type ReceivedAttachment } from './render/compose.ts'
export type { ConnectorParts } from './run/parts.ts'
export type { Staging } from './staging/staging.ts'
export type { ArchivedItem, ArchivedParticipant } from './telemessage/decode.ts'
export type { Window } from './window.ts'

/** How a run ended; as exit codes 0, 75 and 1. */
export interface SyncOutcome {
  status: 'done' | 'try-again' | 'failed'
  /** In words, with the error's code in front where it was not done. Nothing secret or personal. */
  message: string
}

/** The reference connector. */
export interface Connector {
  /**
   * One daily run. Never throws: an invalid environment is an outcome, too. `signal` ends the run between two copies, and
   * the next run goes on from there.
   */
  sync(options?: { signal?: AbortSignal }): Promise<SyncOutcome>
}

export interface ConnectorOptions {
  /** Replaces parts of the connector, each by a wrapper around its default. */
  parts?: (defaults: ConnectorParts) => ConnectorParts
  /** Where the operational log goes; standard error when absent. */
  log?: LogDestination
  /** What requests go through, in place of the network. */
  httpClient?: HttpClient
  /** What `@azure/identity` makes, where MT_STAGING_URL has no signature in it. */
  stagingCredential?: StagingCredential
}

/** A connector for the settings in an environment (`MT_…`, see `harness/contract/connector-environment.ts`). */
export function createConnector(
  environment: Record<string, string | undefined>,
  { parts = (defaults) => defaults, log: destination, ...given }: ConnectorOptions = {},
): Connector {
  const log = createOperationalLog(destination)
  return {
    sync: async ({ signal = new AbortController().signal } = {}) => {
      try {
        const settings = readEnvironment(environment)
        const runLog = log.child({ run: settings.now.toISOString() })
        const counts = await runOnce({
          settings,
          parts: parts(defaultParts(settings.archiver)),
          log: runLog,
          signal,
          ...given,
        })
        return logged(runLog, { status: 'done', message: countsInWords(counts) })
      } catch (error) {
        const outcome = outcomeOf(error)
        // Without settings no run has begun, so there is nothing to log: the caller prints why.
        return isAboutSettings(error) ? outcome : logged(log, outcome)
      }
    },
  }
}

function logged(log: Logger, outcome: SyncOutcome): SyncOutcome {
  if (outcome.status === 'done') log.info({ event: 'run-done' }, outcome.message)
  else log.error({ event: `run-${outcome.status}` }, outcome.message)
  return outcome
}

function outcomeOf(thrown: unknown): SyncOutcome {
  const error = diskFailure(thrown) ?? thrown
  if (error instanceof ConnectorError) {
    const status = error instanceof RetriableError ? 'try-again' : 'failed'
    return { status, message: `${error.code}: ${error.message}` }
  }
  // Not the words of an unexpected error: they may repeat content.
  const message = `unexpected: ${causeInWords(error)}; the next run repeats this window`
  return { status: 'failed', message }
}

function isAboutSettings(error: unknown): boolean {
  return error instanceof ConnectorError && error.code === 'environment-invalid'
}

function countsInWords({ itemsFromSource, imported, partial, skipped, failed }: RunCounts): string {
  return `${itemsFromSource} items: ${imported} copies imported, ${partial} in part, ${skipped} skipped, ${failed} failed`
}
