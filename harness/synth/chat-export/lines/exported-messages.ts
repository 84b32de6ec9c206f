import { realNow } from '../../../control/clock.ts'
import { ChatExportError } from '../errors.ts'
import { nameKey, plain } from '../plain-text.ts'
import type { DateOrder, FoundOrder } from './date-order.ts'
import { type HeaderLine, looksLikeHeader, readHeaderLine } from './header-line.ts'
import { type LeftLine, leftLines, leftReasons } from './left-line.ts'
import { type ReadDates, readDates } from './read-dates.ts'
import { noSuchDate, notAnExport, unreadable } from './refusals.ts'
import type { WallTime } from './wall-time.ts'
import { inLines, type Warning } from './warning.ts'

/** A message or a system line, exactly as in the export. */
export interface ExportedMessage {
  /** Counted from 1. */
  firstLine: number
  lineCount: number
  wallTime: WallTime
  /** Null if there is no author. */
  author: string | null
  /** Its lines, with LF between them; nothing else is changed. */
  text: string
  /** WhatsApp itself says that the line has no author; a colon in it means nothing. */
  isAuthorless?: boolean | undefined
}

export interface ExportedMessages extends FoundOrder {
  /** In the order of the export, which is not always that of their times. */
  messages: ExportedMessage[]
  leftLines: LeftLine[]
  /** Number of lines; a final line break does not begin another line. */
  lineCount: number
  warnings: Warning[]
}

/** What decides how an export is read, besides its text and the order of its dates. */
export interface ReadMessagesOptions {
  /** The language of the phone, by BCP 47. */
  language?: string | undefined
  /** No message can be from a later day; the real time unless given. */
  present?: Date | undefined
}

/**
 * Splits the text of an export into messages. Every line belongs to a message or is left out. The layout of the first
 * header line counts for the whole file: a line that begins with a date in another layout is text, and a warning names
 * it. Throws a ChatExportError.
 */
export function readMessages(
  text: string,
  file: string,
  dateOrder?: DateOrder,
  { language, present = realNow() }: ReadMessagesOptions = {},
): ExportedMessages {
  const lines = linesOf(text)
  const end = lines.findLastIndex((line) => plain(line) !== '') + 1
  if (end === 0) throw new ChatExportError('empty', { file, complaint: 'is empty; hand over what “Export chat” wrote' })
  const { headers, doubtful } = headersIn(lines, file)
  const dates = readDates(
    [...headers.values()].map(({ stamp }) => stamp),
    {
      ...{ given: dateOrder, language, present },
      scripts: { thai: /\p{Script=Thai}/u.test(text), arabic: /\p{Script=Arabic}/u.test(text) },
    },
  )
  const dated = datedIn(headers, dates, { file, given: dateOrder })
  const starts = dated.map(({ index }) => index)
  const [first = end] = starts
  const messages = dated.map(({ index, header, wallTime }, position) =>
    messageOf(header, wallTime, lines.slice(index + 1, starts[position + 1] ?? end), index + 1),
  )
  return {
    messages,
    leftLines: [
      ...leftLines(file, 1, first, leftReasons.beforeFirst),
      ...leftLines(file, end + 1, lines.length - end, leftReasons.blankEnd),
    ],
    lineCount: lines.length,
    warnings: warningsOf(
      dates,
      [...doubtful, ...undated(headers, starts)].sort((a, b) => a - b),
    ),
    ...{ dateOrder: dates.dateOrder, dateOrderIsCertain: dates.dateOrderIsCertain },
  }
}

/** The author ends at the first colon with a blank after it, whatever invisible characters are there. */
const authored = /^(?<author>[^\n]+?):(?:\p{Cf}*[^\S\n]|\p{Cf}*$)/u

/** CRLF, LF and CR end a line. Other separators of Unicode are part of what people type. */
function linesOf(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/u)
  if (lines.at(-1) === '') lines.pop()
  return lines
}

/**
 * The lines with which messages begin, by index, and those that look so and are read as text. Throws for a file in
 * which no line can be read, with the reason of the first.
 */
