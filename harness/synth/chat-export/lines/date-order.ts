import { type HeaderLine, readHeaders } from './header-line.ts'
import type { WallTime } from './wall-time.ts'

export type DateOrder = 'day-month-year' | 'month-day-year' | 'year-month-day'

export interface FoundOrder {
  dateOrder: DateOrder
  /** False when no date says whether its day or its month comes first. */
  dateOrderIsCertain: boolean
}

/** The order of day and month in the dates of an export; `given` is the order that the user gave. */
export function orderOf(all: HeaderLine[], given: DateOrder | undefined): FoundOrder {
  if (all[0]?.date[0].length === 4) return { dateOrder: 'year-month-day', dateOrderIsCertain: true }
  if (given !== undefined) return { dateOrder: given, dateOrderIsCertain: true }
  const isOver12 = (part: 0 | 1): boolean => all.some(({ date }) => Number(date[part]) > 12)
  if (isOver12(0)) return { dateOrder: 'day-month-year', dateOrderIsCertain: true }
  if (isOver12(1)) return { dateOrder: 'month-day-year', dateOrderIsCertain: true }
  // No date decides: the parser looks at how the dates change from line to line, and may have to guess.
  const reads = readHeaders(all, undefined)
  const isMonthFirst = all.some(
    ({ date: [first, second] }, index) => first !== second && reads[index]?.wallTime.month === Number(first),
  )
  return { dateOrder: isMonthFirst ? 'month-day-year' : 'day-month-year', dateOrderIsCertain: false }
}

/** False for a date that does not exist, such as 31 February or month 14: the parser changed it into another. */
export function exists(header: HeaderLine, { year, month, day }: WallTime, order: DateOrder): boolean {
  const [first, second, third] = header.date.map(Number)
  if (order === 'year-month-day') return first === year && second === month && third === day
  const [dayThere, monthThere] = order === 'day-month-year' ? [first, second] : [second, first]
  return dayThere === day && monthThere === month && (third === year || third === year - 2000)
}
