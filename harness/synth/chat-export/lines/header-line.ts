import { parseString } from 'whatsapp-chat-parser'
import type { WallTime } from './wall-time.ts'

/** The first line of a message in its parts. The order of day and month is still open. */
export interface HeaderLine {
  /** The line for the parser: without marks at the beginning, which the parser does not accept. */
  line: string
  /** The layout of the part before the author, with every digit as 0: `[0/0/0, 0:0:0] ` or `0.0.0, 0:0 - `. */
  layout: string
  /** The numbers of the date, unchanged. */
  date: [string, string, string]
}

const leadingMarks = /^[\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]+/u
const dayPeriod = /\s?(?<![\p{L}])[ap]\.?\s?m\b\.?/iu
const layouts = /^\[.*\]:? $|^[^[].* - $|^[^[].*\d: $/u

/**
 * Reads one line that may begin a message; undefined for a line that cannot. The parser decides what a date, a time and
 * an author look like. This function refuses what the parser accepts too easily: dates in the middle of a text, with
 * neither brackets around nor a dash after them, and dates and times that do not exist.
 */
export function readHeaderLine(text: string): HeaderLine | undefined {
  const line = text.replace(leadingMarks, '')
  // Most lines only continue a message, and the two patterns of the parser cost more than this one.
  if (!/^\[?\d/u.test(line)) return undefined
  const [message] = parseString(line, { daysFirst: true })
  if (message === undefined) return undefined
  const authorLength = message.author === null ? 0 : `${message.author}: `.length
  const front = line.slice(0, line.length - authorLength - message.message.length)
  const layout = front.replace(dayPeriod, '').replaceAll(/\d+/gu, '0').replaceAll(/\s+/gu, ' ')
  const [first = '', second = '', third = '', ...time] = front.match(/\d+/gu) ?? []
  if (!layouts.test(layout) || !isDate([first, second, third]) || !isTime(time, dayPeriod.test(front))) return undefined
  return { line, layout, date: [first, second, third] }
}

function isDate([first, second, third]: HeaderLine['date']): boolean {
  const [a, b] = first.length === 4 ? [second, third] : [first, second]
  const [small, large] = [Number(a), Number(b)].sort((one, other) => one - other)
  return small !== undefined && large !== undefined && small >= 1 && small <= 12 && large >= 1 && large <= 31
}

function isTime([hour = '', minute = '', second = '0']: string[], twelveHours: boolean): boolean {
  const hourMax = twelveHours ? 12 : 23
  return Number(hour) <= hourMax && Number(minute) <= 59 && Number(second) <= 59
}

/**
 * The words between date and time, `à` in French. In Chinese or Korean this can also be a part of the day. The
 * parser would drop it and read an afternoon as a morning.
 */
export function wordsBeforeTime({ line }: HeaderLine): string {
  const [, words = ''] = /^\[?\d+[-/.]\s?\d+[-/.]\s?\d+[,.]?\s(\D*?)\d/u.exec(line) ?? []
  return words.trim().toLowerCase()
}

/** A header line as the parser reads it, with the date in the order of the export. */
export interface ReadHeader {
  wallTime: WallTime
  author: string | null
  /** The rest of the line. */
  text: string
}

/**
 * Reads all header lines of one export together, because the parser finds the order of day and month from all dates.
 * `daysFirst` sets the order instead.
 *
 * The parser makes Dates in the time zone of the process, so this function reads their local parts. Run with TZ=UTC, as
 * the command line and the tests do: in another zone, an hour that summer time skips would be shifted.
 */
export function readHeaders(headers: HeaderLine[], daysFirst: boolean | undefined): ReadHeader[] {
  const options = daysFirst === undefined ? {} : { daysFirst }
  return parseString(headers.map(({ line }) => line).join('\n'), options).map(({ date, author, message }) => ({
    wallTime: {
      year: date.getFullYear(),
      month: date.getMonth() + 1,
      day: date.getDate(),
      hour: date.getHours(),
      minute: date.getMinutes(),
      second: date.getSeconds(),
    },
    author,
    text: message,
  }))
}
