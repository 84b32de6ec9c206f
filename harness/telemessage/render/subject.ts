import type { CaptureEvent, DeletionDetails } from '../../contract/index.ts'
import { oneLine } from './line.ts'
import { canonicalStyle, type SubjectStyle } from './subject-style.ts'

/**
 * The subject of an item that is no deletion (SIT-6), in the one canonical form unless another is given. It begins with the
 * service, whichever app of it was used. For calls no literal is documented; ours is simulated on the pattern of messages.
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

/** What stands in front of the original's subject when it was deleted (SIT-5). */
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
