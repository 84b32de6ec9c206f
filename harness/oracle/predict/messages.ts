import { createHash } from 'node:crypto'
import type { Readings } from '../../catalogue/index.ts'
import { groupBy } from '../group-by.ts'
import type { Capture } from '../witness.ts'

// The connector takes this decision too, in connector/; see rules.ts for why it is written twice.

/** The messages of a witness: which captures are captures of one message (CAP-10, CAP-12). */
export interface Messages {
  /** The name of the message that this is a capture of: its id, or more than that if one id has several messages. */
  of(capture: Capture): string
  /** The messages under an id, each with its first capture; none if nothing was captured under it. */
  under(archiveMessageId: string): readonly { message: string; capture: Capture }[]
}

/** Tells the messages of these captures apart, as the reading `message.identity` declares. */
export function messagesIn(captures: readonly Capture[], readings: Pick<Readings, 'message.identity'>): Messages {
  const nameOf = new Map<Capture, string>()
  // Most ids have one capture, so it is kept without a list.
  const underId = new Map<string, Capture | { message: string; capture: Capture }[]>()
  for (const [id, together] of groupBy(captures, ({ event }) => event.archiveMessageId)) {
    const [only] = together
    if (only !== undefined && together.length === 1) {
      underId.set(id, only)
      continue
    }
    const byContent = [...groupBy(together, (one) => contentOf(one, readings)).values()]
    const named = byContent.map((group, index) => ({ message: index === 0 ? id : `${id}\n${index + 1}`, group }))
    underId.set(
      id,
      named.flatMap(({ message, group: [capture] }) => (capture === undefined ? [] : [{ message, capture }])),
    )
    // The first message of an id has the id as its name, so only the others are kept.
    for (const { message, group } of named.slice(1)) for (const capture of group) nameOf.set(capture, message)
  }
  return {
    of: (capture) => nameOf.get(capture) ?? capture.event.archiveMessageId,
    under: (archiveMessageId) => {
      const found = underId.get(archiveMessageId) ?? []
      return Array.isArray(found) ? found : [{ message: archiveMessageId, capture: found }]
    },
  }
}

/** What tells the messages of one id apart. */
function contentOf({ event, item }: Capture, readings: Pick<Readings, 'message.identity'>): string {
  const about = event.kind === 'deletion' || event.kind === 'edit' ? event.kind : ''
  if (readings['message.identity'] === 'id') return about
  const conversation = event.chat.type === 'group' ? event.chat.chatId : ''
  const digests = item.attachments.map(({ sha256 }) => sha256).sort()
  return createHash('sha256')
    .update(JSON.stringify({ about, conversation, digests, text: item.text }))
    .digest('base64')
}
