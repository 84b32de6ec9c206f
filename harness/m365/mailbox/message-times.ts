import libmime from 'libmime'
import { DateTime } from 'luxon'

/** The times in the header of a message. Undefined where the header has no readable time. */
export interface MessageTimes {
  /** From `Date:`. */
  sentTime: Date | undefined
  /** From the topmost `Received:`, or else from `Date:`. */
  receivedTime: Date | undefined
}

/** The longest header block: a body of 50 MB without a blank line must not be read as one. */
const headerBytesMax = 1024 * 1024

/**
 * The sent and the received time of a message, from its header block alone (RFC 5322, 3.6.1 and 3.6.7).
 * A date without a zone, or with a weekday that is not its own, counts as unreadable: any assumption
 * (such as the zone of this machine) would be our invention.
 */
export function messageTimes(message: Buffer): MessageTimes {
  const headers = libmime.decodeHeaders(headerBlock(message))
  const sentTime = readDate(headers['date']?.[0])
  return { sentTime, receivedTime: readDate(afterSemicolon(headers['received']?.[0])) ?? sentTime }
}

function headerBlock(message: Buffer): string {
  const head = message.subarray(0, headerBytesMax)
  const end = head.indexOf('\r\n\r\n')
  // The parser itself stops at the first blank line; the cut only saves it from reading the body.
  return head.subarray(0, end < 0 ? head.length : end).toString('latin1')
}

function afterSemicolon(value: string | undefined): string | undefined {
  return value?.slice(value.lastIndexOf(';') + 1)
}

function readDate(value: string | undefined): Date | undefined {
  const date = DateTime.fromRFC2822(value?.trim() ?? '')
  return date.isValid ? date.toJSDate() : undefined
}
