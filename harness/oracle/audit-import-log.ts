import type { FailureRecord, ImportLogRecord, SummaryRecord, UnmappedUserRecord } from '../contract/index.ts'
import type { Finding } from './finding.ts'
import { groupBy } from './group-by.ts'
import type { Observed } from './observe.ts'
import type { PredictedFailure, Prediction, SyncPrediction } from './predict.ts'
import type { SyncWitness, Witness } from './witness.ts'

/** What the import logs are held against. */
export interface LogAudit {
  witness: Witness
  prediction: Prediction
  observed: readonly Observed[]
  /** Do the mailboxes hold exactly what was predicted? Only then do the predicted counts apply to the log too. */
  consistent: boolean
}

/** Judges the import log of every sync (LOG-1 to LOG-4, DAY-8). */
export function auditImportLogs(audit: LogAudit): Finding[] {
  return audit.witness.syncs.flatMap((sync, index) => {
    const log = sync.importLog
    if (log.state === 'absent') return [finding('LOG-1', 'the sync wrote no import log', 'an import log', 'no file')]
    if (log.state === 'unreadable') {
      return [
        finding(
          'LOG-1',
          'the import log cannot be read',
          'JSON Lines as documented',
          `line ${log.lineNumber}: ${log.problem}`,
        ),
      ]
    }
    const summary = log.records.at(-1)
    if (summary?.record !== 'summary') {
      return [finding('LOG-1', 'the import log is cut off', 'a summary as its last line', 'none')]
    }
    return auditLog({ audit, sync, index, records: log.records, summary })
  })
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
  const findings = [...auditIdentity(summary, failures), ...auditTruth(log)]
  const alternatives = audit.prediction.syncs[index] ?? []
  const [regular] = alternatives
  if (regular === undefined || !sync.completed) return findings
  findings.push(
    ...auditUnmapped(
      records.filter((record) => record.record === 'unmapped-user'),
      regular,
      audit.witness,
    ),
  )
  // A connector that read the day before once more has items to speak of, even if none of them is new.
  if (alternatives.every(({ items }) => items.length === 0)) findings.push(...auditEmptyDay(summary, regular))
  // A repeated page may be counted as often as it was read; the mailboxes have been judged all the same.
  const repeated = sync.faultsStruck.some((kind) => kind.startsWith('repeat-'))
  if (!audit.consistent || repeated) return findings
  const matching = alternatives.find((alternative) => countsOf(alternative) === countsOf(summary))
  if (matching === undefined) {
    const acceptable = [...new Set(alternatives.map(countsOf))]
    findings.push({
      requirement: 'LOG-4',
      fault: 'log-untrue',
      message: 'the counts of the log are not those of the mailboxes',
      acceptable,
      seen: countsOf(summary),
    })
    return findings
  }
  return [...findings, ...auditFailures(failures, matching.failures, audit.witness)]
}

/** LOG-1: the published identity; and as many failure records as failures. */
function auditIdentity(summary: SummaryRecord, failures: readonly FailureRecord[]): Finding[] {
  const { available, imported, partial, skipped, failed } = summary
  const sum = imported + partial + skipped + failed
  const findings: Finding[] = []
  if (available !== sum) {
    const seen = `${available} available, and ${sum} in all`
    findings.push(
      finding('LOG-1', 'the counts do not add up', 'available = imported + partial + skipped + failed', seen),
    )
  }
  if (failures.length !== failed) {
    findings.push(
      finding('LOG-2', 'not every failure has its record', `${failed} failure records`, `${failures.length}`),
    )
  }
  return findings
}

/** LOG-4: what the log calls imported is what came into the mailboxes during this sync. */
function auditTruth({ audit, index, summary }: OneLog): Finding[] {
  const arrived = audit.observed.filter((one) => one.sync === index).length
  const claimed = summary.imported + summary.partial
  if (arrived === claimed) return []
  const found = finding(
    'LOG-4',
    'the log counts other copies than the mailboxes hold',
    `${arrived} imported or partial`,
    `${claimed}`,
  )
  return [{ ...found, fault: 'log-untrue' }]
}

