import type { LimitFunction } from 'p-limit'
import { FatalError, RetriableError, SkippableError } from '../errors.ts'
import { findArrivedItem } from '../mailbox/arrived-item.ts'
import type { MessageSource } from '../mailbox/import-body.ts'
import type { LostImport } from '../mailbox/message-door.ts'
import type { CopyOutcome } from './claims.ts'
import { type Attempt, findImportedBefore, type ImporterRun, importIntoFolder, LostImportError } from './import-copy.ts'
import { createMailboxImports, type MailboxImports } from './mailbox-imports.ts'
import type { StagedCopy } from './transfer.ts'

/** A copy, and the message for it. */
interface ImportTask {
  copy: StagedCopy
  source: MessageSource
  /** How many imports there may be at once in the whole run. */
  atOnce: LimitFunction
}

/** Imports copies, each exactly once. */
export interface CopyImporter {
  /** Never throws: it reports the outcome of the copy, and stops the run through `run.stop` if it must end. */
  importCopy(task: ImportTask): Promise<void>
  /** Searches for the copies whose import was never answered, and reports their outcome. */
  settle(): Promise<void>
  /** Why the window must stay open; undefined when it need not. */
  unfinished(): string | undefined
}

/** A copy whose import was sent and never answered. */
interface LostCopy {
  copy: StagedCopy
  lost: LostImport
}

interface Importing {
  run: ImporterRun
  lostCopies: LostCopy[]
  /** The first reason for the window to stay open. */
  unfinished: string | undefined
  /** Mailboxes that failed by outage in a row, without a success between them. */
  outages: number
  /** Copies of earlier runs, whose record is gone. */
  foundEarlier: number
}

export function createCopyImporter(run: ImporterRun): CopyImporter {
  const state: Importing = { run, lostCopies: [], unfinished: undefined, outages: 0, foundEarlier: 0 }
  const importsOf = createMailboxImports(run)
  return {
    importCopy: async ({ copy, source, atOnce }) => {
      const imports = importsOf(copy.destination.mailbox)
      const door = imports.doorFor(copy.message.textBytes)
      const begin = (): Promise<CopyOutcome | 'lost'> => atOnce(() => attempt(state, { imports, door, copy, source }))
      const outcome = await imports.limit(() =>
        door.findsBySize ? imports.oneOfSize(source.sizeBytes, begin) : begin(),
      )
      if (outcome !== 'lost') copy.tell(outcome)
    },
    settle: () => settle(state),
    unfinished: () => state.unfinished,
  }
}

async function attempt(state: Importing, task: Attempt): Promise<CopyOutcome | 'lost'> {
  const { run } = state
  const { imports, door, copy } = task
  if (run.signal.aborted) return { kind: 'not-begun' }
  if (imports.outage !== undefined) return putOff(state, imports.outage.message)
  if (door.findsBySize && imports.lostSizes.has(task.source.sizeBytes)) {
    // A search for the lost copy would find both, and could take one for the other.
    return putOff(state, 'an import of the same size into this mailbox was never answered')
  }
  try {
    const earlier = await findImportedBefore(run, task)
    if (earlier !== undefined) {
      run.copies.add(copy.digest, earlier)
      state.foundEarlier += 1
      return { kind: 'found' }
    }
    const imported = await importIntoFolder(run, task)
    state.outages = 0
    return arrived(state, copy, imported.itemId)
  } catch (error) {
    return error instanceof LostImportError ? lookFor(state, task, error.lost) : failed(state, task, error)
  }
}

function arrived({ run }: Importing, copy: StagedCopy, itemId: string): CopyOutcome {
  run.copies.add(copy.digest, itemId)
  run.pending.settle(copy.digest)
  return { kind: 'imported' }
}

/**
 * After an import that was never answered: checks whether it arrived. If it did not, it may still be on its way through a
 * gateway. So it is not repeated in this run (RES-3), and the mailbox is searched again at the end.
 */
async function lookFor(
  state: Importing,
  { imports, door, copy }: Attempt,
  lost: LostImport,
): Promise<CopyOutcome | 'lost'> {
  const { run } = state
  run.log.warn({ event: 'import-unanswered', itemId: copy.item.itemId })
  const itemId = await findArrivedItem(lost, run).catch((error: unknown) => {
    if (error instanceof RetriableError) reportOutage(state, imports, error)
    return undefined
  })
  if (itemId !== undefined) return arrived(state, copy, itemId)
  if (door.findsBySize) imports.lostSizes.add(lost.sizeBytes)
  state.lostCopies.push({ copy, lost })
  return 'lost'
}

/** Handles an import that did not succeed; see the table in `errors.ts`. */
function failed(state: Importing, { imports, copy }: Attempt, error: unknown): CopyOutcome {
  const { run } = state
  if (error instanceof SkippableError) {
    run.pending.settle(copy.digest)
    run.log.warn({ event: 'copy-refused', itemId: copy.item.itemId, code: error.code }, error.message)
    return { kind: 'failed', reason: error.reason, detail: error.message }
  }
  if (error instanceof RetriableError) {
    run.pending.settle(copy.digest)
    reportOutage(state, imports, error)
    return putOff(state, error.message)
  }
  // After an interrupted wait nobody knows whether the copy arrived: it stays pending, and the next run checks.
  if (!run.signal.aborted) run.stop.abort(error)
  return { kind: 'not-begun' }
}

/** Ignores a mailbox for the rest of the run. After several of them in a row, the tenant counts as down. */
function reportOutage(state: Importing, imports: MailboxImports, error: RetriableError): void {
  const { log, parts, stop } = state.run
  if (imports.outage !== undefined) return
  imports.outage = error
  state.outages += 1
  log.warn({ event: 'mailbox-unavailable', code: error.code }, error.message)
  if (state.outages >= parts.policy.mailboxOutagesMax) stop.abort(error)
}

function putOff(state: Importing, why: string): CopyOutcome {
  state.unfinished ??= why
  return { kind: 'failed', reason: 'other', detail: `left for the next run: ${why}` }
}

async function settle(state: Importing): Promise<void> {
  const { run } = state
  if (state.foundEarlier > 0) {
    const why =
      'there was no record of earlier imports, so mailboxes were searched: these copies were there, and are skipped'
    run.log.warn({ event: 'earlier-imports-found', copies: state.foundEarlier }, why)
  }
  for (const { copy, lost } of state.lostCopies.splice(0)) {
    const itemId = await findArrivedItem(lost, run).catch((error: unknown) => {
      if (error instanceof FatalError) throw error
      return undefined
    })
    copy.tell(itemId === undefined ? putOff(state, 'its import was never answered') : arrived(state, copy, itemId))
  }
}
