import type { Witness } from '../witness.ts'
import type { Observed } from './observe.ts'

/**
 * Ids of messages that a sync which was not done left half made, a draft or without all of its files, and that a later one
 * took away again, as it must where it makes them anew. They are neither copies nor anything that was archived before. A
 * message that was whole is not among them: whoever takes that away touches evidence.
 */
export function takenBack(observed: readonly Observed[], { captures, syncs }: Witness): Set<string> {
  const ofUnfinished = observed.filter(({ sync }) => syncs[sync]?.completed === false)
  if (ofUnfinished.length === 0) return new Set()
  const filesOf = new Map(captures.map(({ event }) => [event.archiveMessageId, event.attachments.length]))
  const inTheEnd = new Set(syncs.at(-1)?.after.flatMap(({ messages }) => messages.map(({ messageId }) => messageId)))
  const isHalf = ({ stored, mail, archiveMessageId }: Observed): boolean =>
    stored.isDraft || mail.attachments.length < (filesOf.get(archiveMessageId ?? '') ?? 0)
  const taken = ofUnfinished.filter((one) => !inTheEnd.has(one.stored.messageId) && isHalf(one))
  return new Set(taken.map(({ stored }) => stored.messageId))
}
