import { DateTime } from 'luxon'
import type { ConnectorParts } from '../../connector/index.ts'
import type { SummaryRecord } from '../../harness/contract/index.ts'
import type { WrongConnector } from '../../harness/runner/index.ts'
import { faulty, faultyAround } from '../wrong-connectors/faulty.ts'
import { relogs, withoutFailures } from '../wrong-connectors/rewritten-log.ts'

/** Wrong about the counts of the import log (LOG-1, LOG-4, LOG-5, DAY-6). */
const countFaults: WrongConnector[] = [
  faulty(
    {
      id: 'available-without-failures',
      fault: 'Failed copies do not count as available.',
      mustRed: ['LOG-1'],
    },
    (right) => ({
      writeSummary: (counts) => {
        const summary = right.writeSummary(counts)
        return { ...summary, available: summary.available - summary.failed }
      },
    }),
  ),
  faulty(
    {
      id: 'log-counts-what-was-planned',
      fault: 'The import log counts every attempted copy as imported, also refused and skipped ones.',
      mustRed: ['LOG-4'],
    },
    (right) => ({
      writeSummary: (counts) => {
        const summary = right.writeSummary(counts)
        return { ...summary, imported: summary.available, skipped: 0, failed: 0 }
      },
    }),
  ),
  faulty(
    {
      id: 'duplicates-counted-as-imported',
      fault: 'A copy that already exists counts as imported.',
      mustRed: ['DAY-6', 'LOG-4'],
    },
    (right) => ({
      writeSummary: (counts) => {
        const summary = right.writeSummary(counts)
        return { ...summary, imported: summary.imported + summary.skipped, skipped: 0 }
      },
    }),
  ),
  faulty(
    {
      id: 'log-counts-items',
      fault: 'Items are counted as imported, not their copies.',
      mustRed: ['LOG-4'],
    },
    (right) =>
      summedUpByItems(right, (summary, itemCount) => {
        const surplus = summary.imported - itemCount
        return { ...summary, imported: itemCount, available: summary.available - surplus }
      }),
  ),
  faulty(
    {
      id: 'completed-in-local-time',
      fault: 'The time of completion is local time in New York, marked as UTC.',
      mustRed: ['LOG-5'],
    },
    (right) => ({
      writeSummary: (counts) => {
        const local = DateTime.fromJSDate(counts.now, { zone: 'America/New_York' })
        return right.writeSummary({ ...counts, now: local.setZone('UTC', { keepLocalTime: true }).toJSDate() })
      },
    }),
  ),
  faulty(
    {
      id: 'source-counted-by-success',
      fault: 'Only items with an imported copy count as items from the source.',
      mustRed: ['LOG-5'],
    },
    (right) => summedUpByItems(right, (summary, itemCount) => ({ ...summary, itemsFromSource: itemCount })),
  ),
]

