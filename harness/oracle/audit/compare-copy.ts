import type { Attachment } from '../../contract/index.ts'
import type { MessageSnapshot } from '../../m365/mailbox/mailbox-snapshot.ts'
import type { ArchiverProfile } from '../archivers.ts'
import type { MailAttachment, ReadMail } from '../mail/read-mail.ts'
import type { PredictedCopy } from '../predict/predicted-copies.ts'
import type { RegisteredAddress } from '../registered-addresses.ts'
import { octetProblems } from './check-octets.ts'
import { compareAddresses } from './compare-addresses.ts'
import { compareText } from './compare-text.ts'
import { type Deviation, deviation } from './deviation.ts'
import { excerpt, pointOut } from './point-out.ts'

/** The values to compare; they are the same in every mailbox. */
export interface Comparison {
  predicted: PredictedCopy
  mail: ReadMail
  content: Buffer
  addressOf: RegisteredAddress
}

/** Compares the message itself: octets, headers, text, attachments (CNV-1 to CNV-8, CAP-3). */
export function compareContent(comparison: Comparison): Deviation[] {
  const { predicted, mail, content, addressOf } = comparison
  const { event, item } = predicted.capture
  const deviations = octetProblems(content).map((problem) =>
    deviation('CNV-1', 'the message is not valid mail', 'a valid RFC 5322 message', problem),
  )
  for (const problem of mail.encodingProblems) {
    const wanted = 'parts that every reader of mail decodes to the same octets'
    deviations.push(deviation('CNV-1', 'a part is not encoded as mail demands', wanted, problem))
  }
  deviations.push(...compareWords(predicted, mail))
  if (!sameSecond(mail.date, event.eventTime)) {
    const seen = mail.date?.toISOString() ?? 'no valid Date header'
    deviations.push(
      deviation('CNV-2', 'the Date header is not the time of the event', event.eventTime.toISOString(), seen),
    )
  }
  deviations.push(...compareAddresses(predicted.capture, mail, addressOf))
  deviations.push(...compareText(item.text, mail))
  if (normalSubject(mail.subject) !== normalSubject(item.subject)) {
    const { acceptable, seen } = pointOut(item.subject, mail.subject)
    deviations.push(deviation('CNV-7', 'the subject differs from the served subject', acceptable, seen))
  }
  deviations.push(...compareAttachments(predicted, mail), ...compareIdentity(predicted, mail))
  return deviations
}

/** Compares the properties in the mailbox: draft, times, item class (CNV-10, CNV-11). */
export function compareStored(
  predicted: PredictedCopy,
  stored: MessageSnapshot,
  { itemClassPrefix }: Pick<ArchiverProfile, 'itemClassPrefix'>,
): Deviation[] {
  const { eventTime } = predicted.capture.event
  const deviations: Deviation[] = []
  if (stored.isDraft)
    deviations.push(deviation('CNV-10', 'the stored message is a draft', 'a message that is not a draft', 'a draft'))
  for (const [name, time] of [
    ['sent', stored.sentTime],
    ['received', stored.receivedTime],
  ] as const) {
    if (sameSecond(time, eventTime)) continue
    const seen = time?.toISOString() ?? 'none'
    deviations.push(deviation('CNV-10', `the ${name} time is not the time of the event`, eventTime.toISOString(), seen))
  }
  if (!stored.itemClass.toLowerCase().startsWith(itemClassPrefix)) {
    const acceptable = `an item class that begins with ${itemClassPrefix}`
    deviations.push(
      deviation('CNV-11', 'content search does not find messages with this item class', acceptable, stored.itemClass),
    )
  }
  return deviations
}

/** Each encoded word must be whole characters (RFC 2047, 5), and none may be replaced by U+FFFD. */
function compareWords({ capture }: PredictedCopy, { words }: ReadMail): Deviation[] {
  const [broken] = words.broken
  const wanted = 'encoded words that each contain whole characters'
  if (broken !== undefined) return [deviation('CNV-1', 'a header is not encoded as mail demands', wanted, broken)]
  const served = JSON.stringify(capture.item)
  // Half a character that was served has no encoding, so it may be replaced.
  if (words.replaced === undefined || /\ufffd|\\ud[89a-f]/i.test(served)) return []
  return [
    deviation(
      'CNV-1',
      'a character in a header was cut and replaced',
      'every character as served',
      `U+FFFD in ${words.replaced}`,
    ),
  ]
}

