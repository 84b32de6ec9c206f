import type { FailureRecord, UnmappedUserRecord } from '../../contract/index.ts'
import type { Finding } from '../finding.ts'
import { groupBy } from '../group-by.ts'
import type { SyncPrediction } from '../predict/predict.ts'
import { personBehind } from '../rules.ts'
import type { Witness } from '../witness.ts'
import type { LoggedFailure } from './log-counts.ts'

/** LOG-2: each failure is in the log, with item, user, mailbox and reason. */
export function auditFailures(
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
    requirement: 'LOG-2',
    message: 'a failure has no correct record in the log',
    acceptable: [wantedRecord(failure)],
    seen: describe(byItem.get(failure.capture.item.itemId)?.[0]),
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

function wantedRecord({ capture, reason, sourceUserIds, mailboxes }: LoggedFailure): string {
  const named = [...new Set(mailboxes.map((mailbox) => mailbox ?? 'no mailbox'))]
  return recordInWords(capture.item.itemId, [...new Set(sourceUserIds)], named, reason)
}

function describe(record: FailureRecord | undefined): string {
  if (!record) return 'no failure record of this item'
  return recordInWords(record.itemId, [record.sourceUserId], [record.microsoft365User ?? 'no mailbox'], record.reason)
}

function recordInWords(itemId: string, users: readonly string[], mailboxes: readonly string[], reason: string): string {
  const one = (of: readonly string[]): string => `${of.slice(0, 3).join(' or ')}${of.length > 3 ? ' or …' : ''}`
  return `item ${itemId}, source user ${one(users)}, ${one(mailboxes)}, reason "${reason}"`
}

/** Every address of every mailbox, in lower case, to the name of the mailbox. */
function aliasesOf({ syncs }: Witness): Map<string, string> {
  return new Map(
    syncs.flatMap(({ directory, renamed }) =>
      directory.flatMap(({ primaryAddress, userPrincipalName, aliases }) => {
        const primary = primaryAddress.toLowerCase()
        return [primary, userPrincipalName, ...aliases].map(
          (address) => [address.toLowerCase(), renamed?.get(primary) ?? primary] as const,
        )
      }),
    ),
  )
}

/**
 * LOG-3: registered users who cannot be mapped are listed once each, and no number twice. If the sync may have read one
 * of several windows, one of them must explain the list. The list of a run depends on all items that it read, new or
 * not. `readBefore`: an earlier run that was not done may have read part of the window.
 */
export function auditUnmapped(
  records: readonly UnmappedUserRecord[],
  { among, readBefore, witness }: { among: readonly SyncPrediction[]; readBefore: boolean; witness: Witness },
): Finding[] {
  const listed = groupBy(records, (record) => personIn(record.sourceUserId))
  const isOpen = (number: string): boolean => !listed.has(number) && !readBefore
  const users = new Set(witness.people.filter((person) => person.registration).map((person) => person.number))
  const repeated = [...listed].flatMap(([number, group]) => (group.length > 1 ? [number] : []))
  const judged = among.map((sync) => ({
    unlisted: [...sync.unmapped].filter((number) => users.has(number) && isOpen(number)),
    wrong: [...listed.keys()].filter((number) => !mayBeListed(sync, number)),
  }))
  const mistakes = ({ unlisted, wrong }: (typeof judged)[number]): number => unlisted.length + wrong.length
  const [best] = judged.sort((a, b) => mistakes(a) - mistakes(b))
  if (best === undefined || mistakes(best) + repeated.length === 0) return []
  const seen = [
    ...usersInWords(best.unlisted, 'not listed'),
    ...usersInWords(repeated, 'listed more than once'),
    ...usersInWords(best.wrong, 'listed, but they can be mapped, or are in no item of the window'),
  ].join('; ')
  const wanted = 'each registered user of the window who cannot be mapped, once, and nobody else'
  const message = 'the list of users who cannot be mapped is wrong'
  const found: Finding = { requirement: 'LOG-3', message, acceptable: [wanted], seen }
  // A user who is listed twice is wrong, whatever was archived.
  return [repeated.length > 0 ? found : { ...found, mayFollow: true }]
}

function usersInWords(users: readonly string[], what: string): string[] {
  if (users.length === 0) return []
  const more = users.length > 3 ? ` and ${users.length - 3} more` : ''
  return [`${what}: ${users.slice(0, 3).join(', ')}${more}`]
}

function mayBeListed({ unmapped, passedOver }: SyncPrediction, number: string): boolean {
  return unmapped.has(number) || passedOver.has(number)
}

/**
 * The person whom the log names, in the form of the predictions. A log may write a number with a plus and separators. The phone may know
 * only a name.
 */
function personIn(sourceUserId: string): string {
  const isNumber = !/[@\p{L}]/u.test(sourceUserId) && /\d/.test(sourceUserId)
  return isNumber ? sourceUserId.replace(/\D/g, '') : personBehind(sourceUserId)
}
