/** Kinds of item that say something about another message. Some archives give them the id of that message. */
const laterKinds = ['deletion', 'edit']

/**
 * What makes two captures the same message (CAP-10, CAP-11): the `archiveMessageId`. A deletion or an edit that comes under the id
 * of its original is a message of its own (CAP-5): taken for a second capture of the original, it would never be archived.
 */
export function messageKey(item: { archiveMessageId: string; refersTo?: string | undefined; kind: string }): string {
  const { archiveMessageId, refersTo = archiveMessageId, kind } = item
  const isUnderItsOriginal = laterKinds.includes(kind) && refersTo === archiveMessageId
  return isUnderItsOriginal ? JSON.stringify([archiveMessageId, kind]) : archiveMessageId
}
