/** The calendars in which a phone may count years, by their names in CLDR. */
export type Calendar = 'gregory' | 'buddhist' | 'japanese' | 'roc' | 'persian' | 'islamic-umalqura'

/** A day in the Gregorian calendar; month from 1. */
export interface CalendarDay {
  year: number
  month: number
  day: number
}

/** The Gregorian year in which the year 0 of a calendar begins, where its months are the Gregorian ones. */
const yearsBefore: Partial<Record<Calendar, number>> = { gregory: 0, buddhist: -543, roc: 1911 }

const dayMs = 24 * 60 * 60 * 1000

/**
 * The Gregorian day of a day in another calendar; undefined if there is no such day. `eraStart` is the first year of
 * an era that counts its own years, as the Japanese ones do.
 */
export function gregorianOf(calendar: Calendar, given: CalendarDay, eraStart?: number): CalendarDay | undefined {
  const before = eraStart === undefined ? yearsBefore[calendar] : eraStart - 1
  if (before !== undefined) return existing({ ...given, year: given.year + before })
  return calendar === 'japanese' ? undefined : convert(calendar, given)
}

function existing(date: CalendarDay): CalendarDay | undefined {
  const { year, month, day } = date
  const there = new Date(Date.UTC(year, month - 1, day))
  // Date counts the years from 0 to 99 as 1900 to 1999.
  return there.getUTCFullYear() === year && there.getUTCMonth() === month - 1 && there.getUTCDate() === day
    ? date
    : undefined
}

const formats = new Map<Calendar, Intl.DateTimeFormat>()
const found = new Map<string, CalendarDay | undefined>()

/** Looks for the day whose name in that calendar is the given one: CLDR converts in one direction only. */
function convert(calendar: Calendar, given: CalendarDay): CalendarDay | undefined {
  const key = `${calendar} ${given.year}-${given.month}-${given.day}`
  if (!found.has(key)) found.set(key, search(calendar, given))
  return found.get(key)
}

function search(calendar: Calendar, { year, month, day }: CalendarDay): CalendarDay | undefined {
  if (!(year >= 1 && year <= 3000 && month >= 1 && month <= 12 && day >= 1 && day <= 31)) return undefined
  const format =
    formats.get(calendar) ??
    new Intl.DateTimeFormat(`en-u-ca-${calendar}-nu-latn`, {
      ...{ year: 'numeric', month: 'numeric', day: 'numeric', timeZone: 'UTC' },
    })
  formats.set(calendar, format)
  const nameOf = (time: number): string => {
    const parts = format.formatToParts(new Date(time))
    const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value)
    return `${part('year')}-${part('month')}-${part('day')}`
  }
  const guess =
    calendar === 'persian'
      ? Date.UTC(year + 621, 2, 20) + ((month - 1) * 30.6 + day) * dayMs
      : Date.UTC(622, 6, 16) + ((year - 1) * 354.367 + (month - 1) * 29.53 + day) * dayMs
  const start = Math.floor(guess / dayMs) * dayMs
  for (let away = 0; away <= 12; away += 1) {
    for (const time of [start - away * dayMs, start + away * dayMs]) {
      if (nameOf(time) !== `${year}-${month}-${day}`) continue
      const date = new Date(time)
      return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
    }
  }
  return undefined
}
