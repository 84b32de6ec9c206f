import type { Calendar } from './calendars.ts'
import { locales } from './locales.ts'

/** What a word means in the stamps of one locale. */
export interface WordMeaning {
  locale: string
  /** The hours of the day, from 0 to 23, that have this word. */
  hours?: readonly number[]
  /** Counted from 1. */
  month?: number
  calendar?: Calendar
  /** The year in which the era begins, in the Gregorian calendar, for eras that count years of their own. */
  eraStart?: number
}

/** Words of an older CLDR, which phones still write. */
const olderPeriods: [locale: string, morning: string, afternoon: string][] = [
  ['hi', 'पूर्वाह्न', 'अपराह्न'],
  ['mr', 'म.पू.', 'म.उ.'],
  ['bn', 'পূর্বাহ্ণ', 'অপরাহ্ণ'],
  ['ta', 'முற்பகல்', 'பிற்பகல்'],
  ['th', 'ก่อนเที่ยง', 'หลังเที่ยง'],
  ['ko', '오전', '오후'],
  ['ar', 'ص', 'م'],
  ['fa', 'ق.ظ', 'ب.ظ'],
  ['ur', 'قبل دوپہر', 'بعد دوپہر'],
  ['es-US', 'a.m.', 'p.m.'],
  ['el', 'πμ', 'μμ'],
  ['hu', 'de.', 'du.'],
  ['cs', 'dop.', 'odp.'],
  ['sk', 'dop.', 'odp.'],
  ['sq', 'PD', 'MD'],
]

/** The first hour of each. */
const halfDays = [0, 12] as const
/** The twelve hours of a half day. */
const hoursFrom = (start: number): number[] => Array.from({ length: 12 }, (_, hour) => start + hour)

