import type { CaptureEvent } from '../../contract/index.ts'
import { messageText, reactionText } from '../message-text.ts'
import type { RecentMessage } from './recent-messages.ts'
import { captureOf, eventTimeAfter, rememberIn, type Stage } from './stage.ts'

/** A quoted reply to a recent message (CAP-9). Undefined when there is none to reply to. */
export function reply(stage: Stage, captureTime: Date): CaptureEvent | undefined {
  const message = stage.recent.find(stage.chance, isAnswerable)
  if (!message) return undefined
  const { event, sender, capturer } = answer(stage, message, captureTime, 'text', messageText(stage.chance))
  rememberIn(stage, { event, conversation: message.conversation, sender, capturer })
  return event
}

/** A reaction to a recent message (CAP-9). Undefined when there is none to react to. */
export function react(stage: Stage, captureTime: Date): CaptureEvent | undefined {
  const message = stage.recent.find(stage.chance, isAnswerable)
  return message && answer(stage, message, captureTime, 'reaction', reactionText(stage.chance)).event
}

/** New wording for a recent text, by its sender (CAP-9). Undefined when there is none to edit. */
export function edit(stage: Stage, captureTime: Date): CaptureEvent | undefined {
  const { chance } = stage
  const message = stage.recent.find(chance, ({ event }) => event.kind === 'text')
  if (!message) return undefined
  message.edited = true
  return captureOf({
    archiveMessageId: stage.newMessageId(),
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

/** In a broadcast nobody answers: an answer is a message between two people. */
function isAnswerable({ event, conversation }: RecentMessage): boolean {
  return event.kind !== 'call' && conversation.chat.type !== 'broadcast'
}

function answer(
  stage: Stage,
  message: RecentMessage,
  captureTime: Date,
  kind: 'text' | 'reaction',
  text: string,
): Pick<RecentMessage, 'event' | 'sender'> & { capturer: RecentMessage['conversation']['capturers'][number] } {
  const { chance } = stage
  const { conversation } = message
  const sender = chance.pick(conversation.speakers)
  const capturer = chance.pick(conversation.capturers)
  const event = captureOf({
    archiveMessageId: stage.newMessageId(),
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
