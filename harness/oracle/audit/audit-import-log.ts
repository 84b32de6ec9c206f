import type { Readings } from '../../catalogue/index.ts'
import type { FailureRecord, ImportLogRecord, SummaryRecord, UnmappedUserRecord } from '../../contract/index.ts'
import type { Finding } from '../finding.ts'
import { groupBy } from '../group-by.ts'
import type { Prediction, SyncPrediction } from '../predict/predict.ts'
import { personBehind } from '../rules.ts'
import type { SyncWitness, Witness } from '../witness.ts'
import { asItWent } from './as-it-went.ts'
import { countsIn, failuresIn, type LogCounts, type LoggedFailure } from './log-counts.ts'
import type { Observed } from './observe.ts'

/** What the import logs are compared with. */
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
    if (!sync.completed && !hasSummary(log)) return []
    if (log.state === 'absent') return [finding('LOG-1', 'the sync wrote no import log', 'an import log', 'no file')]
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
          'the import log does not end with a summary',
          'a summary as its last line',
          'another last line, or none',
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
  const counted = alternatives.filter((alternative) => isCountOf(summary, alternative, log))
  const unmapped = records.filter((record) => record.record === 'unmapped-user')
  const readBefore = counted.length === 0 && resumes(log)
  findings.push(...auditUnmapped(unmapped, { among: counted.length > 0 ? counted : alternatives, readBefore, audit }))
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
        asItWent(alternative, index, { observed: audit.observed, messages: audit.prediction.messages }),
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
    message: 'the counts of the log differ from the mailboxes',
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
    findings.push(finding('LOG-2', 'the number of failure records is wrong', `${failed} failure records`, `${records}`))
  }
  return findings
}

/**
 * LOG-4: the log counts as imported the copies that came into the mailboxes during this sync. A sync that was not done
 * may count fewer: the answers to its last writes may not have reached it.
 */
function auditTruth({ audit, sync, index, summary }: OneLog): Finding[] {
  const observed = audit.observed.filter((one) => one.sync === index)
  const arrived = observed.length
  const claimed = summary.imported + summary.partial
  // If items are counted, the harness cannot see how many captures brought the copies: one for each message, or one for
  // each copy.
  const messages = new Set(observed.map((one) => one.message)).size
  const least = audit.witness.readings['log.unit'] === 'copies' ? arrived : messages
  if (claimed <= arrived && (claimed >= least || !sync.completed)) return []
  const found = finding(
    'LOG-4',
    'the log counts a wrong number of imported copies',
    `${arrived} imported or partial`,
    `${claimed}`,
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

/** LOG-2: each failure is in the log, with item, user, mailbox and reason. */
function auditFailures(
  records: readonly FailureRecord[],
  predicted: readonly LoggedFailure[],
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
      'a failure has no correct record in the log',
      `a failure record with item, source user${failure.mailboxes.includes(undefined) ? '' : ', mailbox'} and the reason "${failure.reason}"`,
      describe(byItem.get(failure.capture.item.itemId)?.[0]),
    ),
    itemId: failure.capture.item.itemId,
    mailbox: failure.mailboxes.find((mailbox) => mailbox !== undefined),
    mayFollow: true,
  }))
}

function isRecordOf(record: FailureRecord, failure: LoggedFailure, aliases: ReadonlyMap<string, string>): boolean {
  const mailbox = record.microsoft365User && aliases.get(record.microsoft365User.toLowerCase())
  const user = personIn(record.sourceUserId)
  return (
    record.reason === failure.reason &&
    failure.mailboxes.includes(mailbox) &&
    failure.sourceUserIds.map(personBehind).includes(user)
  )
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

/**
 * LOG-3: registered users who cannot be mapped are listed once each, and no number twice. If the sync may have read one
 * of several windows, one of them must explain the list. The list of a run depends on all items that it read, new or
 * not. `readBefore`: an earlier run that was not done may have read part of the window.
 */
function auditUnmapped(
  records: readonly UnmappedUserRecord[],
  { among, readBefore, audit }: { among: readonly SyncPrediction[]; readBefore: boolean; audit: LogAudit },
): Finding[] {
  const listed = groupBy(records, (record) => personIn(record.sourceUserId))
  const isOpen = (number: string): boolean => !listed.has(number) && !readBefore
  const users = new Set(audit.witness.people.filter((person) => person.registration).map((person) => person.number))
  const repeated = [...listed.values()].filter((group) => group.length > 1).length
  const judged = among.map((sync) => ({
    unlisted: [...sync.unmapped].filter((number) => users.has(number) && isOpen(number)).length,
    wrong: [...listed.keys()].filter((number) => !mayBeListed(sync, number)).length,
  }))
  const [best] = judged.sort((a, b) => a.unlisted + a.wrong - (b.unlisted + b.wrong))
  if (best === undefined || best.unlisted + repeated + best.wrong === 0) return []
  const seen = `${best.unlisted} not listed, ${repeated} listed more than once, ${best.wrong} listed although they can be mapped`
  const wanted = 'each such user once, and no other user'
  const found = finding('LOG-3', 'the list of users who cannot be mapped is wrong', wanted, seen)
  // A user who is listed twice is wrong, whatever was archived.
  return [repeated > 0 ? found : { ...found, mayFollow: true }]
}

function mayBeListed({ unmapped, passedOver }: SyncPrediction, number: string): boolean {
  return unmapped.has(number) || passedOver.has(number)
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

/** The person whom the log names, in the form of the predictions. A log may write a number with a plus and separators. */
function personIn(sourceUserId: string): string {
  return sourceUserId.includes('@') ? personBehind(sourceUserId) : sourceUserId.replace(/\D/g, '')
}

function finding(requirement: string, message: string, acceptable: string, seen: string): Finding {
  return { requirement, message, acceptable: [acceptable], seen }
}
