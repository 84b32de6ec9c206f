import type { CapturedDeletion, CaptureEvent, Chat } from '../../contract/index.ts'
import type { Chance } from '../../control/seed.ts'
import type { Person, RegisteredPerson } from '../person.ts'
import { captureOf, type DayInProgress, eventTimeAfter } from './day-in-progress.ts'
import type { RecentMessage } from './recent-messages.ts'

/** Who deletes, where, and who has read the message before. The prefix of the subject depends on this (SIT-5). */
export interface DeletionRule {
  by: 'sender' | 'receiver'
  chat: Chat['type']
  /** Whether recipients have read it; a recipient who deletes has read it. */
  readBy: 'all' | 'none' | 'some'
  scope: CapturedDeletion['scope']
}

const scopes = ['for-all', 'for-me'] as const

/** Every case that the vendor's rules distinguish. A recipient can delete a message only for themselves. */
export const deletionRules: readonly DeletionRule[] = [
  ...scopes.flatMap((scope) => [
    ...(['all', 'none'] as const).map((readBy) => ({ by: 'sender' as const, chat: 'direct' as const, readBy, scope })),
    ...(['group', 'broadcast'] as const).flatMap((chat) =>
      (['all', 'none', 'some'] as const).map((readBy) => ({ by: 'sender' as const, chat, readBy, scope })),
    ),
  ]),
  { by: 'receiver', chat: 'direct', readBy: 'all', scope: 'for-me' },
  { by: 'receiver', chat: 'group', readBy: 'some', scope: 'for-me' },
]

/**
 * The deletion of a recent message by a rule (CAP-5), captured on a phone that had captured the message. Undefined when
 * the rule fits no message.
 */
export function erase(day: DayInProgress, captureTime: Date, rule: DeletionRule): CaptureEvent | undefined {
  const { chance } = day
  const message = day.recent.find(chance, (candidate) => deletersBy(rule, candidate).length > 0)
  if (!message) return undefined
  message.deleted = true
  const { event, conversation, sender } = message
  const capturer = chance.pick(deletersBy(rule, message))
  const deletedBy = rule.by === 'sender' ? sender : capturer
  const recipients = conversation.members.filter((member) => member.number !== sender.number)
  return captureOf({
    archiveMessageId: day.newMessageId(),
    refersTo: event.archiveMessageId,
    kind: 'deletion',
    conversation,
    sender,
    capturer,
    eventTime: eventTimeAfter(chance, event, captureTime),
    captureTime,
    text: '',
    deletion: {
      deletedBy: deletedBy.number,
      scope: rule.scope,
      readBy: readersBy(rule, chance, recipients, deletedBy).map((reader) => reader.number),
    },
  })
}

/** The phones on which a deletion by this rule can be captured; none when the rule does not fit the message. */
function deletersBy(rule: DeletionRule, message: RecentMessage): RegisteredPerson[] {
  const { event, conversation, sender, capturedBy, edited } = message
  // After an edit there are two wordings, and no public rule says which of them a deletion repeats.
  if (event.kind === 'call' || edited || conversation.chat.type !== rule.chat) return []
  const phones = conversation.capturers.filter((phone) => capturedBy.has(phone.number))
  if (rule.by === 'receiver') return phones.filter((phone) => phone.number !== sender.number)
  return rule.scope === 'for-me' ? phones.filter((phone) => phone.number === sender.number) : phones
}

function readersBy(rule: DeletionRule, chance: Chance, recipients: Person[], deletedBy: Person): Person[] {
  if (rule.readBy === 'none') return []
  if (rule.readBy === 'all') return recipients
  const one = recipients.find((recipient) => recipient.number === deletedBy.number) ?? chance.pick(recipients)
  const others = recipients.filter((recipient) => recipient.number !== one.number)
  return [one, ...chance.sample(others, chance.int(0, Math.max(0, others.length - 1)))]
}
