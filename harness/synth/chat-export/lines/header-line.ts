import { type Stamp, type StampFault, stampIn } from './stamp.ts'
import { type StartOfLine, startOf } from './start-of-line.ts'

/** The first line of a message in its parts. Order and calendar of the date are still open. */
export interface HeaderLine {
  stamp: Stamp
  /** The layout of the part before the author: `[0/0/0,T:::]` or `0.0.0,T: - `. */
  layout: string
  /** What follows, unchanged. */
  rest: string
  /** WhatsApp Web puts a dash between the bracket and a line that has no author. */
  isAuthorless: boolean
}

/** Most lines only continue a message, and the patterns of a stamp cost more than this one. */
const twoNumbers = /^.{0,80}?\p{Nd}.{0,120}?\p{Nd}/u
const bracketed = /^ ?\[ ?(?<stamp>[^[\]]{6,90})\](?::? ?- | ?: | )?/u
const ends = /(?: -(?: |$)|:(?: |$))/gu

/**
 * Reads one line that may begin a message; undefined for a line that cannot. A line with date and time that cannot be
 * read returns the reason.
 */
export function readHeaderLine(line: string): HeaderLine | StampFault | undefined {
  if (!twoNumbers.test(line)) return undefined
  const start = startOf(line)
  return inBrackets(line, start) ?? beforeDash(line, start)
}

function inBrackets(line: string, start: StartOfLine): HeaderLine | StampFault | undefined {
  const found = bracketed.exec(start.text)
  if (found === null) return undefined
  const stamp = stampIn((found.groups?.['stamp'] ?? '').trim().toLowerCase(), start.digits)
  if (typeof stamp !== 'object') return stamp
  return {
    stamp,
    layout: `[${stamp.layout}]`,
    rest: restAfter(line, start, found[0].length),
    isAuthorless: found[0].endsWith('- '),
  }
}

/** Android's ` - ` after the stamp, or the colon of old iPhones. */
function beforeDash(line: string, start: StartOfLine): HeaderLine | StampFault | undefined {
  let fault: StampFault | undefined
  for (const end of start.text.matchAll(ends)) {
    const stamp = stampIn(start.text.slice(0, end.index).trim().toLowerCase(), start.digits)
    if (typeof stamp === 'object') {
      const mark = end[0].includes('-') ? ' - ' : ': '
      const rest = restAfter(line, start, end.index + end[0].length)
      return { stamp, layout: `${stamp.layout}${mark}`, rest, isAuthorless: false }
    }
    fault ??= stamp
  }
  // Unknown words before a date are a sentence that somebody wrote.
  return fault === 'no-year' || /^ ?\d/u.test(start.text) ? fault : undefined
}

/** Invisible characters after the first `length` visible ones belong to the rest: WhatsApp marks its own words so. */
function restAfter(line: string, { offsets }: StartOfLine, length: number): string {
  const last = offsets[length - 1] ?? 0
  return line.slice(last + ((line.codePointAt(last) ?? 0) > 0xffff ? 2 : 1))
}

/** True for a line that begins like a message, even if its date or its time does not exist. */
export function looksLikeHeader(line: string): boolean {
  return typeof readHeaderLine(line) === 'object' || hasStampForm(line)
}

function hasStampForm(line: string): boolean {
  return (
    twoNumbers.test(line) &&
    /^ ?\[?\d{1,4}[./-] ?\d{1,2}[./-] ?\d{1,4}\D{1,12}\d{1,2}[:.]\d{2}.{0,24}?(?:\]| - |: )/u.test(startOf(line).text)
  )
}
