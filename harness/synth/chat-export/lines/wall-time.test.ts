import { expect, it } from 'vitest'
import { ChatExportError } from '../errors.ts'
import { checkTimeZone, instantOf } from './wall-time.ts'

const at = (month: number, day: number, hour: number, minute: number, zone: string, second = 0): string =>
  instantOf({ year: 2025, month, day, hour, minute, second }, zone).toISOString()

it('reads wall-clock time in the zone of the phone', () => {
  expect(at(1, 15, 14, 5, 'Europe/Rome')).toBe('2025-01-15T13:05:00.000Z')
  expect(at(7, 15, 14, 5, 'Europe/Rome')).toBe('2025-07-15T12:05:00.000Z')
  expect(at(7, 15, 14, 5, 'America/New_York')).toBe('2025-07-15T18:05:00.000Z')
  expect(at(7, 15, 14, 5, 'Asia/Kolkata')).toBe('2025-07-15T08:35:00.000Z')
  expect(at(7, 15, 14, 5, 'UTC', 9)).toBe('2025-07-15T14:05:09.000Z')
})

it('reads a time that summer time skips an hour later', () => {
  expect(at(3, 30, 1, 59, 'Europe/Rome')).toBe('2025-03-30T00:59:00.000Z')
  expect(at(3, 30, 2, 0, 'Europe/Rome')).toBe('2025-03-30T01:00:00.000Z')
  expect(at(3, 30, 2, 30, 'Europe/Rome')).toBe('2025-03-30T01:30:00.000Z')
  expect(at(3, 30, 3, 0, 'Europe/Rome')).toBe('2025-03-30T01:00:00.000Z')
})

it('uses the first of two hours with the same name', () => {
  expect(at(10, 26, 1, 59, 'Europe/Rome')).toBe('2025-10-25T23:59:00.000Z')
  expect(at(10, 26, 2, 0, 'Europe/Rome')).toBe('2025-10-26T00:00:00.000Z')
  expect(at(10, 26, 2, 59, 'Europe/Rome')).toBe('2025-10-26T00:59:00.000Z')
  expect(at(10, 26, 3, 0, 'Europe/Rome')).toBe('2025-10-26T02:00:00.000Z')
  expect(at(11, 2, 1, 30, 'America/New_York')).toBe('2025-11-02T05:30:00.000Z')
})

it.each(['Europe/Rom', 'CEST+1', 'local', '', '+02:00'])('refuses “%s” as a zone', (zone) => {
  expect(() => checkTimeZone(zone, 'chat.txt')).toThrow(
    new ChatExportError('unknown-time-zone', {
      file: 'chat.txt',
      complaint: `an export does not say in which time zone its phone was, and “${zone}” is not a time zone; use one such as Europe/Rome, America/New_York or UTC`,
    }),
  )
})

it.each(['Europe/Rome', 'UTC', 'Asia/Kolkata', 'Pacific/Chatham'])('accepts %s as a zone', (zone) => {
  expect(() => checkTimeZone(zone, 'chat.txt')).not.toThrow()
})
