import type { CaptureEvent } from '../../contract/index.ts'
import type { RegisteredPerson } from '../person.ts'
import { captureOf, type DayInProgress } from './day-in-progress.ts'
import type { RecentMessage } from './recent-messages.ts'

/**
 * A recent message or call, captured by a second phone: the same message, another capture (CAP-10). The sender's phone comes
 * first, if it captures and has not captured this message. Undefined when every phone has captured it.
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

/** Another message with the same text, sender and second as a recent one (CAP-11). Undefined when no message suits. */
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
