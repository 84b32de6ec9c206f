import type { WordMeaning } from './cldr-words.ts'
import type { Stamp } from './stamp.ts'
import type { StampWord } from './stamp-words.ts'

/** The locales that have most of the words in the stamps; empty if the words are of every language. */
export function spokenLocales(stamps: readonly Stamp[], language: string | undefined): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const { meanings } of new Map(stamps.flatMap(({ words }) => words.map((word) => [word.text, word]))).values()) {
    const locales = new Set(meanings.map(({ locale }) => locale))
    if (locales.has('any')) continue
    for (const locale of locales) counts.set(locale, (counts.get(locale) ?? 0) + 1)
  }
  const most = Math.max(0, ...counts.values())
  const common = [...counts].filter(([, count]) => count === most).map(([locale]) => locale)
  const asked = [...counts.keys()].filter((locale) => language !== undefined && isOf(locale, language))
  return new Set(asked.length > 0 ? asked : common)
}

/** True for a locale of the language: `zh-TW` is of `zh` and of `zh-TW`, and not of `zh-CN`. */
export function isOf(locale: string, language: string): boolean {
  return (
    locale.toLowerCase() === language.toLowerCase() || locale.toLowerCase().startsWith(`${language.toLowerCase()}-`)
  )
}

/**
 * The hour from 0 to 23 of a stamp, by its words for parts of the day. Undefined for an hour that does not exist:
 * 13 AM, 24. `unclear` if its words mean different halves of the day in different languages.
 */
export function hourOf(stamp: Stamp, spoken: ReadonlySet<string>): number | 'unclear' | undefined {
  const periods = stamp.words
    .map((word) => meaningsIn(word, spoken))
    .filter((meanings) => meanings.some(({ hours }) => hours !== undefined))
  const hours = new Set(periods.flatMap((meanings) => meanings.map((meaning) => hourBy(stamp.hour, meaning))))
  if (hours.size === 0) return in24Hours(stamp.hour)
  const [hour, ...more] = hours
  return more.length > 0 ? 'unclear' : hour
}

/** Spanish `de` is not a part of the day, though Hungarian `de.` is. Welsh `am` may or may not be one. */
function meaningsIn({ meanings }: StampWord, spoken: ReadonlySet<string>): readonly WordMeaning[] {
  const inLanguage = meanings.filter(({ locale }) => spoken.has(locale))
  if (inLanguage.length > 0) return inLanguage.filter((meaning) => meaning.hours !== undefined || isFiller(meaning))
  return meanings.filter(({ hours }) => hours !== undefined)
}

function hourBy(hour: number, { hours }: WordMeaning): number | undefined {
  return hours === undefined ? in24Hours(hour) : inPeriod(hour, hours)
}

function in24Hours(hour: number): number | undefined {
  return hour < 24 ? hour : undefined
}

function isFiller({ hours, month, calendar }: WordMeaning): boolean {
  return hours === undefined && month === undefined && calendar === undefined
}

function inPeriod(hour: number, period: readonly number[]): number | undefined {
  if (hour > 23) return undefined
  // With 24 hours, the word can only agree: `14:05 PM`.
  if (hour > 12) return period.some((one) => one >= 12) ? hour : undefined
  const halves = [hour % 12, (hour % 12) + 12]
  const inside = halves.filter((half) => period.includes(half))
  if (inside.length === 1) return inside[0]
  const [morning = 0, afternoon = 12] = halves
  // 晚上12:05 is five past midnight, though its word begins at 19 and ends at 24.
  return inside.length === 2 || distance(morning, period) <= distance(afternoon, period) ? morning : afternoon
}

function distance(hour: number, period: readonly number[]): number {
  return Math.min(...period.map((one) => Math.min(Math.abs(one - hour), 24 - Math.abs(one - hour))))
}