/** Letters in lower case, without dots, blanks and combining dots: `P. M.` and `p.m.` are one word. */
export function keyOf(word: string): string {
  return word
    .normalize('NFKC')
    .replaceAll(/[\p{Cf}\s.'’׳॰]/gu, '')
    .toLowerCase()
    .normalize('NFC')
}

/** Words that say nothing about the time: `at`, `o'clock`, `year`. */
const fillers = ['at', 'à', 'klo', 'kl', 'um', 'om', 'alle', 'às', 'a las', 'la', 'בשעה', 'uhr', 'г', 'ч', 'lúc']

/** The few words that most stamps have. They are known without CLDR, which takes some 200 ms. */
export const usualWords: ReadonlyMap<string, WordMeaning[]> = new Map(
  [
    ...[...fillers].map((word): [string, WordMeaning] => [word, { locale: 'any' }]),
    ...(['am', 'pm'] as const).map((word, half): [string, WordMeaning] => [
      word,
      { locale: 'any', hours: hoursFrom(halfDays[half] ?? 0) },
    ]),
  ].map(([word, meaning]) => [keyOf(word), [meaning]]),
)

/** The words of all locales, by `keyOf`. It takes about a second. */
export function readCldr(): Map<string, WordMeaning[]> {
  const words = new Map<string, WordMeaning[]>([...usualWords].map(([key, meanings]) => [key, [...meanings]]))
  const add = (word: string, meaning: WordMeaning): void => {
    const key = keyOf(word)
    if (key === '' || /\d/u.test(key)) return
    const there = words.get(key)
    if (there === undefined) words.set(key, [meaning])
    else if (!there.some((other) => JSON.stringify(other) === JSON.stringify(meaning))) there.push(meaning)
  }
  for (const locale of locales) {
    addDayPeriods(locale, add)
    addMonths(locale, add)
    addLiterals(locale, add)
  }
  addEras(add)
  for (const [locale, ...halves] of olderPeriods) {
    halves.forEach((word, half) => {
      add(word, { locale, hours: hoursFrom(halfDays[half] ?? 0) })
    })
  }
  return words
}

type Add = (word: string, meaning: WordMeaning) => void

const everyHour = Array.from({ length: 24 }, (_, hour) => hour)

function addDayPeriods(locale: string, add: Add): void {
  const styles: Intl.DateTimeFormatOptions[] = [
    { hour: 'numeric', hour12: true },
    { hour: 'numeric', dayPeriod: 'long' },
    { hour: 'numeric', dayPeriod: 'short' },
  ]
  const hours = new Map<string, Set<number>>()
  for (const style of styles) {
    const format = new Intl.DateTimeFormat(locale, { ...style, timeZone: 'UTC' })
    for (const hour of everyHour) {
      // Noon and midnight have words of their own.
      for (const minute of hour % 12 === 0 ? [0, 30] : [30]) {
        const parts = format.formatToParts(new Date(Date.UTC(2024, 0, 15, hour, minute)))
        const word = parts.find(({ type }) => type === 'dayPeriod')?.value
        if (word !== undefined) hours.set(word, (hours.get(word) ?? new Set()).add(hour))
      }
    }
  }
  for (const [word, set] of hours) add(word, { locale, hours: [...set].sort((a, b) => a - b) })
}

/** The calendars whose months have names of their own, by the languages that use them. */
const calendarsOf: Partial<Record<string, Calendar[]>> = {
  fa: ['persian', 'islamic-umalqura'],
  ps: ['persian'],
  ar: ['islamic-umalqura'],
  ur: ['islamic-umalqura'],
}

function addMonths(locale: string, add: Add): void {
  for (const calendar of ['gregory' as const, ...(calendarsOf[locale.slice(0, 2)] ?? [])]) {
    for (const month of ['long', 'short'] as const) {
      for (const others of [{}, { day: 'numeric', year: 'numeric' }] as const) {
        const tag = `${locale}-u-ca-${calendar}-nu-latn`
        const format = new Intl.DateTimeFormat(tag, { month, ...others, timeZone: 'UTC' })
        for (const [date, number] of twelveMonths(calendar)) {
          addMonth(format.formatToParts(date), { locale, month: number, calendar }, add)
        }
      }
    }
  }
}

function addMonth(parts: Intl.DateTimeFormatPart[], meaning: WordMeaning, add: Add): void {
  const at = parts.findIndex(({ type }) => type === 'month')
  const word = parts[at]?.value ?? ''
  // Vietnamese says “month 3”.
  if (/\d/u.test(word)) add(word.replaceAll(/\d+/gu, ''), { locale: meaning.locale })
  // Hebrew joins the preposition to the month.
  const joined = /\p{L}+$/u.exec(parts[at - 1]?.value ?? '')?.[0] ?? ''
  add(word, meaning)
  add(`${joined}${word}`, meaning)
}

const monthsOf = new Map<Calendar, [date: Date, month: number][]>()

/** A day in each month of a calendar: the 10th of the Gregorian months. */
function twelveMonths(calendar: Calendar): [date: Date, month: number][] {
  const known = monthsOf.get(calendar)
  if (known !== undefined) return known
  const numbers = new Intl.DateTimeFormat(`en-u-ca-${calendar}-nu-latn`, { month: 'numeric', timeZone: 'UTC' })
  const months = Array.from({ length: 12 }, (_, index): [Date, number] => {
    const date = new Date(Date.UTC(2023, index, 10))
    return [date, Number(numbers.format(date))]
  })
  monthsOf.set(calendar, months)
  return months
}

function addLiterals(locale: string, add: Add): void {
  const formats: Intl.DateTimeFormatOptions[] = [
    { hour: 'numeric' },
    { dateStyle: 'full', timeStyle: 'short' },
    { dateStyle: 'long', timeStyle: 'medium' },
    { dateStyle: 'medium', timeStyle: 'short' },
    { weekday: 'short', year: 'numeric', month: 'short', day: 'numeric' },
  ]
  for (const options of formats) {
    const format = new Intl.DateTimeFormat(`${locale}-u-ca-gregory`, { ...options, timeZone: 'UTC' })
    for (let day = 1; day <= 7; day += 1) {
      for (const { type, value } of format.formatToParts(new Date(Date.UTC(2024, 0, day, 14, 5)))) {
        if (type === 'literal')
          for (const word of value.replaceAll(/\p{Cf}/gu, '').match(/[\p{L}\p{M}.’']+/gu) ?? []) add(word, { locale })
        if (type === 'weekday') add(value, { locale })
      }
    }
  }
}

/** Where people write the era, which other locales know as well. */
const erasOf: [Calendar, locales: string[], eraStart?: number][] = [
  ['gregory', ['th', 'en', 'ar', 'fa', 'zh-TW']],
  ['buddhist', ['th', 'en', 'km', 'lo']],
  ['roc', ['zh-TW', 'zh-CN', 'en']],
  ['persian', ['fa', 'en', 'ps']],
  ['islamic-umalqura', ['ar-SA', 'ar', 'ur', 'fa', 'en']],
  ['japanese', ['ja', 'en', 'zh-CN'], 2019],
  ['japanese', ['ja', 'en', 'zh-CN'], 1989],
]

function addEras(add: Add): void {
  for (const [calendar, writers, eraStart] of erasOf) {
    const date = new Date(Date.UTC((eraStart ?? 2019) + 1, 5, 15))
    for (const locale of writers) {
      for (const era of ['narrow', 'short', 'long'] as const) {
        const format = new Intl.DateTimeFormat(`${locale}-u-ca-${calendar}-nu-latn`, {
          ...{ era, year: 'numeric', month: 'numeric', day: 'numeric', timeZone: 'UTC' },
        })
        const word = format.formatToParts(date).find(({ type }) => type === 'era')?.value
        // A narrow era may be one letter, which in other languages means something else.
        if (word !== undefined && (keyOf(word).length > 1 || calendar === 'japanese')) {
          add(word, { locale, calendar, ...(eraStart !== undefined && { eraStart }) })
        }
      }
    }
  }
}
