import type { CapturedDeletion, DeletionDetails, Participant } from '../../contract/index.ts'

/** The message that was deleted, as far as it is known. */
export interface DeletedMessage {
  participants: Pick<Participant, 'number' | 'role'>[]
}

/**
 * Who deleted, and what was known of the readers (SIT-5). A receiver has read what they delete; of a sender's message,
 * `UNKNOWN` is for a group or broadcast of which some had read it.
 */
export function deletionDetails(deletion: CapturedDeletion, message: DeletedMessage): DeletionDetails {
  const sender = message.participants.find(({ role }) => role === 'sender')
  const { scope, deletedBy } = deletion
  if (deletedBy !== sender?.number) return { by: 'receiver', scope, readState: 'READ' }
  return { by: 'sender', scope, readState: readState(deletion.readBy, message) }
}

function readState(readBy: string[], { participants }: DeletedMessage): DeletionDetails['readState'] {
  const recipients = participants.filter(({ role }) => role === 'recipient')
  const readers = recipients.filter(({ number }) => readBy.includes(number))
  if (readers.length === 0) return 'UNREAD'
  return readers.length === recipients.length ? 'READ' : 'UNKNOWN'
}
