import type { CaptureEvent } from '../../contract/index.ts'
import type { RegisteredPerson } from '../person.ts'
import { captureOf, type DayInProgress } from './day-in-progress.ts'
import type { RecentMessage } from './recent-messages.ts'

/**
 * A recent message or call as a second phone captured it: the same message, another capture (CAP-10). The sender's phone
 * comes first where it is captured and has not been yet. Undefined when every phone has what it can have.
 */
export function captureAgain(
  day: DayInProgress,
  captureTime: Date,
  suits: (message: RecentMessage) => boolean = () => true,
): CaptureEvent | undefined {
  const message = day.recent.find(day.chance, (candidate) => phonesLeft(candidate).length > 0 && suits(candidate))
  if (!message) return undefined
  const phones = phonesLeft(message)
  const phone = phones.find(({ number }) => number === message.sender.number) ?? day.chance.pick(phones)
  message.capturedBy.add(phone.number)
  const { event } = message
  return {
    ...event,
    capturedBy: phone.number,
    source: phone.registration.source,
    network: phone.registration.network,
    chat: { ...event.chat },
    participants: event.participants.map((participant) => ({ ...participant })),
    attachments: [...event.attachments],
    captureTime,
  }
}

/** Another message with the text, the sender and the second of a recent one (CAP-11). Undefined when there is none. */
export function sayTheSame(
  day: DayInProgress,
  captureTime: Date,
  suits: (message: RecentMessage) => boolean = () => true,
): CaptureEvent | undefined {
  const { chance, recent } = day
  const message = recent.find(
    chance,
    (candidate) =>
      candidate.event.kind === 'text' && !candidate.event.refersTo && !candidate.edited && suits(candidate),
  )
  if (!message) return undefined
  const { event, conversation, sender } = message
  const secondMs = Math.floor(event.eventTime.getTime() / 1000) * 1000
  return captureOf({
    archiveMessageId: day.newMessageId(),
    kind: 'text',
    conversation,
    sender,
    capturer: chance.pick(conversation.capturers.filter((phone) => message.capturedBy.has(phone.number))),
    eventTime: new Date(Math.min(secondMs + chance.int(0, 999), captureTime.getTime())),
    captureTime,
    text: event.text,
    mentionedNumbers: event.mentionedNumbers,
    linkPreview: event.linkPreview,
  })
}

function phonesLeft({ conversation, capturedBy }: RecentMessage): RegisteredPerson[] {
  return conversation.capturers.filter((phone) => !capturedBy.has(phone.number))
}
