import type { Messages } from '../predict/messages.ts'
import type { Witness } from '../witness.ts'
import type { Observed } from './observe.ts'

/**
 * Ids of messages that an unfinished sync left incomplete (as a draft, or without all files) and that a later sync removed,
 * as it must before it creates them again. They are not copies, and they were not archived before. A complete message is
 * never among them: a connector that removes one destroys evidence.
 */
export function takenBack(
  observed: readonly Observed[],
  { captures, syncs }: Witness,
  messages: Messages,
): Set<string> {
  const ofUnfinished = observed.filter(({ sync }) => syncs[sync]?.completed === false)
  if (ofUnfinished.length === 0) return new Set()
  const filesOf = new Map(captures.map((capture) => [messages.of(capture), capture.event.attachments.length]))
  const inTheEnd = new Set(syncs.at(-1)?.after.flatMap(({ messages }) => messages.map(({ messageId }) => messageId)))
  const isHalf = ({ stored, mail, message }: Observed): boolean =>
    stored.isDraft || mail.attachments.length < (filesOf.get(message ?? '') ?? 0)
  const taken = ofUnfinished.filter((one) => !inTheEnd.has(one.stored.messageId) && isHalf(one))
  return new Set(taken.map(({ stored }) => stored.messageId))
}
