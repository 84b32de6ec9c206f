import type { Readings } from '../../catalogue/index.ts'
import type { FailureRecord, ImportLogRecord, SummaryRecord } from '../../contract/index.ts'
import type { Finding } from '../finding.ts'
import type { Prediction, SyncPrediction } from '../predict/predict.ts'
import type { SyncWitness, Witness } from '../witness.ts'
import { type Arrived, asItWent } from './as-it-went.ts'
import { auditFailures, auditUnmapped } from './audit-log-records.ts'
import { auditWindow } from './audit-log-window.ts'
import { countsIn, failuresIn, type LogCounts } from './log-counts.ts'

/** What the import logs are compared with. */
export interface LogAudit {
  witness: Witness
  prediction: Prediction
  arrived: Arrived
  /** Do the mailboxes hold exactly what was predicted? Only then do the predicted counts apply to the log too. */
  consistent: boolean
}

/** Judges the import log of every sync (LOG-1 to LOG-4, DAY-8). */
export function auditImportLogs(audit: LogAudit): Finding[] {
  return audit.witness.syncs.flatMap((sync, index) => {
    const log = sync.importLog
    if (!sync.completed && !hasSummary(log)) return []
    if (log.state === 'absent')
      return [
        finding('LOG-1', 'a run that was done wrote no import log', 'a log at the path in MT_IMPORT_LOG', 'no file'),
      ]
    if (log.state === 'unreadable') {
      return [
        finding(
          'LOG-1',
          'the import log is not valid',
          'one valid JSON record on each line',
          `line ${log.lineNumber}: ${log.problem}`,
        ),
      ]
    }
    const summary = log.records.at(-1)
    if (summary?.record !== 'summary') {
      return [
        finding(
          'LOG-1',
          'the import log does not end with a summary, so it counts as cut off',
          'a record "summary" as its last line',
          summary === undefined ? 'an empty file' : `a record "${summary.record}" as its last line`,
        ),
      ]
    }
    return auditLog({ audit, sync, index, records: log.records, summary })
  })
}

/**
 * Whether a log is finished. A run that was not done need not write a log, or may leave an unfinished one: its exit code
 * has said that it was not done. A log with a summary must be correct in any case.
 */
function hasSummary(log: SyncWitness['importLog']): boolean {
  return log.state === 'read' && log.records.at(-1)?.record === 'summary'
}

interface OneLog {
  audit: LogAudit
  sync: SyncWitness
  index: number
  records: ImportLogRecord[]
  summary: SummaryRecord
}

function auditLog(log: OneLog): Finding[] {
  const { summary, records, audit, sync, index } = log
  const failures = records.filter((record) => record.record === 'failure')
  const { readings } = audit.witness
  const unit = readings['log.unit']
  const findings = [...auditIdentity(summary, failures, unit), ...auditTruth(log)]
  const alternatives = audit.prediction.syncs[index] ?? []
  const [regular] = alternatives
  if (regular === undefined || !sync.completed) return findings
  const windows = alternatives.map(({ window }) => window)
  findings.push(...auditWindow(summary, windows))
  const counted = alternatives.filter((alternative) => isCountOf(summary, alternative, log))
  const unmapped = records.filter((record) => record.record === 'unmapped-user')
  const readBefore = counted.length === 0 && resumes(log)
  findings.push(
    ...auditUnmapped(unmapped, {
      among: counted.length > 0 ? counted : alternatives,
      readBefore,
      witness: audit.witness,
    }),
  )
  // A connector that read the previous day again has items to log, even if none of them is new.
  if (alternatives.every(({ items }) => items.length === 0)) findings.push(...auditEmptyDay(summary, regular))
  // A log may count a repeated page as often as it was read. The mailboxes are judged in any case.
  const repeated = sync.faultsStruck.some((kind) => kind.startsWith('repeat-'))
  if (!audit.consistent || repeated) return findings
  const [matching] = counted
  if (matching !== undefined) {
    return [...findings, ...auditFailures(failures, failuresIn(matching, unit), audit.witness)]
  }
  const wentOtherwise = hasBeenStruck(log)
    ? alternatives.map((alternative) =>
        asItWent(alternative, index, {
          firstSyncs: audit.arrived.firstSyncs,
          messages: audit.prediction.messages,
        }),
      )
    : []
  if (wentOtherwise.some((alternative) => isCountOf(summary, alternative, log))) return findings
  const resumed = resumes(log)
  if (resumed && alternatives.some((alternative) => isRestOf(summary, countsIn(alternative, unit)))) return findings
  const inWords = (counts: LogCounts): string => countsInWords(counts, readings)
  const acceptable = new Set(
    [...alternatives, ...wentOtherwise].map((alternative) => inWords(countsIn(alternative, unit))),
  )
  if (resumed)
    acceptable.add('the same numbers of imported and partial, and fewer skipped and failed: the rest of the run before')
  findings.push({
    requirement: 'LOG-4',
    fault: 'log-untrue',
    message: `run ${index + 1}: the counts of the log are not what became of the copies`,
    acceptable: [...acceptable],
    seen: inWords(summary),
    mayFollow: true,
  })
  return findings
}

