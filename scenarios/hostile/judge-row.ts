import { createHash } from 'node:crypto'
import type { FailureRecord } from '#contract'
import type { Observed } from '../../harness/oracle/index.ts'
import { pointOut } from '../../harness/runner/index.ts'
import { otherTextIn } from '../vocabulary/shown-text.ts'
import type { Fate, HostileRow } from './hostile-row.ts'
import { mailProblems, type OrdinaryMail } from './mail-problems.ts'
import type { PlayedRow } from './play-row.ts'
import { asha, ben, capturedAt, type ServedObject, servedObjects } from './served-objects.ts'

/** What a connector made of the objects of a row. */
export interface SeenRow {
  copies: Observed[]
  failures: Pick<FailureRecord, 'itemId' | 'reason' | 'detail'>[]
  /** If false, nothing is demanded of the import log. */
  hasLog: boolean
}

/** The problems with what a connector made of a row alone; empty if the result is one of the row's fates. */
export function problemsOf(row: HostileRow, played: PlayedRow): string[] {
  return [...runProblems(played), ...rowProblems(row, { ...played, hasLog: true })]
}

/** The problems with what a connector made of one row of several; empty if the result is one of the row's fates. */
export function rowProblems(row: HostileRow, seen: SeenRow, place?: OrdinaryMail): string[] {
  const served = servedObjects(row)
  const always = seen.copies.flatMap((copy) => mailProblems(copy, place))
  const fates = row.fates.map((fate) => ({ fate, problems: fateProblems(fate, { row, served, seen }) }))
  if (fates.some(({ problems }) => problems.length === 0)) return always
  return [...always, ...fates.map(({ fate, problems }) => `not ${fate.fate}: ${problems.join('; ')}`)]
}

/** What must hold for every row: an unreadable item does not stop others, and the log is true (RES-7, LOG-4). */
function runProblems({ outcome, neighbourFindings, neighbourCopies, copies, failures, summary }: PlayedRow): string[] {
  const counted = summary && summary.imported + summary.partial + summary.skipped + summary.failed
  return [
    ...(outcome.status === 'done' ? [] : [`the sync ended as "${outcome.status}": ${outcome.message}`]),
    ...neighbourFindings.map(({ requirement, message }) => `a neighbour breaks ${requirement}: ${message}`),
    ...(neighbourCopies === 4 ? [] : [`${neighbourCopies} copies of the neighbours, not 4`]),
    ...(summary?.imported === copies.length + 4 ? [] : ['the number of imports in the log is wrong']),
    ...(summary?.failed === failures.length
      ? []
      : ['the number of failures in the log differs from its failure records']),
    ...(summary?.available === counted ? [] : ['the counts of the log do not add up']),
  ]
}

interface Case {
  row: HostileRow
  served: ServedObject[]
  seen: SeenRow
}

function fateProblems(fate: Fate, { row, served, seen }: Case): string[] {
  const problems = fate.reason === undefined ? unexpectedFailures(seen) : missingFailure(fate, served, seen)
  if (fate.fate === 'failed') {
    return [...problems, ...seen.copies.map(({ mailbox }) => `a message in ${mailbox}`)]
  }
  const mailboxes = (row.mailboxes ?? ['asha', 'ben']).map((name) => ({ asha, ben })[name].userEmailAddress)
  const astray = seen.copies.filter(({ mailbox }) => !mailboxes.includes(mailbox))
  return [
    ...problems,
    ...astray.map(({ mailbox }) => `a message in ${mailbox}`),
    ...mailboxes.flatMap((mailbox) => {
      const copies = seen.copies.filter((copy) => copy.mailbox === mailbox)
      const wanted = fate.messages ?? 1
      if (copies.length !== wanted) return [`${copies.length} messages in ${mailbox}, not ${wanted}`]
      // Several copies belong to different objects. Which copy belongs to which object depends on the connector's
      // order.
      return wanted === 1 ? contentProblems(fate, row, served[0] as ServedObject, copies[0] as Observed) : []
    }),
  ]
}

