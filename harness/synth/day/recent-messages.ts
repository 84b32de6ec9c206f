import type { CaptureEvent } from '../../contract/index.ts'
import type { Chance } from '../../control/seed.ts'
import type { Person } from '../person.ts'
import type { Conversation } from './conversations.ts'

/** A message that a later one may refer to. */
export interface RecentMessage {
  /** Its first capture. */
  event: CaptureEvent
  conversation: Conversation
  sender: Person
  /** The numbers of the people whose phones have captured it. */
  capturedBy: Set<string>
  edited: boolean
  /** True once it was deleted: nothing refers to it any more. */
  deleted: boolean
}

/** The last messages of a day; their number is limited, however long the day is. */
export interface RecentMessages {
  remember(message: RecentMessage): void
  /** A suitable message, chosen by chance; undefined if none suits. */
  find(chance: Chance, suits: (message: RecentMessage) => boolean): RecentMessage | undefined
  count(): number
}

/** Remembers `capacity` messages; each further one replaces the oldest. */
export function createRecentMessages(capacity = 256): RecentMessages {
  const messages: RecentMessage[] = []
  let oldest = 0
  return {
    remember: (message) => {
      if (messages.length < capacity) {
        messages.push(message)
        return
      }
      messages[oldest] = message
      oldest = (oldest + 1) % capacity
    },
    find: (chance, suits) => {
      if (messages.length === 0) return undefined
      const start = chance.int(0, messages.length - 1)
      const fits = (message: RecentMessage): boolean => !message.deleted && suits(message)
      return messages.slice(start).find(fits) ?? messages.slice(0, start).find(fits)
    },
    count: () => messages.length,
  }
}
