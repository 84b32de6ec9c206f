import { nameKey, ownWordsMark } from '../plain-text.ts'
import { isTitleOf, titleIn } from '../wording/chat-title.ts'
import type { Notice, Recognised, Said, SystemLine } from './recognise.ts'

/** What the export says about the conversation as a whole. */
export interface ChatFacts {
  type: 'direct' | 'group'
  /** Of a group. */
  groupName?: string | undefined
  /** The chat's name, of the file or of an iPhone's first notice: in a direct chat, the other person. */
  title?: string | undefined
  /** Who wrote, as shown, in the order of their first messages. */
  authors: string[]
  lines: Recognised[]
}

const unnamedGroup = 'WhatsApp group'

/**
 * A chat is a group when WhatsApp tells of one (created, joined, left and the like), when more than two people write, or
 * when two do and neither is the one that the chat is named after.
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

/** An iPhone puts the group itself in front of lines that nobody wrote; one whose words are not known is found by that. */
function withoutGroupAsAuthor(line: Recognised, recognised: Recognised[], groupNames: string[]): Recognised {
  if (!isOwnText(line) || !groupNames.some((name) => isTitleOf(name, line.author ?? ''))) return line
  const key = nameKey(line.author ?? '')
  const others = new Set(authorsOf(recognised).map(nameKey))
  const writesToo = recognised.some((other) => other.sort === 'said' && isBy(other, key) && !isOwnText(other))
  // In a direct chat the same name is a person's.
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
