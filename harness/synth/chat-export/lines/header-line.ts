import { parseString } from 'whatsapp-chat-parser'
import type { WallTime } from './wall-time.ts'

/** A line with which a message begins, taken apart but for the order of its date. */
export interface HeaderLine {
  /** As it is given to the parser: without marks in front, which it does not take. */
  line: string
  /** The layout of what stands in front of the author, all digits as 0: `[0/0/0, 0:0:0] ` or `0.0.0, 0:0 - `. */
  layout: string
  /** The numbers of the date, as they stand. */
  date: [string, string, string]
}

const leadingMarks = /^[\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]+/u
const dayPeriod = /\s?(?<![\p{L}])[ap]\.?\s?m\b\.?/iu
const layouts = /^\[.*\]:? $|^[^[].* - $|^[^[].*\d: $/u

/**
 * Reads a line that may begin a message, on its own; undefined for a line that cannot. The parser decides what a date, a
 * time and an author look like. What it takes too readily is refused here: dates in the middle of a text, which stand
 * neither in brackets nor in front of a dash, and dates and times that no calendar and no clock shows.
 */
export function readHeaderLine(text: string): HeaderLine | undefined {
  const line = text.replace(leadingMarks, '')
  // Most lines are continuations; the parser's two patterns cost more than this one.
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
 * The words between date and time, `à` in French. A part of the day may stand there too, in Chinese or Korean, and the
 * parser would drop it and read an afternoon as a morning.
 */
export function wordsBeforeTime({ line }: HeaderLine): string {
  const [, words = ''] = /^\[?\d+[-/.]\s?\d+[-/.]\s?\d+[,.]?\s(\D*?)\d/u.exec(line) ?? []
  return words.trim().toLowerCase()
}

/** What the parser makes of a header line, its date read as the export's. */
export interface ReadHeader {
  wallTime: WallTime
  author: string | null
  /** The rest of the line. */
  text: string
}

/**
 * Reads header lines of one export together, because the parser finds out from all its dates in which order they are
 * written. `daysFirst` takes that from it.
 *
 * The parser makes Dates of the process's own time zone out of what the phone showed, so their local parts are read back
 * here. Run with TZ=UTC, as the command line and the tests do: in another zone, an hour that its summer time skips would
 * come back shifted.
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
