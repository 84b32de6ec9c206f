import { languages } from '../languages/index.ts'
import type { ExportedMessage } from '../lines/exported-messages.ts'
import type { WallTime } from '../lines/wall-time.ts'
import { inLines, type Warning } from '../lines/warning.ts'
import { nameKey } from '../plain-text.ts'
import { groupLineIn } from '../wording/sentences.ts'
import type { ChatFacts } from './chat-facts.ts'
import type { Recognised } from './recognise.ts'

/** What was decided by form or by chance, for a person who knows the chat. */
export function doubtsAbout(facts: ChatFacts, guessedAuthors: readonly number[]): Warning[] {
  const { lines } = facts
  return [
    ...aboutChat(facts),
    ...inLines(
      lines.filter((line) => line.sort === 'said' && isUnclear(line)).map(lineOf),
      'WhatsApp wrote this in words that are not known; perhaps a deletion, a call, or a file that was left out. It is archived as the text of the person whom the line names',
    ),
    ...inLines(
      lines.filter(isEventInUnknownWords).map(lineOf),
      'only its form shows that WhatsApp wrote this, because its words are not known. It is archived as an event of the chat',
    ),
    ...inLines(
      lines.filter((line) => line.sort === 'system' && line.isLongNotice === true).map(lineOf),
      'a notice of WhatsApp has more lines below it, which may be anything. They are archived together, as an event of the chat',
    ),
    ...inLines(
      bothSpellings(lines),
      'the name of its author is in this chat with and without “~”; both are read as one person',
    ),
    ...inLines(
      [...guessedAuthors],
      'has no blank after its first colon, and what is before the colon occurs nowhere else; it is read as a person',
    ),
    ...inLines(
      quotedIn(lines),
      'is older than the lines around it, and its author writes nothing else; perhaps somebody quoted another chat',
    ),
    ...inLines(
      sentenceAuthors(lines),
      'its author reads like a sentence of WhatsApp; it is read as the name of a person',
    ),
    ...inLines(
      colonAuthors(lines),
      'each message of its author begins with the same words and a colon. If they belong to the name, write the whole name into the people file',
    ),
  ]
}

/** A named language without words helps to read dates only. */
export function languageDoubt(language: string | undefined): Warning[] {
  const [base] = (language ?? '').split('-')
  if (language === undefined || languages.some((known) => known.language.split('-')[0] === base)) return []
  return [
    {
      text: `no words of the language ${language} are known, so it decides about dates only; docs/chat-exports.md lists the languages that are read`,
    },
  ]
}

function aboutChat({ type, title, isGuessedByForm, lines }: ChatFacts): Warning[] {
  const mayBeGroup = type === 'direct' && title === undefined && lines.some(isEventInUnknownWords)
  const isStrange = !lines.some(isInKnownWords) && (isGuessedByForm || lines.some(isUnclear))
  return [
    ...(isGuessedByForm
      ? [{ text: `the name of the file is in a language that is not known; by who writes, this is a ${type} chat` }]
      : []),
    ...(mayBeGroup
      ? [{ text: 'lines in unknown words may be events of a group; this is read as a chat between two people' }]
      : []),
    ...(isStrange
      ? [
          {
            text: "none of WhatsApp's own words in this export are known, so deletions, calls, locations and left-out files may be archived as texts; docs/chat-exports.md lists the languages that are read",
          },
        ]
      : []),
  ]
}

function isEventInUnknownWords(line: Recognised): boolean {
  return line.sort === 'system' && line.isUnclear === true
}

function isUnclear(line: Recognised): boolean {
  return line.sort !== 'notice' && line.isUnclear === true
}

/** True for a line that shows that the language of the phone is a known one. */
function isInKnownWords(line: Recognised): boolean {
  if (line.sort === 'said') return line.call !== undefined || line.deletedBy !== undefined
  return line.sort === 'notice' || line.isUnclear !== true
}

function lineOf({ message }: Recognised): number {
  return message.firstLine
}

const hourMs = 60 * 60 * 1000

function quotedIn(lines: readonly Recognised[]): number[] {
  const counts = countsOf(lines)
  return lines.flatMap((line, index) => {
    const { message } = line
    const [before, after] = [lines[index - 1]?.message, lines[index + 1]?.message]
    if (message.author === null || before === undefined || after === undefined) return []
    const isOlder = msOf(message) < Math.min(msOf(before), msOf(after)) - hourMs
    return isOlder && counts.get(nameKey(message.author)) === 1 ? [message.firstLine] : []
  })
}

function countsOf(lines: readonly Recognised[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { message } of lines) {
    if (message.author === null) continue
    const key = nameKey(message.author)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

function msOf({ wallTime: { year, month, day, hour, minute, second } }: ExportedMessage): number {
  return Date.UTC(year, month - 1, day, hour, minute, second)
}

function sentenceAuthors(lines: readonly Recognised[]): number[] {
  const judged = new Map<string, boolean>()
  return lines.flatMap((line) => {
    const { author } = line.message
    if (line.sort !== 'said' || author === null) return []
    const key = nameKey(author)
    if (!judged.has(key)) judged.set(key, key.includes(' ') && groupLineIn(author, () => false) !== undefined)
    return judged.get(key) === true ? [line.message.firstLine] : []
  })
}

/** The first message under each name that is shown both as that of a saved and of an unsaved contact. */
function bothSpellings(lines: readonly Recognised[]): number[] {
  const first = new Map<string, { isSaved: boolean; line: number }>()
  const found = new Map<string, number>()
  for (const { sort, message } of lines) {
    if (sort !== 'said' || message.author === null) continue
    const key = nameKey(message.author)
    const isSaved = !/^\P{L}*~/u.test(message.author)
    const before = first.get(key) ?? { isSaved, line: message.firstLine }
    first.set(key, before)
    if (before.isSaved !== isSaved && !found.has(key)) found.set(key, message.firstLine)
  }
  return [...found.values()]
}

/** The first message of each author whose every message, of two or more, begins with the same words and a colon. */
function colonAuthors(lines: readonly Recognised[]): number[] {
  const texts = new Map<string, { line: number; beginnings: string[] }>()
  for (const { sort, message } of lines) {
    if (sort !== 'said' || message.author === null) continue
    const key = nameKey(message.author)
    const of = texts.get(key) ?? { line: message.firstLine, beginnings: [] }
    of.beginnings.push(/^([^:\n]{1,40}): /u.exec(message.text)?.[1] ?? '')
    texts.set(key, of)
  }
  return [...texts.values()].flatMap(({ line, beginnings }) => {
    const [first = '', ...more] = beginnings
    return first !== '' && more.length > 0 && more.every((one) => one === first) ? [line] : []
  })
}

/** True for times that a clock in the zone never shows, or shows twice. */
export function clockChanges(
  messages: readonly ExportedMessage[],
  offsetsAt: (wallTime: WallTime) => 'skipped' | 'twice' | 'once',
): Warning[] {
  const kinds = messages.map(({ firstLine, wallTime }) => ({ firstLine, kind: offsetsAt(wallTime) }))
  const linesOf = (wanted: string): number[] =>
    kinds.filter(({ kind }) => kind === wanted).map(({ firstLine }) => firstLine)
  return [
    ...inLines(
      linesOf('skipped'),
      'a clock in the time zone skips this time, so it is read an hour later; check --time-zone',
    ),
    ...inLines(linesOf('twice'), 'a clock in the time zone shows this time twice; it is read as the first of the two'),
  ]
}
