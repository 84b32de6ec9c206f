/**
 * The content of the `number` of a participant. The documented spelling is digits with country code; WhatsApp's own ids have
 * a server behind `@`, and only some servers have phone numbers in front of it.
 *
 * - `number`: digits, from digits alone or from the id of an account (`447700900102:12@s.whatsapp.net` with its device).
 * - `no-number`: an id that is not a phone number, and `what` it is. Its digits belong to nobody's phone.
 * - `text`: something else, such as a number in another spelling.
 */
export type ParticipantId =
  | { kind: 'number'; digits: string }
  | { kind: 'no-number'; what: string }
  | { kind: 'text'; text: string }

const invisible = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu
/** Account, agent and device: `447700900102`, `447700900102.0:12`, `447700900102_1:12`, `447700900102:12`. */
const account = /^(\d+)(?:[._]\d+)?(?::\d+)?$/
const accountServers = ['s.whatsapp.net', 'c.us', 'hosted']
const otherServers: Record<string, string> = {
  lid: 'an id that hides the phone number',
  'hosted.lid': 'an id that hides the phone number',
  'g.us': 'the id of a group',
  newsletter: 'the id of a channel',
  broadcast: 'the id of a broadcast list',
}

/** Reads the `number` of a participant for what it is. A number made from the digits of another id would be a stranger's. */
export function participantIdOf(served: string): ParticipantId {
  const text = served.replaceAll(invisible, '').trim()
  // With 00 in front it is another spelling.
  if (/^(?!00)\d+$/.test(text)) return { kind: 'number', digits: text }
  const at = text.lastIndexOf('@')
  if (at === -1) return { kind: 'text', text }
  const server = text.slice(at + 1).toLowerCase()
  const [, digits] = account.exec(text.slice(0, at)) ?? []
  if (digits !== undefined && accountServers.includes(server)) return { kind: 'number', digits }
  return { kind: 'no-number', what: otherServers[server] ?? 'an id of an unknown kind' }
}
