import { type Calendar, type CalendarDay, gregorianOf } from './calendars.ts'
import {
  type DateOrder,
  dateOrders,
  type FoundOrder,
  likelierOrder,
  numbersIn,
  possibleOrders,
  writersOf,
} from './date-order.ts'
import { hourOf, isOf, spokenLocales } from './half-day.ts'
import type { Stamp } from './stamp.ts'
import type { WallTime } from './wall-time.ts'

/** What is known besides the stamps. */
export interface DateHints {
  given?: DateOrder | undefined
  /** The language of the phone, if the user named it. */
  language?: string | undefined
  /** Nothing in the export can be later than this. */
  present: Date
  /** Scripts that occur in the export. */
  scripts: { thai: boolean; arabic: boolean }
}

/** Why a stamp has no time. */
export type DateFault = 'no-such-date' | 'impossible-year' | 'unclear-words'

export interface ReadDates extends FoundOrder {
  calendar: Calendar
  /** True if years that cannot be Gregorian are the only sign of the calendar. */
  calendarIsGuessed: boolean
  /** One for each stamp. */
  times: (WallTime | DateFault)[]
}

interface Context {
  stamps: readonly Stamp[]
  hints: DateHints
  /** The locales whose words the stamps have. */
  spoken: ReadonlySet<string>
}

/** WhatsApp began in 2009. */
const firstYear = 2009

/** A way to read all dates of an export. */
interface Reading {
  order: DateOrder
  calendar: Calendar
}

/** Reads all dates of an export together, because only together they show the order of day and month. */
export function readDates(stamps: readonly Stamp[], hints: DateHints): ReadDates {
  const context: Context = { stamps, hints, spoken: spokenLocales(stamps, hints.language) }
  const equal = bestReadings(context)
  // The Gregorian calendar comes first.
  const calendar = equal[0]?.calendar ?? 'gregory'
  const orders = equal.filter((reading) => reading.calendar === calendar).map(({ order }) => order)
  const found = orderAmong(orders, calendar, context)
  const reading = { order: found.dateOrder, calendar }
  return {
    ...found,
    calendar,
    calendarIsGuessed: calendar !== 'gregory' && stamps.some(({ era }) => era === undefined),
    times: stamps.map((stamp) => timeOf(stamp, reading, context)),
  }
}

/** The readings in which most dates exist; of these, in which most years can be. */
function bestReadings(context: Context): Reading[] {
  const orders = ordersOf(context)
  const calendars = calendarsOf(context)
  const scored = calendars.flatMap((calendar) =>
    orders.map((order) => ({ reading: { order, calendar }, score: scoreOf({ order, calendar }, context) })),
  )
  const best = Math.max(...scored.map(({ score }) => score))
  return scored.filter(({ score }) => score === best).map(({ reading }) => reading)
}

function ordersOf({ stamps, hints, spoken }: Context): DateOrder[] {
  const possible = new Set(stamps.flatMap((stamp) => possibleOrders(stamp)))
  const isOpen = stamps.some((stamp) => possibleOrders(stamp).length > 1)
  if (isOpen && hints.given !== undefined) return [hints.given]
  return dateOrders.filter(
    (order) => possible.has(order) && (order !== 'year-month-day' || !isOpen || isYearFirst(stamps, hints, spoken)),
  )
}

/** The year first and in two digits: only where a language is known to write so, and no other does. */
function isYearFirst(stamps: readonly Stamp[], hints: DateHints, spoken: ReadonlySet<string>): boolean {
  const [stamp] = stamps
  if (stamp === undefined || !(/0\.0\.0\.|0-0-0/u.test(stamp.layout) || spoken.size > 0 || hints.language)) return false
  const orders = dateOrders.filter((order) => isWritten(stamps, order, hints, spoken))
  return orders.length === 1 && orders[0] === 'year-month-day'
}

function calendarsOf({ stamps, hints, spoken }: Context): Calendar[] {
  const speaks = (language: string): boolean =>
    hints.language === undefined ? [...spoken].some((locale) => isOf(locale, language)) : isOf(hints.language, language)
  const isLong = stamps.some(({ numbers }) => numbers.some((number) => number.length > 2))
  const hasDigits = (system: string): boolean => stamps.some(({ digits }) => digits === system)
  const calendars: [Calendar, boolean][] = [
    ['gregory', true],
    ['buddhist', isLong || hasDigits('thai') || speaks('th') || hints.scripts.thai],
    ['persian', isLong || hasDigits('arabext') || speaks('fa') || hints.scripts.arabic],
    ['islamic-umalqura', isLong || hasDigits('arab') || speaks('ar')],
    ['roc', speaks('zh')],
  ]
  return calendars.filter(([, isPossible]) => isPossible).map(([calendar]) => calendar)
}

