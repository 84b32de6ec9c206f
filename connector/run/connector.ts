import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Logger } from 'pino'
import type { Settings } from '../environment.ts'
import { causeInWords, FatalError, RetriableError } from '../errors.ts'
import { createCaller } from '../http/caller.ts'
import { createHttpClient, type HttpClient } from '../http/http-client.ts'
import { createDirectory } from '../mailbox/directory.ts'
import { createGraphClient } from '../mailbox/graph-client.ts'
import { readCustomMapping } from '../mapping/custom-mapping.ts'
import { openStaging } from '../staging/open-staging.ts'
import type { StagingCredential } from '../staging-place.ts'
import { openCheckpoint } from '../state/checkpoint.ts'
import { type ImportLog, openImportLog, type RunCounts } from '../state/import-log.ts'
import { type ImportedCopies, openImportedCopies } from '../state/imported-copies.ts'
import { openPendingImports, type PendingImports } from '../state/pending-imports.ts'
import { lockState } from '../state/state-lock.ts'
import { createTeleMessageClient } from '../telemessage/client.ts'
import type { Window } from '../window.ts'
import { archiveWindow } from './archive-window.ts'
import type { ConnectorParts } from './parts.ts'

/** What a run is started with. */
export interface RunOptions {
  settings: Settings
  parts: ConnectorParts
  log: Logger
  /** For a staging container whose address has no signature in it. */
  stagingCredential?: StagingCredential | undefined
  /** Ends the run between two copies. */
  signal: AbortSignal
  /** What requests go through; absent: the network. It is closed with the run. */
  httpClient?: HttpClient | undefined
}

/**
 * The daily run: finds its window, archives it, and closes it when every copy is finished. Returns the counts.
 * Throws a FatalError or a RetriableError when it could not be completed; the window stays open then, and the next run
 * begins where this one did (DAY-5, RES-9).
 */
export async function runOnce(options: RunOptions): Promise<RunCounts> {
  const { settings, parts, log } = options
  await makeFolder(settings.stateDir)
  const lock = await lockState(settings.stateDir)
  try {
    const checkpoint = await openCheckpoint(settings.stateDir, settings.archiver.archiver)
    const { now, backfill } = settings
    const window = parts.windowFor({ now, state: checkpoint.state(), backfill }, parts.policy)
    // A window in the past does not show how far the daily runs have come.
    if (backfill === undefined) await checkpoint.begin(window)
    log.info({ event: 'window-begun', from: window.from.toISOString(), to: window.to.toISOString() })
    const counts = await logged(options, window, checkpoint.state().completedTo === undefined)
    if (backfill === undefined) await checkpoint.complete(window)
    return counts
  } finally {
    await lock.release()
  }
}

/** Archives the window. The import log always gets its summary, also after an error. */
async function logged(options: RunOptions, window: Window, isFirst: boolean): Promise<RunCounts> {
  const { settings, parts } = options
  const importLog = openImportLog(settings.importLog)
  let completed = false
  const countsNow = (): RunCounts => ({ ...importLog.counts, now: settings.now, window, completed })
  try {
    await withState(settings, (copies, pending) =>
      archive(options, { window, importLog, copies, pending, searchesFirst: isFirst || copies.isEmpty() }),
    )
    completed = true
    return countsNow()
  } finally {
    importLog.close(parts.writeSummary(countsNow()))
  }
}

async function withState(
  { stateDir }: Settings,
  work: (copies: ImportedCopies, pending: PendingImports) => Promise<void>,
): Promise<void> {
  const copies = await openImportedCopies(stateDir)
  try {
    const pending = await openPendingImports(stateDir)
    try {
      await work(copies, pending)
    } finally {
      pending.close()
    }
  } finally {
    copies.close()
  }
}

interface Work {
  window: Window
  importLog: ImportLog
  copies: ImportedCopies
  pending: PendingImports
  searchesFirst: boolean
}

async function archive(
  { settings, parts, log, signal: outside, httpClient: given, stagingCredential: credential }: RunOptions,
  { window, ...state }: Work,
): Promise<void> {
  const { mappingFile, defaultRegion, stateDir } = settings
  const cleaned = (line: number, what: string): void => {
    log.warn({ event: 'mapping-row-cleaned', line }, what)
  }
  const reading = { region: defaultRegion, numberEquivalence: parts.policy.numberEquivalence, cleaned }
  const customMapping = mappingFile === undefined ? undefined : await readCustomMapping(mappingFile, reading)
  const spoolDir = await emptyFolder(join(stateDir, 'spool'))
  const stop = new AbortController()
  const signal = AbortSignal.any([outside, stop.signal])
  const { idleTimeoutMs } = parts.policy
  const httpClient = given ?? createHttpClient({ ca: await readAuthority(settings), idleTimeoutMs })
  const caller = createCaller({ httpClient, policy: parts.policy, signal })
  const graph = createGraphClient({ settings, caller })
  const telemessage = createTeleMessageClient({ settings, caller, policy: parts.policy, nextPage: parts.nextPage })
  const directory = createDirectory(graph, parts.policy)
  try {
    const staging = parts.staging(await openStaging({ settings, credential, caller, policy: parts.policy }))
    const common = { settings, parts, log, ...state, staging, spoolDir, stop, signal }
    await archiveWindow({ ...common, caller, graph, telemessage, directory, customMapping }, window)
  } catch (error) {
    // Other errors during clean-up are only consequences of this one.
    if (stop.signal.aborted) throw stop.signal.reason
    if (!outside.aborted) throw error
    throw new RetriableError('interrupted', 'the run was interrupted: run again, and it continues where it stopped')
  } finally {
    httpClient.close()
  }
}

async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 })
  } catch (cause) {
    const message = `MT_STATE_DIR cannot be used (${causeInWords(cause)}): set it to a folder that can be written`
    throw new FatalError('state-not-writable', message, { cause })
  }
}

async function emptyFolder(path: string): Promise<string> {
  await rm(path, { recursive: true, force: true })
  await makeFolder(path)
  return path
}

async function readAuthority({ caFile }: Settings): Promise<string | undefined> {
  if (caFile === undefined) return undefined
  return readFile(caFile, 'utf8').catch((cause: unknown) => {
    const message = `MT_CA_FILE cannot be read (${causeInWords(cause)}): set it to a PEM file with the certificate authority to trust`
    throw new FatalError('ca-file-unreadable', message, { cause })
  })
}
