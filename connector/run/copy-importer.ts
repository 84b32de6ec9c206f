import type { LimitFunction } from 'p-limit'
import { FatalError, RetriableError, SkippableError } from '../errors.ts'
import { findArrivedItem } from '../mailbox/arrived-item.ts'
import type { MessageSource } from '../mailbox/import-body.ts'
import type { LostImport } from '../mailbox/message-door.ts'
import type { CopyOutcome } from './claims.ts'
import { type Attempt, type ImporterRun, importIntoFolder, LostImportError } from './import-copy.ts'
import { createMailboxImports, type MailboxImports } from './mailbox-imports.ts'
import type { StagedCopy } from './transfer.ts'

/** A copy, and the message to make it of. */
interface ImportTask {
  copy: StagedCopy
  source: MessageSource
  /** How many imports there may be at once in the whole run. */
  atOnce: LimitFunction
}

/** Imports copies, each exactly once. */
export interface CopyImporter {
  /** Never throws: it tells the copy's outcome, and what must end the run goes to `run.stop`. */
  importCopy(task: ImportTask): Promise<void>
  /** Looks for the copies whose import was never answered, and tells their outcome. */
  settle(): Promise<void>
  /** Why the window must stay open; undefined when it need not. */
  unfinished(): string | undefined
}

/** A copy whose import left and was never answered. */
interface LostCopy {
  copy: StagedCopy
  lost: LostImport
}

interface Importing {
  run: ImporterRun
  lostCopies: LostCopy[]
  /** The first reason for the window to stay open. */
  unfinished: string | undefined
  /** Mailboxes that failed by outage, one after the other, without a success in between. */
  outages: number
}

export function createCopyImporter(run: ImporterRun): CopyImporter {
  const state: Importing = { run, lostCopies: [], unfinished: undefined, outages: 0 }
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
    // Both would be candidates when somebody looks for the lost one, and one would be taken for the other.
    return putOff(state, 'an import of the same size into this mailbox was never answered')
  }
  try {
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
 * After an import that was never answered: looks whether it arrived. If it did, all is well. If it did not, it may still
 * be on its way through some gateway; it is not repeated in this run (RES-3), and looked for once more at the end.
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

/** What follows from an import that did not succeed; see the table in `errors.ts`. */
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
  // An interrupted wait leaves it open whether the copy arrived: it stays pending, and the next run looks.
  if (!run.signal.aborted) run.stop.abort(error)
  return { kind: 'not-begun' }
}

/** Leaves a mailbox alone for the rest of the run; several of them in a row, and it is the tenant that is down. */
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
  return { kind: 'failed', reason: 'other', detail: `put off to the next run: ${why}` }
}

async function settle(state: Importing): Promise<void> {
  const { run } = state
  for (const { copy, lost } of state.lostCopies.splice(0)) {
    const itemId = await findArrivedItem(lost, run).catch((error: unknown) => {
      if (error instanceof FatalError) throw error
      return undefined
    })
    copy.tell(itemId === undefined ? putOff(state, 'its import was never answered') : arrived(state, copy, itemId))
  }
}