function countsOf(counts: SyncPrediction | SummaryRecord): string {
  const { imported, partial, skipped, failed } = 'dispositions' in counts ? counts.dispositions : counts
  const items = 'items' in counts ? counts.items.length : counts.itemsFromSource
  return `${items} items, ${counts.available} copies: ${imported} imported, ${partial} partial, ${skipped} skipped, ${failed} failed`
}

/** LOG-2: each failure is there, by item, user, mailbox and reason. */
function auditFailures(
  records: readonly FailureRecord[],
  predicted: readonly PredictedFailure[],
  witness: Witness,
): Finding[] {
  const byItem = groupBy(records, (record) => record.itemId)
  const aliases = aliasesOf(witness)
  const missing = predicted.filter(
    (failure) => !byItem.get(failure.capture.item.itemId)?.some((record) => isRecordOf(record, failure, aliases)),
  )
  return missing.map((failure) => ({
    ...finding(
      'LOG-2',
      'a failure is not in the log as it happened',
      `a failure record with item, source user${failure.mailbox ? ', mailbox' : ''} and the reason "${failure.reason}"`,
      describe(byItem.get(failure.capture.item.itemId)?.[0]),
    ),
    itemId: failure.capture.item.itemId,
    mailbox: failure.mailbox,
  }))
}

function isRecordOf(record: FailureRecord, failure: PredictedFailure, aliases: ReadonlyMap<string, string>): boolean {
  const mailbox = record.microsoft365User && aliases.get(record.microsoft365User.toLowerCase())
  const user = digitsOf(record.sourceUserId)
  return record.reason === failure.reason && mailbox === failure.mailbox && failure.sourceUserIds.includes(user)
}

function describe(record: FailureRecord | undefined): string {
  if (!record) return 'no record of this item'
  return `a record with the reason "${record.reason}"${record.microsoft365User ? ' and a mailbox' : ''}`
}

/** Every address of every mailbox, in lower case, to its primary one. */
function aliasesOf(witness: Witness): Map<string, string> {
  const entries = witness.syncs.flatMap((sync) => sync.directory)
  return new Map(
    entries.flatMap((entry) =>
      [entry.primaryAddress, entry.userPrincipalName, ...entry.aliases].map((address) => [
        address.toLowerCase(),
        entry.primaryAddress.toLowerCase(),
      ]),
    ),
  )
}

/** LOG-3: registered users who cannot be mapped, once each; nobody else twice. */
function auditUnmapped(records: readonly UnmappedUserRecord[], predicted: SyncPrediction, witness: Witness): Finding[] {
  const listed = groupBy(records, (record) => digitsOf(record.sourceUserId))
  const users = new Set(witness.people.filter((person) => person.registration).map((person) => person.number))
  const unlisted = [...predicted.unmapped].filter((number) => users.has(number) && !listed.has(number)).length
  const repeated = [...listed.values()].filter((group) => group.length > 1).length
  const wrong = [...listed.keys()].filter((number) => !predicted.unmapped.has(number)).length
  if (unlisted + repeated + wrong === 0) return []
  const seen = `${unlisted} not listed, ${repeated} listed more than once, ${wrong} listed who can be mapped`
  return [finding('LOG-3', 'users who cannot be mapped are not listed once each', 'each of them once', seen)]
}

/** DAY-8: the sentence, with the date of the day. */
function auditEmptyDay(summary: SummaryRecord, { window }: SyncPrediction): Finding[] {
  const acceptable = [window.from, window.to].map((day) => `No items ingested on ${americanDate(day)}.`)
  if (summary.message !== undefined && acceptable.includes(summary.message)) return []
  return [
    {
      requirement: 'DAY-8',
      message: 'an empty day is not logged as one',
      acceptable,
      seen: summary.message ?? 'no message',
    },
  ]
}

function americanDate(day: Date): string {
  const [year, month, date] = day.toISOString().slice(0, 10).split('-')
  return `${month}/${date}/${year}`
}

function digitsOf(number: string): string {
  return number.replace(/\D/g, '')
}

function finding(requirement: string, message: string, acceptable: string, seen: string): Finding {
  return { requirement, message, acceptable: [acceptable], seen }
}
