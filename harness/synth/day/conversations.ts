import type { Chat } from '../../contract/index.ts'
import type { Chance } from '../../control/seed.ts'
import { inventPeople } from '../cast.ts'
import { isRegistered, type Person, type RegisteredPerson } from '../person.ts'
import { broadcastNames, groupNames } from '../phrases.ts'

/** A group of people who write to each other during the day. */
export interface Conversation {
  chat: Chat
  members: readonly Person[]
  /** The people who write: all members; in a broadcast only its owner. */
  speakers: readonly Person[]
  /**
   * People whose phones capture it in this form. For a broadcast that is only the owner: other phones see a message
   * between two people, and one message must not be captured as two different ones.
   */
  capturers: readonly RegisteredPerson[]
}

/** Every conversation of a day. Their number depends on the cast, not on the length of the day. */
export interface Conversations {
  direct: readonly Conversation[]
  groups: readonly Conversation[]
  /** One group of about 60 people. */
  crowd: Conversation
  broadcasts: readonly Conversation[]
}

const crowdSize = 60

/**
 * The conversations of a cast. At least one person must be registered. Strangers are added if the cast is too small.
 */
export function arrangeConversations(chance: Chance, people: readonly Person[]): Conversations {
  const count = Math.max(8, crowdSize - people.length)
  const strangers = inventPeople({ chance, count, besides: people })
  const everybody = [...people, ...strangers]
  const captured = people.filter(isRegistered)
  const group = (size: number): Conversation => {
    const one = chance.pick(captured)
    const members = [one, ...chance.sample(without(everybody, one), size - 1)]
    const chat: Chat = { type: 'group', chatId: `120363${digits(chance, 12)}@g.us`, name: chance.pick(groupNames) }
    return conversation(chat, chance.sample(members, members.length))
  }
  return {
    direct: arrangePairs(chance, captured, everybody),
    groups: times(Math.min(100, Math.max(6, Math.ceil(captured.length / 4))), () => group(chance.int(3, 12))),
    crowd: group(crowdSize + chance.int(-2, 2)),
    broadcasts: times(3, () => {
      const owner = chance.pick(captured)
      const members = [owner, ...chance.sample(without(everybody, owner), chance.int(4, 15))]
      const chat: Chat = {
        type: 'broadcast',
        chatId: `${digits(chance, 10)}@broadcast`,
        name: chance.pick(broadcastNames),
      }
      return { chat, members, speakers: [owner], capturers: [owner] }
    }),
  }
}

/** Each registered person writes with a few registered people and with a few outsiders. */
function arrangePairs(
  chance: Chance,
  captured: readonly RegisteredPerson[],
  everybody: readonly Person[],
): Conversation[] {
  const outsiders = everybody.filter((person) => !isRegistered(person))
  const pairs = new Map<string, Conversation>()
  for (const person of captured) {
    for (const other of [...chance.sample(without(captured, person), 2), ...chance.sample(outsiders, 2)]) {
      const pair = [person.number, other.number].sort().join()
      const chat: Chat = { type: 'direct', chatId: `${digits(chance, 15)}@lid` }
      if (!pairs.has(pair)) pairs.set(pair, conversation(chat, [person, other]))
    }
  }
  return [...pairs.values()]
}

function conversation(chat: Chat, members: readonly Person[]): Conversation {
  return { chat, members, speakers: members, capturers: members.filter(isRegistered) }
}

function without<T extends Person>(people: readonly T[], one: Person): T[] {
  return people.filter((person) => person.number !== one.number)
}

function digits(chance: Chance, length: number): string {
  return Array.from({ length }, () => chance.int(0, 9)).join('')
}

function times<T>(count: number, make: () => T): T[] {
  return Array.from({ length: count }, make)
}