/** A date that exists counts far more than one whose year can be. */
function scoreOf(reading: Reading, { stamps, hints, spoken }: Context): number {
  let score = 0
  for (const stamp of stamps) {
    const day = dayOf(stamp, reading, spoken)
    if (typeof day !== 'object') continue
    // By the year only: with the day, the same export could be read in another way tomorrow.
    const canBe = day.year >= firstYear && day.year <= hints.present.getUTCFullYear() + 1
    if (canBe || reading.calendar === 'gregory') score += canBe ? 1000 : 999
  }
  return score
}

function orderAmong(orders: readonly DateOrder[], calendar: Calendar, context: Context): FoundOrder {
  const { stamps, hints, spoken } = context
  const [first = 'day-month-year', ...others] = orders
  if (others.length === 0) return { dateOrder: first, dateOrderIsCertain: true }
  const knowsLanguage = hints.language !== undefined || spoken.size > 0
  const byLanguage = knowsLanguage ? orders.filter((order) => isWritten(stamps, order, hints, spoken)) : []
  const dateOrder = likelierOrder(byLanguage.length > 0 ? byLanguage : orders, (order) =>
    stamps.flatMap((stamp) => {
      const day = dayOf(stamp, { order, calendar }, spoken)
      return typeof day === 'object' ? [day] : []
    }),
  )
  return { dateOrder: dateOrder ?? first, dateOrderIsCertain: false }
}

function isWritten(
  stamps: readonly Stamp[],
  order: DateOrder,
  { language }: DateHints,
  spoken: ReadonlySet<string>,
): boolean {
  const [stamp] = stamps
  const writers = (stamp && writersOf(stamp).get(order)) ?? []
  if (language !== undefined) return writers.some((locale) => isOf(locale, language))
  return spoken.size === 0 ? writers.length > 0 : writers.some((locale) => spoken.has(locale))
}

function timeOf(stamp: Stamp, reading: Reading, { spoken, hints }: Context): WallTime | DateFault {
  const day = dayOf(stamp, reading, spoken)
  const hour = hourOf(stamp, spoken)
  if (day === 'unclear-words' || hour === 'unclear') return 'unclear-words'
  if (day === undefined || hour === undefined) return 'no-such-date'
  if (!isPossible(day, hints)) return 'impossible-year'
  return { ...day, hour, minute: stamp.minute, second: stamp.second }
}

function dayOf(
  stamp: Stamp,
  { order, calendar }: Reading,
  spoken: ReadonlySet<string>,
): CalendarDay | 'unclear-words' | undefined {
  const possible = possibleOrders(stamp)
  const own = possible.length === 1 ? (possible[0] ?? order) : order
  if (!possible.includes(own)) return undefined
  const { year, month, day } = numbersIn(stamp, own)
  const inWords = month === undefined ? monthOf(stamp, spoken, calendar) : undefined
  if (inWords === 'unclear') return 'unclear-words'
  const { era } = stamp
  const counted = era?.calendar ?? inWords?.calendar ?? calendar
  const number = month === undefined ? (inWords?.month ?? 0) : Number(month)
  const full = era === undefined ? fullYear(year, counted) : Number(year)
  return gregorianOf(counted, { year: full, month: number, day: Number(day) }, era?.start)
}

/** A year in two digits, in full. */
function fullYear(year: string, calendar: Calendar): number {
  const number = Number(year)
  if (year.length > 2) return number
  if (calendar === 'gregory') return 2000 + number
  if (calendar === 'buddhist') return 2500 + number
  return calendar === 'persian' && number > 50 ? 1300 + number : 1400 + number
}

function monthOf(
  { words }: Stamp,
  spoken: ReadonlySet<string>,
  calendar: Calendar,
): { month: number; calendar: Calendar } | 'unclear' | undefined {
  const meanings = words.flatMap((word) => word.meanings).filter(({ month }) => month !== undefined)
  const likely = meanings.filter(({ locale }) => spoken.size === 0 || spoken.has(locale))
  const months = new Map(
    (likely.length > 0 ? likely : meanings).map(({ month = 0, calendar: own = calendar }) => {
      // Thai writes the same months in its own calendar.
      const counted = own === 'gregory' ? calendar : own
      return [`${month} ${counted}`, { month, calendar: counted }]
    }),
  )
  const [month, ...more] = months.values()
  return more.length > 0 ? 'unclear' : month
}

/** A day of slack, because the present is an instant and the phone may be anywhere. */
function isPossible({ year, month, day }: CalendarDay, { present }: DateHints): boolean {
  return year >= firstYear && Date.UTC(year, month - 1, day) <= present.getTime() + 24 * 60 * 60 * 1000
}
