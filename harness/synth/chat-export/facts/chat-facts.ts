import { nameKey, ownWordsMark } from '../plain-text.ts'
import { isTitleOf, titleIn } from '../wording/chat-title.ts'
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
  /** The people who wrote, as shown, in the order of their first messages. */
  authors: string[]
  lines: Recognised[]
}

const unnamedGroup = 'WhatsApp group'

/**
 * A chat is a group when a WhatsApp line mentions one (created, joined, left and so on), when more than two people
 * write, or when two people write and the chat is named after neither of them.
 */
export function factsOf(recognised: Recognised[], titles: string[]): ChatFacts {
  const title = titles.map(titleIn).find((found) => found !== undefined) ?? namedByNotice(recognised)
  const groupNames = recognised.flatMap((line) =>
    line.sort === 'system' && line.groupLine?.groupName !== undefined ? [line.groupLine.groupName] : [],
  )
  const lines = recognised.map((line) =>
    withoutGroupAsAuthor(line, recognised, [...groupNames, ...(title ? [title] : [])]),
  )
  const authors = authorsOf(lines)
  const hasGroupLine = lines.some((line) => line.sort === 'system' && line.groupLine !== undefined)
  const isNamedAfterNeither =
    title !== undefined && authors.length === 2 && !authors.some((author) => isTitleOf(title, author))
  if (!hasGroupLine && authors.length <= 2 && !isNamedAfterNeither) return { type: 'direct', title, authors, lines }
  return { type: 'group', groupName: title ?? groupNames.at(-1) ?? unnamedGroup, title, authors, lines }
}

function namedByNotice(recognised: Recognised[]): string | undefined {
  const notice = recognised.find((line): line is Recognised & Notice => line.sort === 'notice' && line.author !== null)
  return notice?.author ?? undefined
}

/** iPhones name the group as the author of system lines. That is how system lines in unknown words are found. */
function withoutGroupAsAuthor(line: Recognised, recognised: Recognised[], groupNames: string[]): Recognised {
  if (!isOwnText(line) || !groupNames.some((name) => isTitleOf(name, line.author ?? ''))) return line
  const key = nameKey(line.author ?? '')
  const others = new Set(authorsOf(recognised).map(nameKey))
  const writesToo = recognised.some((other) => other.sort === 'said' && isBy(other, key) && !isOwnText(other))
  // In a direct chat this name belongs to a person.
  if (writesToo || others.size <= 2) return line
  const system: SystemLine = { sort: 'system', author: null, text: line.text }
  return { message: line.message, ...system }
}

function isOwnText(line: Recognised): line is Recognised & Said {
  return line.sort === 'said' && line.kind === 'text' && line.text.startsWith(ownWordsMark)
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
