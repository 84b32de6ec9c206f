import type { CaptureEvent } from '../../contract/index.ts'
import type { Chance } from '../../control/seed.ts'
import type { Person, RegisteredPerson } from '../person.ts'
import type { Conversation } from './conversations.ts'
import { captureOf, type DayInProgress, eventTimeBefore, rememberIn } from './day-in-progress.ts'
import { contentOf } from './original-content.ts'
import { particularFields } from './particulars.ts'
import type { Wish } from './wish.ts'

const hourMs = 60 * 60 * 1000

/** Captures something new: a message, a call, a notice. */
export function say(day: DayInProgress, captureTime: Date, wish: Wish = {}): CaptureEvent {
  const { chance } = day
  const conversation = wish.conversation ?? pickConversation(day)
  const capturer = chance.pick(conversation.capturers)
  const sender = senderOf(chance, conversation, capturer, wish.direction)
  const kind = wish.kind ?? 'text'
  const lateMs = wish.lateMs ?? (chance.percent(2) ? chance.int(hourMs, 72 * hourMs) : 0)
  const sentAt = captureTime
  const { earlierMs, ...content } = contentOf({ day, kind, wish, sentAt, conversation, sender })
  const text = wish.text ?? content.text
  const plain = { chance, conversation, sender, sentAt, text, attachments: content.attachments }
  const event = captureOf({
    archiveMessageId: day.newMessageId(),
    kind,
    conversation,
    sender,
    capturer,
    eventTime: eventTimeBefore(chance, captureTime, lateMs + earlierMs),
    captureTime,
    ...content,
    text,
    ...(wish.particular && particularFields(wish.particular, plain)),
  })
  // A notice cannot be answered or deleted.
  if (!wish.once && kind !== 'system') rememberIn(day, { event, conversation, sender, capturer })
  return event
}

/** Mostly two people, sometimes a group, seldom the crowd or a broadcast. */
function pickConversation({ chance, conversations }: DayInProgress): Conversation {
  const roll = chance.int(1, 100)
  if (roll <= 72) return chance.pick(conversations.direct)
  if (roll <= 94) return chance.pick(conversations.groups)
  return roll <= 96 ? conversations.crowd : chance.pick(conversations.broadcasts)
}

function senderOf(
  chance: Chance,
  conversation: Conversation,
  capturer: RegisteredPerson,
  direction: Wish['direction'] = chance.percent(50) ? 'outgoing' : 'incoming',
): Person {
  const others = conversation.speakers.filter((speaker) => speaker.number !== capturer.number)
  return direction === 'outgoing' || others.length === 0 ? capturer : chance.pick(others)
}
