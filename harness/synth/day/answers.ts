import type { CaptureEvent } from '../../contract/index.ts'
import { messageText, reactionText } from '../message-text.ts'
import { captureOf, type DayInProgress, eventTimeAfter, rememberIn } from './day-in-progress.ts'
import type { RecentMessage } from './recent-messages.ts'

/** A quoted reply to a recent message (CAP-9). Undefined when no message suits. */
export function reply(day: DayInProgress, captureTime: Date): CaptureEvent | undefined {
  const message = day.recent.find(day.chance, isAnswerable)
  if (!message) return undefined
  const { event, sender, capturer } = answer(day, message, captureTime, 'text', messageText(day.chance))
  rememberIn(day, { event, conversation: message.conversation, sender, capturer })
  return event
}

/** A reaction to a recent message (CAP-9). Undefined when no message suits. */
export function react(day: DayInProgress, captureTime: Date): CaptureEvent | undefined {
  const message = day.recent.find(day.chance, isAnswerable)
  return message && answer(day, message, captureTime, 'reaction', reactionText(day.chance)).event
}

/** An edit of a recent text by its sender (CAP-9). Undefined when no text suits. */
export function edit(day: DayInProgress, captureTime: Date): CaptureEvent | undefined {
  const { chance } = day
  const message = day.recent.find(chance, ({ event }) => event.kind === 'text')
  if (!message) return undefined
  message.edited = true
  return captureOf({
    archiveMessageId: day.newMessageId(),
    refersTo: message.event.archiveMessageId,
    kind: 'edit',
    conversation: message.conversation,
    sender: message.sender,
    capturer: chance.pick(message.conversation.capturers),
    eventTime: eventTimeAfter(chance, message.event, captureTime),
    captureTime,
    text: messageText(chance),
  })
}

/** A broadcast has no answers: an answer to it is a message between two people. */
function isAnswerable({ event, conversation }: RecentMessage): boolean {
  return event.kind !== 'call' && conversation.chat.type !== 'broadcast'
}

function answer(
  day: DayInProgress,
  message: RecentMessage,
  captureTime: Date,
  kind: 'text' | 'reaction',
  text: string,
): Pick<RecentMessage, 'event' | 'sender'> & { capturer: RecentMessage['conversation']['capturers'][number] } {
  const { chance } = day
  const { conversation } = message
  const sender = chance.pick(conversation.speakers)
  const capturer = chance.pick(conversation.capturers)
  const event = captureOf({
    archiveMessageId: day.newMessageId(),
    refersTo: message.event.archiveMessageId,
    kind,
    conversation,
    sender,
    capturer,
    eventTime: eventTimeAfter(chance, message.event, captureTime),
    captureTime,
    text,
  })
  return { event, sender, capturer }
}
