import type { CapturedParticipant } from '../../../contract/index.ts'
import { nameOf, type Person } from '../../person.ts'
import type { ChatFacts } from '../facts/chat-facts.ts'
import type { Recognised } from '../facts/recognise.ts'
import { nameKey } from '../plain-text.ts'
import { meansOwner } from '../wording/sentences.ts'
import type { ExportCast } from './cast-of-export.ts'
import { type MembershipLine, membersAt } from './membership.ts'

/** A line that becomes an item. */
export type ItemLine = Exclude<Recognised, { sort: 'notice' }>

/** All people except the owner, for the cast. Undefined is the other person of a chat that names only one. */
export function othersIn(
  { type, title, authors, lines, isNoteToSelf }: ChatFacts,
  owner: string | undefined,
): (string | undefined)[] {
  if (isNoteToSelf) return []
  const isOwner = (name: string): boolean => owner !== undefined && nameKey(name) === nameKey(owner)
  const others = authors.filter((author) => !isOwner(author))
  if (type === 'group') return [...others, ...namedBySystem(lines).filter((name) => !isOwner(name))]
  if (others.length > 0) return others
  return [title !== undefined && !isOwner(title) ? title : undefined]
}

function namedBySystem(lines: readonly Recognised[]): string[] {
  return lines
    .flatMap((line) => {
      if (line.sort === 'said') return typeof line.deletedBy === 'object' ? [line.deletedBy.admin] : []
      return line.sort === 'system' && line.groupLine ? [line.groupLine.actor ?? 'you', ...line.groupLine.members] : []
    })
    .filter((name) => name !== 'you')
}

/** The participants of each item: the sender first, then all others who are in the chat at that line. */
export function participantsOf(
  items: readonly ItemLine[],
  facts: ChatFacts,
  cast: ExportCast,
): CapturedParticipant[][] {
  const who = (name: string): Person => (meansOwner(name) ? cast.owner : (cast.personOf(name) ?? cast.owner))
  const senders = items.map((item) => senderOf(item, facts, cast, who))
  const numbers = cast.people.map(({ number }) => number)
  const members = membersAt(
    items.map((item, index) => membershipOf(item, senders[index] ?? cast.owner, who)),
    numbers,
  )
  const shared = new Map<ReadonlySet<string> | undefined, Map<string, CapturedParticipant[]>>()
  return items.map((_, index) => {
    const sender = senders[index] ?? cast.owner
    const there = facts.type === 'group' ? members[index] : undefined
    // The items of a sender between two changes of the group share one list: a group may have 1,024 members.
    const bySender = shared.get(there) ?? new Map<string, CapturedParticipant[]>()
    const list = bySender.get(sender.number) ?? listOf(sender, there, cast)
    shared.set(there, bySender.set(sender.number, list))
    return list
  })
}

/** `there`: the people in the group; undefined for a direct chat, which means all. */
function listOf(
  sender: Person,
  there: ReadonlySet<string> | undefined,
  { people, owner }: ExportCast,
): CapturedParticipant[] {
  const recipients = people.filter(
    // The owner's phone captured it, so the owner was there.
    ({ number }) => number !== sender.number && (there === undefined || number === owner.number || there.has(number)),
  )
  return [participant(sender, 'sender'), ...recipients.map((person) => participant(person, 'recipient'))]
}

/**
 * The sender of a line without an author: the person who did it, or whose name begins the line; in a direct chat the
 * caller; otherwise the owner of the phone.
 */
function senderOf(item: ItemLine, { type }: ChatFacts, cast: ExportCast, who: (name: string) => Person): Person {
  if (item.sort === 'said') {
    if (item.author !== null) return who(item.author)
    // A call without an author was missed on this phone: the other person called.
    return (
      (type === 'direct' ? cast.people.find(({ number }) => number !== cast.owner.number) : undefined) ?? cast.owner
    )
  }
  const { groupLine } = item
  if (groupLine?.actor !== undefined) return who(groupLine.actor)
  if (groupLine?.members.length === 1) return who(groupLine.members[0] ?? 'you')
  const named = cast.people.find((person) => nameKey(item.text).startsWith(`${nameKey(nameOf(person))} `))
  return named ?? (item.author === null ? undefined : cast.personOf(item.author)) ?? cast.owner
}

function membershipOf(item: ItemLine, sender: Person, who: (name: string) => Person): MembershipLine {
  const groupLine = item.sort === 'system' ? item.groupLine : undefined
  const members = (groupLine?.members ?? []).map((name) => who(name).number)
  return { event: groupLine?.event, members, present: members.includes(sender.number) ? [] : [sender.number] }
}

function participant(person: Person, role: CapturedParticipant['role']): CapturedParticipant {
  return { number: person.number, name: nameOf(person), role }
}