/** Wrong about what is listed in the import log (DAY-8, MAP-6, LOG-2, LOG-3). */
const listFaults: WrongConnector[] = [
  faultyAround(
    {
      id: 'empty-day-not-logged',
      fault: 'The log of a day without items has only counts.',
      mustRed: ['DAY-8'],
    },
    relogs(({ records, summary: { message: _, ...summary } }) => ({ records, summary })),
  ),
  faultyAround(
    {
      id: 'empty-day-without-a-date',
      fault: 'The message of a day without items does not name the day.',
      mustRed: ['DAY-8'],
    },
    relogs(({ records, summary }) => ({
      records,
      summary: summary.message === undefined ? summary : { ...summary, message: 'No items ingested.' },
    })),
  ),
  faultyAround(
    {
      id: 'nobodys-items-not-logged',
      fault: 'An item that reaches nobody is neither listed nor counted.',
      mustRed: ['MAP-6'],
    },
    relogs((log) => withoutFailures(log, (reason) => reason === 'no-mailbox')),
  ),
  faultyAround(
    {
      id: 'failures-without-mailbox',
      fault: 'A failure does not name the mailbox of the copy.',
      mustRed: ['LOG-2'],
    },
    relogs(({ records, summary }) => ({
      records: records.map((record) =>
        record.record === 'failure' ? { ...record, microsoft365User: undefined } : record,
      ),
      summary,
    })),
  ),
  faultyAround(
    {
      id: 'failures-counted-only',
      fault: 'Failures are counted but not listed.',
      mustRed: ['LOG-2'],
    },
    relogs(({ records, summary }) => ({ records: records.filter(({ record }) => record !== 'failure'), summary })),
  ),
  faultyAround(
    {
      id: 'unmapped-not-listed',
      fault: 'Users who cannot be mapped are not listed.',
      mustRed: ['LOG-3'],
    },
    relogs(({ records, summary }) => ({
      records: records.filter(({ record }) => record !== 'unmapped-user'),
      summary,
    })),
  ),
  faultyAround(
    {
      id: 'log-cut-at-a-hundred',
      fault: 'The log lists the first hundred failures and unmapped users, and no others.',
      mustRed: ['LOG-2', 'LOG-3'],
    },
    relogs(({ records, summary }) => ({ records: records.slice(0, 100), summary })),
  ),
  faultyAround(
    {
      id: 'log-of-one-day',
      fault: 'The window in the log is always that of the last 24 hours, also if the run has read more.',
      mustRed: ['LOG-4'],
    },
    relogs(({ records, summary }) => {
      const windowFrom = new Date(Date.parse(summary.windowTo) - 86_400_000).toISOString()
      return { records, summary: { ...summary, windowFrom } }
    }),
  ),
  unmappedOncePer(
    'unmapped-listed-per-item',
    'A user who cannot be mapped is listed once for each of their items.',
    (met) => met,
  ),
  unmappedOncePer(
    'unmapped-listed-per-id',
    'A user who cannot be mapped is listed once for each of the ids that items have for them.',
    (met) => [...new Set(met)],
  ),
]

/** Makes a summary from the number of items with at least one imported copy. */
function summedUpByItems(
  right: ConnectorParts,
  sumUp: (summary: SummaryRecord, itemCount: number) => SummaryRecord,
): Partial<ConnectorParts> {
  const imported = new Set<string>()
  return {
    importMessage: (copy, door) => {
      imported.add(copy.item.itemId)
      return right.importMessage(copy, door)
    },
    writeSummary: (counts) => sumUp(right.writeSummary(counts), imported.size),
  }
}

/** Wrong about the import log. */
export const importLogFaults: WrongConnector[] = [...countFaults, ...listFaults]

/** Lists those who cannot be mapped by the ids that their items have. `listed` gets them in the order of the items. */
function unmappedOncePer(
  id: string,
  fault: string,
  listed: (met: readonly string[]) => readonly string[],
): WrongConnector {
  /** The ids that could not be mapped, once for each of their items, by the import log of the sync. */
  const met = new Map<string, string[]>()
  return faulty(
    { id, fault, mustRed: ['LOG-3'] },
    (right, { environment }) => ({
      resolveItem: async (participants, resolveOne) => {
        const resolution = await right.resolveItem(participants, resolveOne)
        const ids = resolution.unmapped.map(({ number }) => number)
        met.set(environment.MT_IMPORT_LOG, [...(met.get(environment.MT_IMPORT_LOG) ?? []), ...ids])
        return resolution
      },
    }),
    {
      after: async (environment) => {
        const ids = listed(met.get(environment.MT_IMPORT_LOG) ?? [])
        met.delete(environment.MT_IMPORT_LOG)
        await relogs(({ records, summary }) => ({
          records: [
            ...records.filter(({ record }) => record !== 'unmapped-user'),
            ...ids.map((sourceUserId) => ({ record: 'unmapped-user' as const, sourceUserId })),
          ],
          summary,
        })).after?.(environment)
      },
    },
  )
}
