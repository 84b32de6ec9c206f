import { type ImportLogRecord, importLogRecordSchema } from '../../contract/index.ts'
import type { Observed } from './observed.ts'

/** What the import log of a run says of it. */
export interface Reported {
  itemsFetched: number
  /** Whole copies and partial ones. */
  copiesImported: number
  copiesSkipped: number
  copiesFailed: number
  /** Of the failed copies, those that the mailbox or the tenant refused. Other failures cannot be seen from outside. */
  copiesRefused: number
}

/** A figure in which the import log and what was seen differ. */
export interface Difference {
  what: 'itemsFetched' | 'copiesImported' | 'copiesRefused'
  observed: number
  reported: number
}

/**
 * The figures of an import log; undefined for a log without a summary, or that cannot be read. It may be of any connector, so
 * nothing about it is certain.
 */
export function reportedIn(log: Buffer): Reported | undefined {
  const records = log
    .toString('utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(recordIn)
  const summary = records.at(-1)
  if (summary?.record !== 'summary' || records.includes(undefined)) return undefined
  const { itemsFromSource, imported, partial, skipped, failed } = summary
  const refused = records.filter((one) => one?.record === 'failure' && one.reason === 'refused')
  return {
    itemsFetched: itemsFromSource,
    copiesImported: imported + partial,
    copiesSkipped: skipped,
    copiesFailed: failed,
    copiesRefused: refused.length,
  }
}

/** Where a log and what was seen differ, of the figures that can be seen from outside; empty if they agree (TEN-8, LOG-1). */
export function differencesOf(reported: Reported, observed: Observed): Difference[] {
  const pairs: Difference[] = [
    { what: 'itemsFetched', observed: observed.itemsFetched, reported: reported.itemsFetched },
    { what: 'copiesImported', observed: observed.copiesImported, reported: reported.copiesImported },
    { what: 'copiesRefused', observed: observed.copiesRefused ?? 0, reported: reported.copiesRefused },
  ]
  return pairs.filter((pair) => pair.observed !== pair.reported)
}

function recordIn(line: string): ImportLogRecord | undefined {
  try {
    return importLogRecordSchema.safeParse(JSON.parse(line)).data
  } catch {
    return undefined
  }
}
