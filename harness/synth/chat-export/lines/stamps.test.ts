import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ChatExportError } from '../errors.ts'
import { type ExportedMessages, readMessages } from './exported-messages.ts'
import { locales } from './locales.ts'

// Goal: whatever language, calendar and digits a phone writes its dates in, each date is read right, or refused. The
// dates come from CLDR, as those of a phone do.

const present = new Date('2026-11-29T00:00:00Z')

/** Calendars that people set on phones, with the locales whose phones offer them. */
const calendars: [calendar: string, locales: readonly string[]][] = [
  ['gregory', locales],
  ['buddhist', ['th', 'en', 'en-GB']],
  ['japanese', ['ja']],
  ['roc', ['zh-TW']],
  ['persian', ['fa']],
  ['islamic-umalqura', ['ar-SA']],
]
const digits = ['latn', 'arab', 'arabext', 'deva', 'beng', 'thai', 'tamldec']

const styled = fc
  .constantFrom(...calendars.flatMap(([calendar, all]) => all.map((locale) => [locale, calendar] as const)))
  .chain(([locale, calendar]) =>
    fc.record({
      locale: fc.constant(locale),
      calendar: fc.constant(calendar),
      system: fc.option(fc.constantFrom(...digits), { nil: undefined }),
      dateStyle: fc.constantFrom('short', 'medium', 'long', 'full'),
      timeStyle: fc.constantFrom('short', 'medium'),
      hourCycle: fc.option(fc.constantFrom('h12' as const, 'h23' as const), { nil: undefined }),
      isBracketed: fc.boolean(),
      namesLanguage: fc.boolean(),
      days: fc.array(fc.date({ min: new Date('2009-02-01'), max: new Date('2026-11-01'), noInvalidDate: true }), {
        minLength: 3,
        maxLength: 12,
      }),
    }),
  )

type Phone = typeof styled extends fc.Arbitrary<infer T> ? T : never

function stampsOf({ locale, calendar, system, dateStyle, timeStyle, hourCycle, days }: Phone): string[] {
  const tag = `${locale}-u-ca-${calendar}${system === undefined ? '' : `-nu-${system}`}`
  const format = new Intl.DateTimeFormat(tag, { dateStyle, timeStyle, hourCycle, timeZone: 'UTC' })
  return days.map((day) => format.format(day))
}

it('reads the dates of every locale right, or refuses them', () => {
  const seen = { read: 0, refused: 0 }
  fc.assert(
    fc.property(styled, (phone) => {
      const stamps = stampsOf(phone)
      const lines = stamps.map((stamp, index) =>
        phone.isBracketed ? `[${stamp}] A: ${index}` : `${stamp} - A: ${index}`,
      )
      const result = attempt(lines, phone.namesLanguage ? phone.locale : undefined)
      if (result === undefined) {
        seen.refused += 1
        return
      }
      seen.read += 1
      // A guessed order of day and month is said to be one.
      if (!result.dateOrderIsCertain) return
      expect(result.messages.map(({ text }) => text)).toEqual(stamps.map((_, index) => String(index)))
      const times = result.messages.map(({ wallTime: { year, month, day, hour, minute } }) =>
        new Date(Date.UTC(year, month - 1, day, hour, minute)).toISOString().slice(0, 16),
      )
      expect(times, lines.join('\n')).toEqual(phone.days.map((day) => day.toISOString().slice(0, 16)))
    }),
    { seed: 8, numRuns: 400 },
  )
  expect(seen.read / (seen.read + seen.refused)).toBeGreaterThan(0.95)
})

function attempt(lines: string[], language: string | undefined): ExportedMessages | undefined {
  try {
    return readMessages(lines.join('\n'), 'chat.txt', undefined, { present, language })
  } catch (error) {
    expect(error).toBeInstanceOf(ChatExportError)
    return undefined
  }
}
