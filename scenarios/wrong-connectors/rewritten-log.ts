import { readFile, writeFile } from 'node:fs/promises'
import { type ImportLogRecord, importLogRecordSchema, type SummaryRecord } from '../../harness/contract/import-log.ts'
import type { ConnectorEnvironment } from '../../harness/contract/index.ts'
import type { Around } from './faulty.ts'

/** The import log of one sync, parsed. */
export interface LogOfSync {
  /** Failures and unmapped users. */
  records: Exclude<ImportLogRecord, SummaryRecord>[]
  summary: SummaryRecord
}

/** The import log of a sync; undefined for one without a summary. */
export async function readLog({
  MT_IMPORT_LOG,
}: Pick<ConnectorEnvironment, 'MT_IMPORT_LOG'>): Promise<LogOfSync | undefined> {
  const lines = (await readFile(MT_IMPORT_LOG, 'utf8').catch(() => '')).split('\n').filter((line) => line !== '')
  const all = lines.map((line) => importLogRecordSchema.parse(JSON.parse(line)))
  const summary = all.find((record) => record.record === 'summary')
  return summary && { records: all.filter((record) => record.record !== 'summary'), summary }
}

/** A connector that changes its import log after the sync. A log without a summary stays as it is. */
export function relogs(change: (log: LogOfSync) => LogOfSync): Around {
  return {
    after: async ({ MT_IMPORT_LOG }) => {
      const log = await readLog({ MT_IMPORT_LOG })
      if (log === undefined) return
      const changed = change(log)
      const text = [...changed.records, changed.summary].map((record) => `${JSON.stringify(record)}\n`).join('')
      await writeFile(MT_IMPORT_LOG, text)
    },
  }
}

/** The same log without some of its failures, which are not counted either. */
export function withoutFailures({ records, summary }: LogOfSync, hidden: (reason: string) => boolean): LogOfSync {
  const kept = records.filter((record) => record.record !== 'failure' || !hidden(record.reason))
  const gone = records.length - kept.length
  return {
    records: kept,
    summary: { ...summary, failed: summary.failed - gone, available: summary.available - gone },
  }
}
