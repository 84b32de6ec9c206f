import { type ExportWords, languages } from '../languages/index.ts'
import { nameKey, plain, shownName, straightQuotes, withoutStop } from '../plain-text.ts'
import { alternatives } from './alternatives.ts'

type GroupEvent = keyof ExportWords['group']

/** A line about a group: who did what to whom. Names as shown; `you` is the owner of the phone. */
export interface GroupLine {
  event: GroupEvent
  actor?: string | 'you' | undefined
  /** The people it happened to; empty when it happened to the group. */
  members: string[]
  groupName?: string | undefined
}

/** Longer lines are not compared: WhatsApp's own lines are short, and the patterns are slow on long text. */
const sentenceLengthMax = 600

const seenMax = 10_000

/**
 * The most words of a name that occurs nowhere else. `You received a view once message. For added privacy, …` does not
 * say that a person was added; treating it so would add strangers to the chat.
 */
const nameWordsMax = 5

const placeholders: Record<string, string> = {
  // Never across `: `, which ends the author of a message: a person may quote such a line.
  '{actor}': '(?<actor>(?:(?!: ).)+?)',
  '{members}': '(?<members>.+?)',
  '{group}': '(?<group>.+)',
  '{chat}': '(?<chat>.+)',
  '{}': '.+?',
  '…': '.*',
}

/** The pattern of a sentence in the language files. It matches `comparable` text. */
export function patternOf(sentence: string): RegExp {
  const parts = straightQuotes(sentence).split(/(\{\w*\}|…$)/u)
  const pattern = parts.map((part) => placeholders[part] ?? part.replaceAll(/[.*+?^${}()|[\]\\]/gu, '\\$&')).join('')
  return new RegExp(`^${pattern}$`, 'iu')
}

/** A sentence of the language files, quick to compare: most lines lack its longest piece of fixed text. */
interface Sentence {
  pattern: RegExp
  /** In lower case. */
  piece: string
}

function sentenceOf(sentence: string): Sentence {
  const pieces = straightQuotes(sentence).split(/\{\w*\}|…$/u)
  const piece = pieces.reduce((longest, one) => (one.length > longest.length ? one : longest), '')
  return { pattern: patternOf(sentence), piece: piece.toLowerCase() }
}

function sentencesIn(words: string): Sentence[] {
  return alternatives(words).map(sentenceOf)
}

/** `lower`: the line in lower case. */
function matchOf({ pattern, piece }: Sentence, line: string, lower: string): RegExpExecArray | undefined {
  return lower.includes(piece) ? (pattern.exec(line) ?? undefined) : undefined
}

function isAnyOf(sentences: readonly Sentence[], line: string): boolean {
  const lower = line.toLowerCase()
  return sentences.some((sentence) => matchOf(sentence, line, lower) !== undefined)
}

function comparable(text: string): string {
  return withoutStop(straightQuotes(plain(text)))
}

const notices = languages.flatMap((words) => sentencesIn(words.notices))

/**
 * True for notes to the owner of the phone about things that no person in the chat did: encryption, security codes,
 * blocking.
 */
export function isNotice(text: string): boolean {
  const [line = ''] = plain(text).split('\n')
  return line.length <= sentenceLengthMax && isAnyOf(notices, comparable(line))
}

const events = languages.flatMap((words) => sentencesIn(words.events))

/** True for a line about what somebody did with the chat, besides the events of a group. */
export function isChatEvent(text: string): boolean {
  const line = comparable(text)
  return isOneSentence(line) && isAnyOf(events, line)
}

const adminDeletions = languages.flatMap((words) => [
  ...sentencesIn(words.deletedByAdmin),
  ...sentencesIn(words.deletedByYouAsAdmin),
])

/** The admin who deleted a message of somebody else, as shown; `you` is the owner of the phone. */
export function deletingAdminIn(text: string): string | 'you' | undefined {
  const line = comparable(text)
  if (!isOneSentence(line)) return undefined
  const lower = line.toLowerCase()
  const matches = adminDeletions.map((sentence) => matchOf(sentence, line, lower))
  const found = matches.find((match) => match !== undefined)
  return found === undefined ? undefined : whoIs(found.groups?.['actor'])
}

