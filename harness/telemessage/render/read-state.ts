import type { CapturedDeletion, DeletionDetails, Participant } from '../../contract/index.ts'

/** The deleted message, as far as it is known. */
export interface DeletedMessage {
  participants: Pick<Participant, 'number' | 'role'>[]
}

/**
 * Who deleted the message, and whether it had been read (SIT-5). A receiver has read what they delete. If the sender
 * deletes, the state is `UNKNOWN` for a group or broadcast that only some had read.
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
