import { DateTime, IANAZone } from 'luxon'
import { ChatExportError } from '../errors.ts'

/** The date and time on a phone's clock; month from 1. */
export interface WallTime {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  second: number
}

/** Throws a ChatExportError for a zone that the time zone database does not know. */
export function checkTimeZone(timeZone: string, file: string): void {
  // Node.js 22 and later accept +02:00 as a zone, too. It has no summer time, so half the year would be an hour off.
  if (IANAZone.isValidZone(timeZone) && !/^[+-]/.test(timeZone)) return
  throw new ChatExportError('unknown-time-zone', {
    file,
    complaint: `an export does not say in which time zone its phone was, and “${timeZone}” is not a time zone; use one such as Europe/Rome, America/New_York or UTC`,
  })
}

/**
 * The instant at which a clock in the zone showed that time. A time that summer time skips counts as one hour later. If
 * a time occurs twice, the first one counts, because an export does not distinguish them.
 */
export function instantOf(wallTime: WallTime, timeZone: string): Date {
  const instants = DateTime.fromObject({ ...wallTime }, { zone: timeZone }).getPossibleOffsets()
  return new Date(Math.min(...instants.map((instant) => instant.toMillis())))
}

/** How often a clock in the zone shows that time: summer time skips an hour in spring, and repeats one in autumn. */
export function occurrenceOf(wallTime: WallTime, timeZone: string): 'skipped' | 'once' | 'twice' {
  const time = DateTime.fromObject({ ...wallTime }, { zone: timeZone })
  if (time.hour !== wallTime.hour || time.minute !== wallTime.minute) return 'skipped'
  return time.getPossibleOffsets().length > 1 ? 'twice' : 'once'
}