function isOneSentence(line: string): boolean {
  return line.length <= sentenceLengthMax && !line.includes('\n')
}

const groupEvents = ['created', 'renamed', 'changed', 'joined', 'left', 'added', 'removed'] as const
/** Sentences about something that happens to people; without `{members}`, to the owner. */
const aboutMembers: readonly GroupEvent[] = ['joined', 'left', 'added', 'removed']
/** Sentences about something that the owner did, if they name no person: `Du hast …`, `Hai …`. */
const aboutActor: readonly GroupEvent[] = ['created', 'renamed', 'added', 'removed']

// All languages for one event, then the next event: `X hat das Gruppenbild entfernt` must not remove a member.
const groupSentences = groupEvents.flatMap((event) =>
  languages.flatMap(({ group, and }) =>
    alternatives(group[event]).map((sentence) => ({
      ...{ event, and, sentence: sentenceOf(sentence) },
      // A name of a group and an open end may hold a colon, as in `changed the group description: Welcome`.
      mayHoldColon: /…$|\{group\}|:/u.test(sentence),
    })),
  ),
)

/** What a system line says about a group. `known` is true for a name that already occurs in the chat. */
export function groupLineIn(text: string, known: (name: string) => boolean): GroupLine | undefined {
  const line = comparable(text)
  if (!isOneSentence(line)) return undefined
  const holdsColon = line.includes(': ')
  const lower = line.toLowerCase()
  for (const { event, and, sentence, mayHoldColon } of groupSentences) {
    const found = matchOf(sentence, line, lower)
    if (found === undefined) continue
    const { actor, members, group } = found.groups ?? {}
    const groupLine = {
      event,
      actor: actor !== undefined || aboutActor.includes(event) ? whoIs(actor) : undefined,
      members: aboutMembers.includes(event) ? membersIn(members, and, known) : [],
      groupName: group,
    }
    const names = [groupLine.actor ?? 'you', ...groupLine.members]
    const mayBeNew = !holdsColon || mayHoldColon
    if (names.every((name) => known(name) || (mayBeNew && name.split(' ').length <= nameWordsMax))) return groupLine
  }
  return undefined
}

/** What comes before a colon in the sentences that may hold one. */
const beginnings = languages.flatMap(({ group, notices: told }) =>
  [...Object.values(group), told].flatMap((sentences) =>
    alternatives(sentences)
      .filter((sentence) => /…$|\{group\}|:/u.test(sentence))
      .map((sentence) => /^[^":…]*/u.exec(straightQuotes(sentence))?.[0].trim() ?? '')
      .filter((beginning) => beginning.replaceAll(/\{\w*\}|\s/gu, '').length > 2)
      .map((beginning) => sentenceOf(`${beginning}…`)),
  ),
)
const seen = new Map<string, boolean>()

/** True if a name before a colon may be the beginning of a sentence of WhatsApp: `Ann created group "North`. */
export function mayBeginSentence(name: string): boolean {
  const key = comparable(name)
  if (!seen.has(key)) {
    // A text may have as many “names” as lines; that of a chat is small.
    if (seen.size > seenMax) seen.clear()
    seen.set(key, key.includes('"') || isAnyOf(beginnings, key))
  }
  return seen.get(key) ?? false
}

const ownerWords = new Set(languages.flatMap(({ you }) => alternatives(you).map(nameKey)))

/** True for `You` in any language of the exports. */
export function meansOwner(name: string): boolean {
  return ownerWords.has(nameKey(name))
}

function whoIs(name: string | undefined): string | 'you' {
  return name === undefined || meansOwner(name) ? 'you' : shownName(name)
}

function membersIn(members: string | undefined, and: string, known: (name: string) => boolean): string[] {
  if (members === undefined) return ['you']
  if (known(members)) return [shownName(members)]
  const words = alternatives(and).join('|')
  const separator = words === '' ? /[,、，]\s*/u : new RegExp(`[,،、，]\\s*(?:(?:${words}) )?| (?:${words}) `, 'u')
  return (
    members
      .split(separator)
      .map(whoIs)
      // `3 others` names no person.
      .filter((name) => name !== '' && !/^\p{Nd}/u.test(name))
  )
}
