import { isOwnWords, nameKey } from '../plain-text.ts'
import { isOfWhatsApp, isTitleOf, mayHoldName, selfInTitle, titleIn, withoutCopyNumber } from '../wording/chat-title.ts'
import type { Notice, Recognised, Said, SystemLine } from './recognise.ts'

/** What the export says about the conversation as a whole. */
export interface ChatFacts {
  type: 'direct' | 'group'
  /** Only for a group. */
  groupName?: string | undefined
  /**
   * The name of the chat, from the file name or from an iPhone's first notice. In a direct chat it is the other
   * person's name.
   */
  title?: string | undefined
  /** A chat of the owner of the phone with themselves. */
  isNoteToSelf: boolean
  /** The file name is in an unknown language, so only its form says what the chat is. */
  isGuessedByForm: boolean
  /** The people who wrote, as shown, in the order of their first messages. */
  authors: string[]
  lines: Recognised[]
}

const unnamedGroup = 'WhatsApp group'

/**
 * A chat is a group when a WhatsApp line mentions one (created, joined, left and so on), when more than two people
 * write, or when two people write and the chat is named after neither of them. `stems` are the file names without
 * extension, the best first.
 */
export function factsOf(recognised: Recognised[], stems: string[]): ChatFacts {
  const groupNames = recognised.flatMap((line) =>
    line.sort === 'system' && line.groupLine?.groupName !== undefined ? [line.groupLine.groupName] : [],
  )
  const inFileName = titleAmong(stems, recognised, groupNames)
  const title = inFileName ?? namedByNotice(recognised) ?? namedByForm(recognised)
  const lines = recognised.map((line, index) =>
    withoutGroupAsAuthor(line, {
      recognised,
      groupNames: [...groupNames, ...(title ? [title] : [])],
      isFirst: index === 0,
    }),
  )
  const authors = authorsOf(lines)
  const found = { title, authors, lines, isNoteToSelf: false, isGuessedByForm: false }
  const self = inFileName === undefined ? undefined : selfInTitle(inFileName)
  if (self !== undefined && authors.length <= 1) return { ...found, type: 'direct', title: self, isNoteToSelf: true }
  const hasGroupLine = lines.some((line) => line.sort === 'system' && line.groupLine !== undefined)
  const isNamedAfterNeither =
    title !== undefined && authors.length === 2 && !authors.some((author) => isTitleOf(title, author))
  const byForm = inFileName === undefined ? stems.find(isOfWhatsApp) : undefined
  const isStrange = byForm !== undefined && title === undefined
  const isOfNeither = isStrange && authors.length === 2 && !authors.some((author) => mayHoldName(byForm, author))
  if (!hasGroupLine && authors.length <= 2 && !isNamedAfterNeither && !isOfNeither) {
    const other = isStrange ? onlyOneIn(byForm, authors) : undefined
    return { ...found, type: 'direct', title: title ?? other, isGuessedByForm: isStrange }
  }
  const groupName = title ?? groupNames.at(-1) ?? (isOfNeither ? byForm : undefined) ?? unnamedGroup
  return { ...found, type: 'group', groupName, isGuessedByForm: isOfNeither && !hasGroupLine }
}

/** The title in a file name; without the number of a copy if somebody in the chat, or the chat, is called so. */
function titleAmong(stems: string[], recognised: Recognised[], groupNames: string[]): string | undefined {
  const title = stems.map(titleIn).find((found) => found !== undefined)
  if (title === undefined) return undefined
  const original = withoutCopyNumber(title)
  const names = [...authorsOf(recognised), ...groupNames]
  return names.some((name) => isTitleOf(original, name)) && !names.some((name) => isTitleOf(title, name))
    ? original
    : title
}

function onlyOneIn(stem: string, authors: string[]): string | undefined {
  const [other, ...more] = authors.filter((author) => mayHoldName(stem, author))
  return more.length === 0 ? other : undefined
}

function namedByNotice(recognised: Recognised[]): string | undefined {
  const notice = recognised.find((line): line is Recognised & Notice => line.sort === 'notice' && line.author !== null)
  return notice?.author ?? undefined
}

/**
 * An iPhone begins each chat with the notice of encryption, and names the chat as its author. In an unknown language only
 * the mark in front shows it; the name is not that of a person if nobody writes under it.
 */
function namedByForm([first, ...others]: Recognised[]): string | undefined {
  if (first === undefined || !isOwnText(first) || first.author === null || !mayBeNotice(first)) return undefined
  const key = nameKey(first.author)
  const writers = new Set(authorsOf(others.filter((line) => !isOwnText(line))).map(nameKey))
  return !writers.has(key) && writers.size > 0 ? first.author : undefined
}

/** The shortest notice of encryption has some 30 characters; words for a file that was left out have fewer. */
const noticeLengthMin = 25

function mayBeNotice({ text }: Said): boolean {
  return text.length >= noticeLengthMin && !text.includes('\n')
}

interface Place {
  recognised: Recognised[]
  groupNames: string[]
  isFirst: boolean
}

/** iPhones name the group as the author of system lines. That is how system lines in unknown words are found. */
function withoutGroupAsAuthor(line: Recognised, { recognised, groupNames, isFirst }: Place): Recognised {
  if (!isOwnText(line)) return line
  const system: SystemLine = { sort: 'system', author: null, text: line.text, isUnclear: true }
  const key = nameKey(line.author ?? '')
  const writesToo = recognised.some((other) => other.sort === 'said' && isBy(other, key) && !isOwnText(other))
  // The first line of WhatsApp in an iPhone's export is its notice, even if it names a person.
  if (isFirst && mayBeNotice(line)) return { message: line.message, ...system, author: writesToo ? line.author : null }
  if (!groupNames.some((name) => isTitleOf(name, line.author ?? ''))) return line
  const others = new Set(authorsOf(recognised).map(nameKey))
  // In a direct chat this name belongs to a person.
  if (writesToo || others.size <= 2) return line
  return { message: line.message, ...system }
}

function isOwnText(line: Recognised): line is Recognised & Said {
  return line.sort === 'said' && line.kind === 'text' && isOwnWords(line.text)
}

function isBy({ author }: Said, key: string): boolean {
  return author !== null && nameKey(author) === key
}

function authorsOf(lines: Recognised[]): string[] {
  const byKey = new Map<string, string>()
  for (const line of lines) {
    if (line.sort === 'said' && line.author !== null && !byKey.has(nameKey(line.author))) {
      byKey.set(nameKey(line.author), line.author)
    }
  }
  return [...byKey.values()]
}
