import type { ExportedMessage } from '../lines/exported-messages.ts'
import { nameKey, plain } from '../plain-text.ts'
import { callIn } from '../wording/calls.ts'
import { groupLineIn, isChatEvent, isNotice } from '../wording/sentences.ts'

/** Messages whose authors were looked at together, and the lines whose author is a guess. */
export interface Authored {
  messages: ExportedMessage[]
  /** The first lines of messages whose author occurs nowhere else, and has no blank behind the colon. */
  guessedLines: number[]
}

/** `Bob:Hi`, without a blank. Not `https://…`, and not the time in `at 9:05`. */
const tight = /^(?<author>[^:：\n]{1,60})[:：]\p{Cf}*(?!\/\/|\p{Nd}{2}(?:\P{Nd}|$))(?=\S)/u
const nameWordsMax = 4

/**
 * Finds the authors that their line alone does not show: a name with a colon in it (`Dr: Who`), if the people file has
 * it, and a name without a blank behind the colon, `Bob:Hi`. `names` are the names of the people file.
 */
export function withAuthors(messages: readonly ExportedMessage[], names: readonly string[]): Authored {
  const authors = new Set([...names, ...messages.flatMap(({ author }) => author ?? [])].map(nameKey))
  const withColon = names.filter((name) => name.includes(':')).sort((a, b) => b.length - a.length)
  const guessedLines: number[] = []
  const authored = messages.map((message) => {
    if (message.author !== null) return splitAtName(message, withColon)
    const found = message.isAuthorless ? undefined : tightAuthorIn(message, (name) => authors.has(nameKey(name)))
    if (found === undefined) return message
    if (!authors.has(nameKey(found.author ?? ''))) guessedLines.push(message.firstLine)
    return found
  })
  return { messages: authored, guessedLines }
}

function splitAtName(message: ExportedMessage, names: readonly string[]): ExportedMessage {
  const line = `${message.author}: ${message.text}`
  const name = names.find((one) => nameKey(line).startsWith(`${nameKey(one)}: `))
  if (name === undefined) return message
  // The name in the line may hold marks: as many colons end it as the name has.
  let end = -1
  for (let colons = name.split(':').length; colons > 0; colons -= 1) end = line.indexOf(':', end + 1)
  return { ...message, author: line.slice(0, end), text: line.slice(end + 1).replace(/^\p{Cf}*[^\S\n]/u, '') }
}

function tightAuthorIn(message: ExportedMessage, isAuthor: (name: string) => boolean): ExportedMessage | undefined {
  const found = tight.exec(message.text)
  const author = found?.groups?.['author'] ?? ''
  if (found === null || (!isAuthor(author) && !isLikely(author, message.text, isAuthor))) return undefined
  return { ...message, author, text: message.text.slice(found[0].length) }
}

/** True for a name that nothing else shows to be one: a few words, in a line that is not one of WhatsApp's sentences. */
function isLikely(author: string, text: string, isAuthor: (name: string) => boolean): boolean {
  const name = plain(author)
  const isName = name !== '' && name.split(' ').length <= nameWordsMax && !/["“„«「.!?;]/u.test(name)
  const isSentence =
    isNotice(text) || isChatEvent(text) || callIn(text, true) !== undefined || groupLineIn(text, isAuthor) !== undefined
  return isName && !isSentence
}