function unexpectedFailures({ failures }: SeenRow): string[] {
  return failures.map(({ reason, detail }) => `a failure in the log: ${reason}, ${detail}`)
}

function missingFailure({ reason }: Fate, served: ServedObject[], { failures, hasLog }: SeenRow): string[] {
  if (!hasLog) return []
  const [id] = served.map(({ value }) => (value as { itemId?: unknown } | null)?.itemId)
  const about = typeof id === 'string' && id !== '' ? failures.filter(({ itemId }) => itemId === id) : failures
  if (about.some((failure) => failure.reason === reason)) return []
  const named = failures.map((failure) => `${failure.reason} of ${failure.itemId.slice(0, 60)} (${failure.detail})`)
  return [`no failure with reason ${reason} in the log, but: ${named.join(', ') || 'none'}`]
}

/** Compares the copy with the served object: text, subject, date, files. Values that are not text are not compared. */
function contentProblems(fate: Fate, row: HostileRow, { value, contents }: ServedObject, copy: Observed): string[] {
  const { text, subject, eventTime, attachments } = value as Record<string, unknown>
  const { mail, stored } = copy
  const happenedAt = new Date(row.happenedAt ?? String(eventTime))
  const date = fate.fate === 'archived-with-capture-time' ? capturedAt : happenedAt
  const entries = (Array.isArray(attachments) ? attachments : []) as { fileName?: unknown }[]
  const names = entries.map(({ fileName }) => (typeof fileName === 'string' ? asLine(fileName) : ''))
  const digests = contents.map((content) => createHash('sha256').update(content).digest('hex'))
  const aspects: [name: string, wanted: unknown, seen: unknown][] = [
    ['subject', typeof subject === 'string' ? asLine(subject) : undefined, asLine(mail.subject)],
    ['date', second(date), second(mail.date)],
    ['sent time', second(date), second(stored.sentTime)],
    ['names of its files', names.join('\n'), mail.attachments.map(({ fileName }) => asLine(fileName)).join('\n')],
    ['bytes of its files', digests.join(), mail.attachments.map(({ sha256 }) => sha256).join()],
  ]
  return aspects
    .filter(([, wanted, is]) => wanted !== undefined && wanted !== is)
    .map(([name, wanted, is]) => `the ${name} is ${excerpt(is)}, not ${excerpt(wanted)}`)
    .concat(textProblems(text, copy), peopleProblems(value, copy))
}

/** The text of every kind of reader. A value that is not text is not compared. */
function textProblems(text: unknown, { mail }: Observed): string[] {
  const other = typeof text === 'string' ? otherTextIn(mail, encodable(text)) : undefined
  if (other === undefined) return []
  const { acceptable, seen } = pointOut(encodable(String(text)), other)
  return [`the text is ${JSON.stringify(seen)}, not ${JSON.stringify(acceptable)}`]
}

/** Every participant is in the address headers, and nobody else is. WhatsApp itself may be the sender. */
function peopleProblems(value: unknown, { mail }: Observed): string[] {
  const { participants } = value as { participants: { number: string }[] }
  const [most, least] = [participants.length + 1, new Set(participants.map(({ number }) => number)).size]
  const count = mail.from.length + mail.to.length + mail.cc.length
  return count < least || count > most ? [`${count} people in the headers, not ${least} to ${most}`] : []
}

/**
 * The text of a header or parameter as one line: it ignores changes to control characters, runs of spaces and dashes.
 */
function asLine(text: string): string {
  return encodable(text)
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .replaceAll(/[–—]/g, '-')
    .trim()
}

/** Halves of surrogate pairs have no encoding, so U+FFFD replaces them. */
function encodable(text: string): string {
  return Buffer.from(text).toString()
}

function second(date: Date | undefined): string {
  return date && !Number.isNaN(date.getTime()) ? `${date.toISOString().slice(0, -5)}Z` : 'no date'
}

function excerpt(value: unknown): string {
  const text = JSON.stringify(value)
  return text.length <= 120 ? text : `${text.slice(0, 120)}… (${text.length} characters)`
}
