import { ChatExportError } from '../errors.ts'
import { plain } from '../plain-text.ts'
import { type DateOrder, exists, type FoundOrder, orderOf } from './date-order.ts'
import { type HeaderLine, type ReadHeader, readHeaderLine, readHeaders, wordsBeforeTime } from './header-line.ts'
import { type LeftLine, leftLines, leftReasons } from './left-line.ts'
import type { WallTime } from './wall-time.ts'

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
}

export interface ExportedMessages extends FoundOrder {
  /** In the order of the export, which is not always that of their times. */
  messages: ExportedMessage[]
  leftLines: LeftLine[]
  /** Number of lines; a final line break does not begin another line. */
  lineCount: number
}

/**
 * Splits the text of an export into messages. Every line belongs to a message or is left out. The layout of the first
 * header line counts for the whole file: a line that begins with a date in another layout is text. Throws a
 * ChatExportError.
 */
export function readMessages(text: string, file: string, dateOrder?: DateOrder): ExportedMessages {
  const lines = linesOf(text)
  const end = lines.findLastIndex((line) => plain(line) !== '') + 1
  if (end === 0) throw new ChatExportError('empty', { file, complaint: 'is empty; hand over what “Export chat” wrote' })
  const candidates = headersIn(lines, file)
  const order = orderOf([...candidates.values()], dateOrder)
  const headers = datedIn(candidates, order, { file, given: dateOrder })
  const starts = headers.map(([index]) => index)
  const [first = end] = starts
  const messages = headers.map(([index, read], position) => {
    const next = starts[position + 1] ?? end
    return messageOf(read, lines.slice(index + 1, next), index + 1)
  })
  return {
    messages,
    leftLines: [
      ...leftLines(file, 1, first, leftReasons.beforeFirst),
      ...leftLines(file, end + 1, lines.length - end, leftReasons.blankEnd),
    ],
    lineCount: lines.length,
    ...order,
  }
}

/** Split as the parser splits. */
function linesOf(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/u)
  if (lines.at(-1) === '') lines.pop()
  return lines
}

/** The lines with which messages begin, by index. */
function headersIn(lines: string[], file: string): Map<number, HeaderLine> {
  const headers = new Map<number, HeaderLine>()
  let layout: string | undefined
  for (const [index, line] of lines.entries()) {
    const header = readHeaderLine(line)
    layout ??= header?.layout
    if (header === undefined || header.layout !== layout) continue
    refuseUnknownWords(header, index, file)
    headers.set(index, header)
  }
  if (headers.size === 0) throw notAnExport(file)
  return headers
}

const knownWords = new Set(['', 'à', 'at', 'klo', 'kl.', 'um', 'om', 'alle', 'às', 'a las', 'בשעה'])

function refuseUnknownWords(header: HeaderLine, index: number, file: string): void {
  if (knownWords.has(plain(wordsBeforeTime(header)))) return
  throw new ChatExportError('unknown-time-words', {
    file,
    line: index + 1,
    complaint:
      'words that are not known stand between date and time, perhaps for morning and afternoon; set the phone to a 24-hour clock and export again',
  })
}

/** The header lines whose dates exist in that order. */
function datedIn(
  headers: Map<number, HeaderLine>,
  { dateOrder }: FoundOrder,
  { file, given }: { file: string; given: DateOrder | undefined },
): [index: number, read: ReadHeader][] {
  const reads = readHeaders([...headers.values()], dateOrder === 'day-month-year')
  const dated: [number, ReadHeader][] = []
  for (const [position, [index, header]] of [...headers].entries()) {
    const read = reads[position]
    if (read !== undefined && exists(header, read.wallTime, dateOrder)) dated.push([index, read])
    // Such a line is part of a text, unless the user gave the order: then the order may be wrong.
    else if (given !== undefined) throw wrongOrder(file, index + 1, given)
  }
  if (dated.length === 0) throw notAnExport(file)
  return dated
}

function wrongOrder(file: string, line: number, given: DateOrder): ChatExportError {
  return new ChatExportError('wrong-date-order', {
    file,
    line,
    complaint: `the date does not exist when it is read as ${given}; leave the order of dates out, or give the right one`,
  })
}

function notAnExport(file: string): ChatExportError {
  return new ChatExportError('not-a-chat-export', {
    file,
    complaint:
      'no line begins like a message of a chat export, “31/12/2025, 21:05 - Name: text” or “[31/12/2025, 21:05:09] Name: text”; hand over what “Export chat” wrote, unchanged',
  })
}

function messageOf({ wallTime, author, text }: ReadHeader, more: string[], firstLine: number): ExportedMessage {
  // The parser treats `Name:` without any text as a line without an author.
  const [, lone] = author === null ? (/^([^:]{1,100}):$/u.exec(text) ?? []) : []
  return {
    firstLine,
    lineCount: 1 + more.length,
    wallTime,
    author: lone ?? author,
    text: [lone === undefined ? text : '', ...more].join('\n'),
  }
}
