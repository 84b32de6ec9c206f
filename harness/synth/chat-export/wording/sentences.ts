import { type ExportWords, languages } from '../languages/index.ts'
import { nameKey, plain, shownName, straightQuotes } from '../plain-text.ts'
import { alternatives } from './own-words.ts'

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

function comparable(text: string): string {
  return straightQuotes(plain(text)).replace(/\.$/u, '')
}

const notices = languages.flatMap((words) => alternatives(words.notices).map(patternOf))

/**
 * True for notes to the owner of the phone about things that no person in the chat did: encryption, security codes,
 * blocking.
 */
export function isNotice(text: string): boolean {
  const [line = ''] = plain(text).split('\n')
  return line.length <= sentenceLengthMax && notices.some((notice) => notice.test(comparable(line)))
}

const groupEvents = ['created', 'renamed', 'changed', 'joined', 'left', 'added', 'removed'] as const
/** Sentences about something that happens to people; without `{members}`, to the owner. */
const aboutMembers: readonly GroupEvent[] = ['joined', 'left', 'added', 'removed']
/** Sentences about something that the owner did, if they name no person: `Du hast …`, `Hai …`. */
const aboutActor: readonly GroupEvent[] = ['created', 'renamed', 'added', 'removed']

// All languages for one event, then the next event: `X hat das Gruppenbild entfernt` must not remove a member.
const groupSentences = groupEvents.flatMap((event) =>
  languages.flatMap(({ group, and }) =>
    alternatives(group[event]).map((sentence) => ({ event, and, pattern: patternOf(sentence) })),
  ),
)

/** What a system line says about a group. `known` is true for a name that already occurs in the chat. */
export function groupLineIn(text: string, known: (name: string) => boolean): GroupLine | undefined {
  const line = comparable(text)
  if (line.length > sentenceLengthMax || line.includes('\n')) return undefined
  for (const { event, and, pattern } of groupSentences) {
    const found = pattern.exec(line)
    if (found === null) continue
    const { actor, members, group } = found.groups ?? {}
    const groupLine = {
      event,
      actor: actor !== undefined || aboutActor.includes(event) ? whoIs(actor) : undefined,
      members: aboutMembers.includes(event) ? membersIn(members, and, known) : [],
      groupName: group,
    }
    const names = [groupLine.actor ?? 'you', ...groupLine.members]
    if (names.every((name) => known(name) || name.split(' ').length <= nameWordsMax)) return groupLine
  }
  return undefined
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
  const separator = and === '' ? /,\s*/u : new RegExp(`,\\s*(?:${and} )?| ${and} `, 'u')
  return (
    members
      .split(separator)
      .map(whoIs)
      // `3 others` names no person.
      .filter((name) => name !== '' && !/^\d/u.test(name))
  )
}