function compareIdentity({ archiveMessageId }: PredictedCopy, mail: ReadMail): Deviation[] {
  const deviations: Deviation[] = []
  if (mail.archiveMessageId !== archiveMessageId) {
    const acceptable = `X-TELEMESSAGE-ArchiveMessageID: ${archiveMessageId}`
    deviations.push(
      deviation(
        'CNV-8',
        'the message does not name its item',
        acceptable,
        mail.archiveMessageId ?? 'no such header field',
      ),
    )
  }
  if (mail.messageId === undefined) {
    deviations.push(deviation('CNV-8', 'the message has no Message-ID', 'one Message-ID', 'none'))
  }
  return deviations
}

function compareAttachments(predicted: PredictedCopy, mail: ReadMail): Deviation[] {
  const { event, item } = predicted.capture
  const dropped = predicted.fate.kind === 'partial' ? predicted.fate.dropped : []
  const expected = item.attachments
    .map((attachment, index) => ({ ...attachment, sizeBytes: event.attachments[index]?.content.sizeBytes ?? 0 }))
    .filter((_, index) => !dropped.includes(index))
  const left = [...mail.attachments]
  const deviations: Deviation[] = []
  for (const attachment of expected) {
    const at = left.findIndex((seen) => seen.sha256 === attachment.sha256 && seen.fileName === attachment.fileName)
    if (at === -1) {
      deviations.push(attachmentDeviation(attachment, mail.attachments))
      continue
    }
    const [seen] = left.splice(at, 1)
    deviations.push(...compareType(attachment, seen?.contentType ?? ''))
  }
  const isDropped = (seen: MailAttachment): boolean =>
    dropped.some((index) => item.attachments[index]?.sha256 === seen.sha256)
  const oversize = left.find(isDropped)
  if (oversize !== undefined) return [...deviations, oversizeArrived(oversize)]
  if (left.length > 0 && deviations.length === 0) {
    deviations.push(
      deviation(
        'CNV-6',
        'the message has more files than the item',
        expected.length === 0 ? 'no file' : expected.map(described).join('; '),
        left.map(described).join('; '),
      ),
    )
  }
  return deviations
}

/** Says what is wrong with the file that comes nearest: the one with the same bytes, or else the one with the same name. */
function attachmentDeviation(
  wanted: { fileName: string; sizeBytes: number; sha256: string },
  seen: readonly MailAttachment[],
): Deviation {
  const renamed = seen.find(({ sha256 }) => sha256 === wanted.sha256)
  if (renamed !== undefined) {
    const { acceptable, seen: name } = pointOut(wanted.fileName, renamed.fileName)
    return deviation('CNV-6', 'an attachment has another file name', acceptable, name)
  }
  const isThere = seen.some(({ fileName }) => fileName === wanted.fileName)
  const message = isThere ? 'the bytes of an attachment differ from those of the site' : 'an attachment is missing'
  return deviation('CNV-6', message, described(wanted), seen.map(described).join('; ') || 'no attachment')
}

function oversizeArrived(attachment: MailAttachment): Deviation {
  return deviation(
    'LIM-1',
    'an attachment over the limit was imported',
    'the message without this attachment',
    described(attachment),
  )
}

/**
 * A type that a file in a mail can have. A connector has to replace any other: what a Content-Type header cannot hold, the types of parts that
 * have parts (RFC 2046, 5.1), in which a reader would not look for a file, and those of messages, which allow no encoding that keeps
 * every file as it is (RFC 2046, 5.2).
 */
const usableType = /^(?!(?:multipart|message)\/)[a-z0-9!#$&^_.+-]+\/[a-z0-9!#$&^_.+-]+$/

function compareType(attachment: Attachment, seen: string): Deviation[] {
  const [type = ''] = attachment.contentType.toLowerCase().split(';')
  const sent = type.trim()
  if (!usableType.test(sent) || sent === seen) return []
  return [deviation('CAP-3', 'an attachment has another content type', sent, seen || 'none')]
}

function described(attachment: { fileName: string; sizeBytes: number; sha256: string }): string {
  return `"${excerpt(attachment.fileName)}", ${attachment.sizeBytes} bytes, SHA-256 ${attachment.sha256.slice(0, 12)}…`
}

/** The same instant to the second, in any offset. */
function sameSecond(seen: Date | undefined, expected: Date): boolean {
  return seen !== undefined && Math.floor(seen.getTime() / 1000) === Math.floor(expected.getTime() / 1000)
}

/** Hyphen and dashes are equal in subjects. */
export function normalSubject(subject: string): string {
  return subject.replace(/[–—]/g, '-')
}
