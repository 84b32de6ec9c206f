import type { CalendarDay } from './calendars.ts'
import { locales } from './locales.ts'
import { type Stamp, stampIn } from './stamp.ts'
import { startOf } from './start-of-line.ts'

export type DateOrder = 'day-month-year' | 'month-day-year' | 'year-month-day'

export const dateOrders: readonly DateOrder[] = ['day-month-year', 'month-day-year', 'year-month-day']

export interface FoundOrder {
  dateOrder: DateOrder
  /** False when no date says whether its day or its month comes first. */
  dateOrderIsCertain: boolean
}

/** The numbers of a date, as text. */
export interface DateNumbers {
  year: string
  /** Undefined for a month in words. */
  month: string | undefined
  day: string
}

/** The orders in which the numbers of a stamp can stand at all. */
export function possibleOrders({ numbers, numbersBeforeMonth, era }: Stamp): readonly DateOrder[] {
  const [first = ''] = numbers
  const last = numbers.at(-1) ?? ''
  if (numbersBeforeMonth !== undefined) {
    if (first.length > 2) return ['year-month-day']
    return [numbersBeforeMonth === 0 ? 'month-day-year' : 'day-month-year']
  }
  if (first.length > 2 || (era !== undefined && era.numbersBefore === 0)) return ['year-month-day']
  return last.length > 2 || era !== undefined ? ['day-month-year', 'month-day-year'] : dateOrders
}

/** The numbers of a stamp in an order. */
export function numbersIn({ numbers }: Stamp, order: DateOrder): DateNumbers {
  const [first = '', second = '', third] = numbers
  if (third === undefined) {
    const [year, day] = order === 'year-month-day' ? [first, second] : [second, first]
    return { year, month: undefined, day }
  }
  if (order === 'year-month-day') return { year: first, month: second, day: third }
  const [day, month] = order === 'day-month-year' ? [first, second] : [second, first]
  return { year: third, month, day }
}

let writers: Map<string, Map<DateOrder, string[]>> | undefined

/** The locales that write the year in two digits in this layout of CLDR, by the order in which they do it. */
export function writersOf(stamp: Stamp): ReadonlyMap<DateOrder, readonly string[]> {
  writers ??= readWriters()
  return writers.get(stamp.layout) ?? new Map()
}

function readWriters(): Map<string, Map<DateOrder, string[]>> {
  const found = new Map<string, Map<DateOrder, string[]>>()
  for (const locale of locales) {
    for (const timeStyle of ['short', 'medium'] as const) {
      const format = new Intl.DateTimeFormat(`${locale}-u-ca-gregory`, {
        dateStyle: 'short',
        timeStyle,
        timeZone: 'UTC',
      })
      const date = new Date(Date.UTC(2024, 10, 25, 14, 5, 9))
      const start = startOf(format.format(date))
      const stamp = stampIn(start.text.toLowerCase(), start.digits)
      if (typeof stamp !== 'object' || stamp.numbers.some((number) => number.length > 2)) continue
      const parts = format.formatToParts(date).map(({ type }) => type)
      const order = dateOrders.find((one) =>
        one.startsWith(parts.find((type) => ['day', 'month', 'year'].includes(type)) ?? '?'),
      )
      if (order === undefined) continue
      const orders = found.get(stamp.layout) ?? new Map<DateOrder, string[]>()
      found.set(stamp.layout, orders.set(order, [...(orders.get(order) ?? []), locale]))
    }
  }
  return found
}

/**
 * The likelier of the orders when each date exists in all of them: the one in which fewer messages are older than the
 * one before, then the one in which the whole chat takes less time, then the first.
 */
export function likelierOrder(
  orders: readonly DateOrder[],
  daysIn: (order: DateOrder) => readonly CalendarDay[],
): DateOrder | undefined {
  const judged = orders.map((order) => {
    const days = daysIn(order).map(({ year, month, day }) => Date.UTC(year, month - 1, day))
    const steps = days.slice(1).map((day, index) => day - (days[index] ?? day))
    const back = Math.min(steps.filter((step) => step < 0).length, steps.filter((step) => step > 0).length)
    return { order, back, spread: steps.reduce((sum, step) => sum + Math.abs(step), 0) }
  })
  return judged.reduce<(typeof judged)[number] | undefined>(
    (best, one) =>
      best === undefined || one.back < best.back || (one.back === best.back && one.spread < best.spread) ? one : best,
    undefined,
  )?.order
}
