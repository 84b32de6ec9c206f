import type { Calendar } from './calendars.ts'
import { type StampWord, stampWordsIn } from './stamp-words.ts'

/** Date and time as a line shows them, in their parts. Order, calendar and half of the day are still open. */
export interface Stamp {
  /** The punctuation and the places of date and time, without numbers and words: `0/0/0,T:::`. */
  layout: string
  /** The numbers of the date, in their order. With a month in words there are two; without a year, one. */
  numbers: string[]
  /** How many numbers come before the month in words; undefined for a month in digits. */
  numbersBeforeMonth?: number | undefined
  era?: Era | undefined
  /** From 0 to 24; with a word for a part of the day it may be one of a half day. */
  hour: number
  minute: number
  second: number
  words: StampWord[]
  /** The numbering system of its digits, by its name in CLDR. */
  digits: string
}

/** An era in words: `BE`, 令和. */
interface Era {
  calendar: Calendar
  /** The year in which it begins, in the Gregorian calendar, if it counts its own years. */
  start?: number | undefined
  numbersBefore: number
}

/** Why a text with a date and a time is not a stamp. */
export type StampFault = 'unknown-words' | 'no-year'

interface FoundTime {
  start: number
  end: number
  numbers: [hour: string, minute: string, second: string | undefined]
  separator: string
}

/** `14:05`, `2:05:09`; `14 h 05 min 09 s` and its like in other languages; `14.05`. */
const times: [RegExp, string][] = [
  [/(?<!\d)(\d{1,2}) ?: ?(\d{2})(?: ?: ?(\d{2}))?(?!\d)/gu, ':'],
  [
    /(?<!\d)(\d{1,2}) ?(?:h|時|时|点|點|시|giờ|นาฬิกา) ?(\d{1,2})? ?(?:min|m|分|분|phút|นาที)? ?(?:(?<=\D)(\d{1,2}) ?(?:s|秒|초|giây|วินาที))?(?!\d)/gu,
    'h',
  ],
  [/(?<![\d/-]|\d\.)(\d{1,2})\.(\d{2})(?:\.(\d{2}))?(?!\d|[./-]\d)/gu, '.'],
]

/** The stamp that a text is, whole; a reason for one that has a date and a time; undefined for any other text. */
export function stampIn(shown: string, digits: string): Stamp | StampFault | undefined {
  // The first year of a Japanese era has a word of its own.
  const text = shown.replaceAll('元年', '1年')
  for (const [pattern, separator] of times) {
    const found = [...text.matchAll(pattern)].map((match): FoundTime => {
      const [whole, hour = '', minute = '00', second] = match
      return { start: match.index, end: match.index + whole.length, numbers: [hour, minute, second], separator }
    })
    // Two times are not one stamp. With dots a date looks like a time; the time mostly comes last.
    if (separator !== '.' && found.length > 1) return undefined
    for (const time of found.toReversed()) {
      const stamp = around(text, time, digits)
      if (stamp !== undefined) return stamp
    }
    if (found.length > 0) return undefined
  }
  return undefined
}

function around(text: string, time: FoundTime, digits: string): Stamp | StampFault | undefined {
  const [hour, minute, second = '0'] = time.numbers.map((number) => number ?? '0').map(Number)
  if (!(Number(hour) <= 24 && Number(minute) <= 59 && Number(second) <= 59)) return undefined
  const [before, after] = [text.slice(0, time.start), text.slice(time.end)]
  if (/\d/u.test(before) && /\d/u.test(after)) return undefined
  const date = dateIn(/\d/u.test(before) ? before : after)
  if (date === undefined) return undefined
  const rest = /\d/u.test(before) ? after : before
  const words = stampWordsIn([...partsOf(date.text), rest])
  if (words === undefined) return 'unknown-words'
  const dateWords = words.slice(0, -1)
  const monthAt = date.numbers.length < 3 ? monthIn(dateWords) : undefined
  if (date.numbers.length < 3 && monthAt === undefined) return undefined
  if (date.numbers.length === 1) return 'no-year'
  const mark = `T${time.separator}${time.numbers[2] === undefined ? '' : time.separator}`
  return {
    layout: `${layoutOf(before)}${mark}${layoutOf(after)}`,
    numbers: date.numbers,
    numbersBeforeMonth: monthAt,
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
    words: words.flat(),
    era: eraIn(dateWords),
    digits,
  }
}

/** One to three numbers, and something between each two of them that dates have: a sign, or a word. */
function dateIn(text: string): { text: string; numbers: string[] } | undefined {
  const numbers = text.match(/\d+/gu) ?? []
  const isDate = numbers.length >= 1 && numbers.length <= 3 && numbers.every((number) => number.length <= 4)
  const gaps = partsOf(text).slice(1, -1)
  const isWordy = /\p{L}[\p{L}\p{M}]/u.test(text)
  const joins = gaps.every((gap) => gap.length <= 24 && (/[./\p{L}-]/u.test(gap) || (isWordy && gap.includes(','))))
  return isDate && joins ? { text, numbers } : undefined
}

function partsOf(text: string): string[] {
  return text.split(/\d+/u)
}

function monthIn(parts: readonly StampWord[][]): number | undefined {
  const at = parts.findIndex((words) => words.some(({ meanings }) => meanings.some(({ month }) => month !== undefined)))
  return at === -1 ? undefined : at
}

function eraIn(parts: readonly StampWord[][]): Era | undefined {
  for (const [numbersBefore, words] of parts.entries()) {
    for (const { calendar, month, eraStart } of words.flatMap(({ meanings }) => meanings)) {
      if (calendar !== undefined && month === undefined) return { calendar, start: eraStart, numbersBefore }
    }
  }
  return undefined
}

function layoutOf(text: string): string {
  return text
    .replaceAll(/\d+/gu, '0')
    .replaceAll(/[\p{L}\p{M}](?:[\p{L}\p{M}.'’ ]|-(?=\p{L}))*/gu, '')
    .replaceAll(/[^0./,:-]/gu, '')
}
