import type { CaptureEvent, DeletionDetails } from '../contract/index.ts'

/**
 * The subject of an item that is no deletion (SIT-6), in the one canonical form: the documented samples differ in letter
 * case and spaces. `WhatsApp` stands there for WhatsApp Business too. For calls no literal is documented; ours is
 * simulated on the pattern of messages.
 */
export function renderSubject(event: CaptureEvent): string {
  const what = event.kind === 'call' ? 'Call' : 'Message'
  const from = event.participants.find(({ role }) => role === 'sender')?.number ?? event.capturedBy
  const to = event.chat.type === 'direct' ? otherPerson(event, from) : chatName(event)
  return oneLine(`WhatsApp ${what} From ${from} to ${to}`)
}

/** What stands in front of the original's subject when it was deleted (SIT-5). */
export function deletionPrefix(readState: DeletionDetails['readState']): string {
  return `DELETED – ${readState} – `
}

function otherPerson(event: CaptureEvent, from: string): string {
  // A chat with oneself has no other person.
  return event.participants.find(({ number }) => number !== from)?.number ?? from
}

function chatName({ chat }: CaptureEvent): string {
  return chat.name || (chat.type === 'broadcast' ? 'unnamed broadcast list' : 'unnamed group')
}

/**
 * A subject is one line: a line break in a group's name would begin a header of its own in the mail made of it (CNV-9).
 * Everything else stays, invisible and right-to-left characters too: it is content.
 */
function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
}
