import { closeSync, openSync } from 'node:fs'
import type { FailureReason, FailureRecord, ImportLogRecord, SummaryRecord, UnmappedUserRecord } from '#contract'
import { causeInWords, FatalError } from '../errors.ts'
import type { Window } from '../window.ts'
import { appendWhole } from './append-whole.ts'
import { createDigestSet, digestOf } from './digest-set.ts'

/** What a run reports at its end. */
export interface RunCounts {
  now: Date
  window: Window
  /** Everything in the window was read; false for a run that ended early. */
  completed: boolean
  itemsFromSource: number
  imported: number
  partial: number
  skipped: number
  failed: number
}

/** One copy, or an item without any, that did not arrive. */
interface Failure {
  itemId: string
  sourceUserId: string
  microsoft365User?: string | undefined
  reason: FailureReason
  detail: string
}

/** The import log of a run: failures and unmapped users as they occur, everything else as counts (LOG-1 to LOG-4). */
export interface ImportLog {
  counts: Pick<RunCounts, 'itemsFromSource' | 'imported' | 'partial' | 'skipped' | 'failed'>
  /** Writes the failure and counts it. */
  failure(failure: Failure): void
  /**
   * Records a person who resolves to no mailbox, once a run (LOG-3). `person` is the same in all spellings of a number.
   * Returns false if the person is on record already.
   */
  unmapped(sourceUserId: string, person?: string): boolean
  /** Writes the summary. The log is then complete. */
  close(summary: SummaryRecord): void
}

/** Begins the import log at `path`, in place of an earlier one. Throws a FatalError (`import-log-not-writable`). */
export function openImportLog(path: string): ImportLog {
  const file = openOrFail(path)
  const unmapped = createDigestSet()
  const counts = { itemsFromSource: 0, imported: 0, partial: 0, skipped: 0, failed: 0 }
  const write = (record: ImportLogRecord): void => {
    appendWhole(file, `${JSON.stringify(record)}\n`)
  }
  return {
    counts,
    failure: (failure) => {
      const record: FailureRecord = { record: 'failure', ...failure }
      write(record)
      counts.failed += 1
    },
    unmapped: (sourceUserId, person = sourceUserId) => {
      if (!unmapped.add(digestOf(person))) return false
      const detail = 'neither the custom mapping file nor the address in the item resolves to a valid user'
      const record: UnmappedUserRecord = { record: 'unmapped-user', sourceUserId, detail }
      write(record)
      return true
    },
    close: (summary) => {
      write(summary)
      closeSync(file)
    },
  }
}

/** The summary of a run. On a day without items it says so, with the date on which the window began (DAY-8). */
export function writeSummary(counts: RunCounts): SummaryRecord {
  const { now, window, completed, ...rest } = counts
  const day = window.from.toISOString()
  const isEmpty = completed && counts.itemsFromSource === 0
  return {
    record: 'summary',
    schemaVersion: 1,
    completedAt: now.toISOString(),
    windowFrom: day,
    windowTo: window.to.toISOString(),
    ...rest,
    available: counts.imported + counts.partial + counts.skipped + counts.failed,
    ...(isEmpty && { message: `No items ingested on ${day.slice(5, 7)}/${day.slice(8, 10)}/${day.slice(0, 4)}.` }),
  }
}

function openOrFail(path: string): number {
  try {
    return openSync(path, 'w', 0o600)
  } catch (cause) {
    const message = `the import log cannot be written (${causeInWords(cause)}): set MT_IMPORT_LOG to a file in a folder that exists`
    throw new FatalError('import-log-not-writable', message, { cause })
  }
}