function isCountOf(summary: SummaryRecord, sync: SyncPrediction, { audit }: OneLog): boolean {
  const { readings } = audit.witness
  return countsInWords(summary, readings) === countsInWords(countsIn(sync, readings['log.unit']), readings)
}

/** Whether a fault has struck by the end of this sync. Only then may a copy have come late. */
function hasBeenStruck({ audit, index }: OneLog): boolean {
  return audit.witness.syncs.slice(0, index + 1).some(({ faultsStruck }) => faultsStruck.length > 0)
}

/** Whether the previous run was not done, so that this run may continue where that run stopped. */
function resumes({ audit, index }: OneLog): boolean {
  return audit.witness.syncs[index - 1]?.completed === false
}

/** Whether a log may be about the rest of a window. Only the connector knows where that rest begins. */
function isRestOf(summary: LogCounts, whole: LogCounts): boolean {
  if (summary.imported !== whole.imported || summary.partial !== whole.partial) return false
  return summary.skipped <= whole.skipped && summary.failed <= whole.failed
}

/**
 * LOG-1: the counts must add up as documented. LOG-2: there is one record for each failure; if items are counted, at
 * least one for each failed item.
 */
function auditIdentity(
  summary: SummaryRecord,
  failures: readonly FailureRecord[],
  unit: Readings['log.unit'],
): Finding[] {
  const { available, imported, partial, skipped, failed } = summary
  const sum = imported + partial + skipped + failed
  const findings: Finding[] = []
  if (available !== sum) {
    const seen = `${available} available, but the other counts add up to ${sum}`
    findings.push(
      finding('LOG-1', 'the counts do not add up', 'available = imported + partial + skipped + failed', seen),
    )
  }
  const itemsWithRecords = new Set(failures.map((failure) => failure.itemId)).size
  if (unit === 'copies' ? failures.length !== failed : itemsWithRecords < failed) {
    const records = unit === 'copies' ? failures.length : itemsWithRecords
    const message = `the log has ${records > failed ? 'more' : 'fewer'} failure records than its summary counts as failed`
    const seen = unit === 'copies' ? `${records}` : `records of ${records} items`
    findings.push(finding('LOG-2', message, `${failed}, because the summary says "failed": ${failed}`, seen))
  }
  return findings
}

/**
 * LOG-4: the log counts as imported the copies that came into the mailboxes during this sync. A sync that was not done
 * may count fewer: the answers to its last writes may not have reached it.
 */
function auditTruth({ audit, sync, index, summary }: OneLog): Finding[] {
  const { copies: arrived, distinct, messages } = audit.arrived.in(index)
  const claimed = summary.imported + summary.partial
  // If items are counted, the harness cannot see how many captures brought the copies: one for each message, or one for
  // each copy.
  const least = audit.witness.readings['log.unit'] === 'copies' ? arrived : messages
  if (claimed <= arrived && (claimed >= least || !sync.completed)) return []
  const twice = arrived - distinct
  const wrote = `${arrived} imported or partial, because this run wrote ${arrived} messages into mailboxes`
  const found = finding(
    'LOG-4',
    `run ${index + 1}: the log counts ${claimed > arrived ? 'more' : 'fewer'} imported copies than the run wrote`,
    twice === 0 ? wrote : `${wrote}, ${twice} of them a second copy of an item that was already there`,
    `${claimed} imported or partial`,
  )
  return [{ ...found, fault: 'log-untrue' }]
}

function countsInWords(counts: LogCounts, readings: Readings): string {
  const { imported, partial, skipped, failed, available, itemsFromSource } = counts
  // With windows by event time, a connector has to download more than it imports. It is free to decide how much more.
  const items = readings['window.basis'] === 'event' ? '' : `${itemsFromSource} items, `
  const unit = readings['log.unit']
  return `${items}${available} ${unit}: ${imported} imported, ${partial} partial, ${skipped} skipped, ${failed} failed`
}

/** DAY-8: the sentence for an empty day, with its date. */
function auditEmptyDay(summary: SummaryRecord, { window }: SyncPrediction): Finding[] {
  const acceptable = [window.from, window.to].map((day) => `No items ingested on ${americanDate(day)}.`)
  if (summary.message !== undefined && acceptable.includes(summary.message)) return []
  return [
    {
      requirement: 'DAY-8',
      message: 'the log of a day without items has the wrong message',
      acceptable,
      seen: summary.message ?? 'no message',
    },
  ]
}

function americanDate(day: Date): string {
  const [year, month, date] = day.toISOString().slice(0, 10).split('-')
  return `${month}/${date}/${year}`
}

function finding(requirement: string, message: string, acceptable: string, seen: string): Finding {
  return { requirement, message, acceptable: [acceptable], seen }
}