function headersIn(lines: string[], file: string): { headers: Map<number, HeaderLine>; doubtful: number[] } {
  const headers = new Map<number, HeaderLine>()
  const doubtful: number[] = []
  const unreadWords: number[] = []
  let layout: string | undefined
  for (const [index, line] of lines.entries()) {
    const header = readHeaderLine(line)
    // Before the first message, a stamp that cannot be read is the beginning of the chat, and not a text in it.
    if (typeof header === 'string' && layout === undefined) throw unreadable(header, file, index + 1)
    if (typeof header === 'object') layout ??= header.layout
    if (typeof header === 'object' && header.layout === layout) headers.set(index, header)
    else if (header !== undefined || looksLikeHeader(line)) doubtful.push(index)
    if (header === 'unknown-words') unreadWords.push(index)
  }
  if (headers.size === 0) throw notAnExport(file)
  refuseUnreadMessage(
    headers,
    unreadWords.map((index) => ({ index, line: lines[index] ?? '' })),
    file,
  )
  return { headers, doubtful }
}

/**
 * A stamp with unknown words in front of somebody who writes in this chat is their message, and not a text that another
 * person quotes.
 */
function refuseUnreadMessage(
  headers: ReadonlyMap<number, HeaderLine>,
  unread: readonly { index: number; line: string }[],
  file: string,
): void {
  if (unread.length === 0) return
  const authors = new Set(
    [...headers.values()].map(({ rest }) => nameKey(authored.exec(rest)?.groups?.['author'] ?? '')),
  )
  for (const { index, line } of unread) {
    const author = nameKey(/(?:[\]] ?| - )(?<author>[^:\n]{1,100}): /u.exec(line)?.groups?.['author'] ?? '')
    if (author !== '' && authors.has(author)) throw unreadable('unknown-words', file, index + 1)
  }
}

interface DatedHeader {
  index: number
  header: HeaderLine
  wallTime: WallTime
}

/** The header lines whose dates exist. */
function datedIn(
  headers: Map<number, HeaderLine>,
  { times, dateOrder }: ReadDates,
  { file, given }: { file: string; given: DateOrder | undefined },
): DatedHeader[] {
  const dated: DatedHeader[] = []
  for (const [position, [index, header]] of [...headers].entries()) {
    const time = times[position]
    if (typeof time === 'object') dated.push({ index, header, wallTime: time })
    // A date that does not exist is part of a text, unless the user gave the order: then the order may be wrong.
    else if (time === 'no-such-date') {
      if (given !== undefined) throw noSuchDate(file, index + 1, given)
    } else if (time !== undefined) throw unreadable(time, file, index + 1, dateOrder)
  }
  if (dated.length === 0) throw notAnExport(file)
  return dated
}

function undated(headers: Map<number, HeaderLine>, starts: readonly number[]): number[] {
  const dated = new Set(starts)
  return [...headers.keys()].filter((index) => !dated.has(index))
}

const calendarNames: Record<ReadDates['calendar'], string> = {
  gregory: 'Gregorian',
  buddhist: 'Buddhist',
  japanese: 'Japanese',
  roc: 'Minguo',
  persian: 'Persian',
  'islamic-umalqura': 'Islamic (Umm al-Qura)',
}

function warningsOf({ calendar, calendarIsGuessed }: ReadDates, doubtful: number[]): Warning[] {
  const lines = doubtful.map((index) => index + 1)
  return [
    ...(calendarIsGuessed
      ? [{ text: `years are read in the ${calendarNames[calendar]} calendar, because in the Gregorian they cannot be` }]
      : []),
    ...inLines(
      lines,
      'begins with a date and a time, but not as the messages of this export do, or with a date that does not exist: it is read as text of the message before it',
    ),
  ]
}

function messageOf(
  { rest, isAuthorless }: HeaderLine,
  wallTime: WallTime,
  more: string[],
  firstLine: number,
): ExportedMessage {
  const found = isAuthorless ? null : authored.exec(rest)
  const text = found === null ? rest : rest.slice(found[0].length)
  return {
    firstLine,
    lineCount: 1 + more.length,
    wallTime,
    author: found?.groups?.['author'] ?? null,
    text: [text, ...more].join('\n'),
    ...(isAuthorless && { isAuthorless }),
  }
}
