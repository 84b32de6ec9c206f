import type { ArchivedItem, ArchivedParticipant, ConnectorParts } from '../../connector/index.ts'
import type { WrongConnector } from '../../harness/runner/index.ts'
import { faulty } from '../wrong-connectors/faulty.ts'

/** Wrong about who was in a conversation when something was said (CAP-7). */
export const membershipFaults: WrongConnector[] = [
  faulty(
    {
      id: 'members-ever-seen',
      fault: 'Everybody who was ever a member of a chat gets a copy of all its later items.',
      mustRed: ['CAP-7'],
    },
    (right) =>
      withMembers(right, (known, now) => {
        const others = known.filter(({ number }) => !now.some((one) => one.number === number))
        return [...now, ...others.map((other) => ({ ...other, role: 'recipient' as const }))]
      }),
  ),
  faulty(
    {
      id: 'members-of-the-first-item',
      fault: 'The members of a chat are read from its first item of the run.',
      mustRed: ['CAP-7'],
    },
    (right) => withMembers(right, (known, now) => [...(known.length > 0 ? known : now)]),
  ),
]

/** The parts of a connector that resolves other members than those of the item. */
function withMembers(
  right: ConnectorParts,
  change: (known: readonly ArchivedParticipant[], now: readonly ArchivedParticipant[]) => ArchivedParticipant[],
): Partial<ConnectorParts> {
  const chats = new Map<string, ArchivedParticipant[]>()
  const members = new WeakMap<ArchivedItem['participants'], ArchivedParticipant[]>()
  return {
    accepts: ({ chat, participants }) => {
      const those = change(chats.get(chat.chatId) ?? [], participants)
      chats.set(chat.chatId, those)
      members.set(participants, those)
      return true
    },
    resolveItem: (participants, resolveOne) =>
      right.resolveItem(members.get(participants as ArchivedItem['participants']) ?? participants, resolveOne),
  }
}
