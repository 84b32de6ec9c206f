import { isDeepStrictEqual } from 'node:util'
import type { Message } from '../message.ts'
import type { MailProperties } from '../message-properties.ts'

/** How a message changes, as far as the caller knows. */
export interface ChangeDetails {
  /** The read mark does not count as a change of the message. */
  key?: 'same key' | undefined
  /** What it contained and what it contains. Absent: the whole content was replaced. */
  properties?: { before: MailProperties; after: MailProperties } | undefined
}

/** What people read of a message: subject, body, files, people and the date of sending. */
const evidence = [
  'subject',
  'body',
  'attachments',
  'from',
  'sender',
  'toRecipients',
  'ccRecipients',
  'bccRecipients',
  'sentTime',
] as const satisfies readonly (keyof MailProperties)[]

/**
 * Whether Exchange keeps the state before a change of a held message: of mail and posts only if subject, body, attachments, people
 * or dates change, of other items whatever a user sees but the read mark. Categories of mail can be set without leaving a version.
 */
export function isEvidenceChanged(
  message: Message,
  others: Partial<Pick<Message, 'mail' | 'sentTime' | 'receivedTime'>>,
  { key, properties }: ChangeDetails,
): boolean {
  const { sentTime = message.sentTime, receivedTime = message.receivedTime, mail = message.mail } = others
  if (!isSame(sentTime, message.sentTime) || !isSame(receivedTime, message.receivedTime)) return true
  if (properties === undefined) return mail !== message.mail
  if (!/^IPM\.(?:Note|Post)(?:\.|$)/i.test(message.itemClass)) return key === undefined
  const { before, after } = properties
  return evidence.some((name) => before[name] !== after[name] && !isDeepStrictEqual(before[name], after[name]))
}

function isSame(one: Date | undefined, other: Date | undefined): boolean {
  return one?.getTime() === other?.getTime()
}
