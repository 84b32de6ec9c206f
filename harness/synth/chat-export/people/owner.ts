import type { ChatFacts } from '../facts/chat-facts.ts'
import { nameKey, numberInName } from '../plain-text.ts'
import { isTitleOf } from '../wording/chat-title.ts'
import { meansOwner } from '../wording/sentences.ts'

/**
 * The owner of the phone, by the name in the export; undefined when they wrote nothing. An export does not say who it
 * is, so the first rule that applies decides:
 *
 * 1. the author of a line in which WhatsApp says *you*: `You deleted this message`, `You created group …`;
 * 2. an author called *You*;
 * 3. in a direct chat that is named after one of two, the other one;
 * 4. among the people who may be the owner (without `areOthers`): the first in the people file, or else the first who
 *    wrote;
 * 5. in a direct chat one of the two all the same, for nobody else was there: first one whom the phone does not show by
 *    number.
 */
export function ownerOf(facts: ChatFacts, peopleInOrder: readonly string[]): string | undefined {
  return (
    saidToThem(facts) ??
    facts.authors.find(meansOwner) ??
    notInTitle(facts) ??
    firstOfTheRest(facts, peopleInOrder) ??
    oneOfTwo(facts)
  )
}

function notInTitle({ type, title, authors, isNoteToSelf }: ChatFacts): string | undefined {
  if (isNoteToSelf) return authors[0] ?? title
  if (type !== 'direct' || title === undefined || authors.length !== 2) return undefined
  const [owner, ...more] = authors.filter((author) => !isTitleOf(title, author))
  return more.length === 0 ? owner : undefined
}

function oneOfTwo({ type, authors }: ChatFacts): string | undefined {
  if (type !== 'direct' || authors.length !== 2) return undefined
  return authors.find((author) => numberInName(author) === undefined) ?? authors[0]
}

function saidToThem({ lines, authors }: ChatFacts): string | undefined {
  for (const line of lines) {
    if (line.sort === 'said' && line.deletedBy === 'owner' && line.author !== null) return line.author
    const isTheirs = line.sort === 'system' && line.groupLine?.actor === 'you'
    // iPhones name the owner or the group as the author of `You created group …`.
    const author = isTheirs ? authors.find((name) => nameKey(name) === nameKey(line.author ?? '')) : undefined
    if (author !== undefined) return author
  }
  return undefined
}

function firstOfTheRest(facts: ChatFacts, peopleInOrder: readonly string[]): string | undefined {
  const others = areOthers(facts)
  const rest = facts.authors.filter((author) => !others.has(nameKey(author)))
  const keys = peopleInOrder.map(nameKey)
  const inFile = rest.filter((author) => keys.includes(nameKey(author)))
  return inFile.sort((a, b) => keys.indexOf(nameKey(a)) - keys.indexOf(nameKey(b)))[0] ?? rest[0]
}

/**
 * The people who are not the owner, by key. WhatsApp calls the owner *you*. So a person is not the owner if a line
 * about the group or `This message was deleted` calls them by name, if a direct chat is named after them, or if they
 * are an unsaved contact, shown as a number or as `~ Name`.
 */
function areOthers({ type, title, authors, lines }: ChatFacts): Set<string> {
  const named = lines.flatMap((line) => {
    if (line.sort === 'system') return [line.groupLine?.actor ?? 'you', ...(line.groupLine?.members ?? [])]
    const isUnsaved = line.message.author !== null && /^\P{L}*~/u.test(line.message.author)
    return line.sort === 'said' && line.author !== null && (line.deletedBy === 'author' || isUnsaved)
      ? [line.author]
      : []
  })
  const unsaved = authors.filter((author) => numberInName(author) !== undefined)
  const other = authors.filter((author) => type === 'direct' && title !== undefined && isTitleOf(title, author))
  return new Set([...named.filter((name) => name !== 'you'), ...unsaved, ...other].map(nameKey))
}
