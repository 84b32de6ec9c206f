import type { CaptureEvent, DeletionDetails } from '../../contract/index.ts'
import { oneLine } from './line.ts'
import { canonicalStyle, type SubjectStyle } from './subject-style.ts'

/**
 * The subject of an item, except a deletion (SIT-6), in the canonical form unless another style is passed. It begins
 * with the service, the same for all its apps. No wording is documented for calls; ours is simulated after that of
 * messages.
 */
export function renderSubject(
  event: CaptureEvent,
  service: string,
  { words, beforeTo }: SubjectStyle = canonicalStyle,
): string {
  const what = event.kind === 'call' ? words.replace('Message', 'Call').replace('message', 'call') : words
  const from = event.participants.find(({ role }) => role === 'sender')?.number ?? event.capturedBy
  const to = event.chat.type === 'direct' ? otherPerson(event, from) : chatName(event)
  return oneLine(`${service} ${what} ${from}${beforeTo}to ${to}`)
}

/** The text before the original's subject when the original was deleted (SIT-5). */
export function deletionPrefix(
  { readState, scope }: Pick<DeletionDetails, 'readState' | 'scope'>,
  { dash, namesScope, dashBehindState }: SubjectStyle = canonicalStyle,
): string {
  const forWhom = scope === 'for-me' ? ' For Me' : ' For All'
  return `DELETED${namesScope ? forWhom : ''} ${dash} ${readState} ${dashBehindState ? `${dash} ` : ''}`
}

function otherPerson(event: CaptureEvent, from: string): string {
  // A chat with oneself has no other person.
  return event.participants.find(({ number }) => number !== from)?.number ?? from
}

function chatName({ chat }: CaptureEvent): string {
  return chat.name || (chat.type === 'broadcast' ? 'unnamed broadcast list' : 'unnamed group')
}
