import type { CaptureEvent, ItemKind } from '../../contract/index.ts'
import type { Chance } from '../../control/seed.ts'
import { nameOf, type Person, type RegisteredPerson } from '../person.ts'
import { arrangeConversations, type Conversation, type Conversations } from './conversations.ts'
import { createRecentMessages, type RecentMessages } from './recent-messages.ts'

/** A day while its captures are made, one after the other. */
export interface DayInProgress {
  chance: Chance
  conversations: Conversations
  recent: RecentMessages
  /** Upper-case hex, 32 digits, as Android phones name their messages. */
  newMessageId(): string
}

/** A day before its first capture. */
export function beginDay(chance: Chance, people: readonly Person[]): DayInProgress {
  // All ids come from one chance, so that none repeats. With very many forked chances, some would.
  const ids = chance.fork('message ids')
  return {
    chance: chance.fork('doings'),
    conversations: arrangeConversations(chance.fork('conversations'), people),
    recent: createRecentMessages(),
    newMessageId: () => ids.hex(32).toUpperCase(),
  }
}

/** Remembers a capture, so that something later in the day may refer to it. */
export function rememberIn(
  { recent }: DayInProgress,
  { event, conversation, sender, capturer }: RememberedParts,
): void {
  const capturedBy = new Set([capturer.number])
  recent.remember({ event, conversation, sender, capturedBy, edited: false, deleted: false })
}

interface RememberedParts extends Pick<CaptureParts, 'conversation' | 'sender' | 'capturer'> {
  event: CaptureEvent
}

/** The parts of a capture that do not follow from the conversation and the phone. */
export interface CaptureParts
  extends Pick<CaptureEvent, 'archiveMessageId' | 'eventTime' | 'captureTime' | 'text'>,
    Partial<Pick<CaptureEvent, 'refersTo' | 'attachments' | 'call' | 'location' | 'contact' | 'deletion'>>,
    Pick<CaptureEvent, 'mentionedNumbers' | 'linkPreview' | 'forwarded' | 'viewOnce' | 'missingMedia'> {
  kind: ItemKind
  conversation: Conversation
  sender: Person
  capturer: RegisteredPerson
}

/** A capture in a conversation, on one phone. */
export function captureOf({ conversation, sender, capturer, ...parts }: CaptureParts): CaptureEvent {
  return {
    capturedBy: capturer.number,
    source: capturer.registration.source,
    network: capturer.registration.network,
    chat: { ...conversation.chat },
    // In the order of the conversation, to detect a connector that treats the first participant as the sender.
    participants: conversation.members.map((member) => ({
      number: member.number,
      name: nameOf(member),
      role: member.number === sender.number ? 'sender' : 'recipient',
    })),
    attachments: [],
    ...parts,
  }
}

/** The event time: mostly seconds before the capture, sometimes in the same millisecond. */
export function eventTimeBefore(chance: Chance, captureTime: Date, earlierMs = 0): Date {
  const lagMs = chance.percent(5) ? 0 : chance.int(200, 20_000)
  return new Date(captureTime.getTime() - lagMs - earlierMs)
}

/** The same for an event that refers to a message, and so cannot be earlier than it. */
export function eventTimeAfter(chance: Chance, message: CaptureEvent, captureTime: Date): Date {
  const eventTime = eventTimeBefore(chance, captureTime)
  return eventTime > message.eventTime ? eventTime : new Date(message.eventTime)
}
