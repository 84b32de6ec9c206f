import type { ArchivedParticipant } from '../../connector/index.ts'
import type { WrongConnector } from '../../harness/runner/index.ts'
import { faulty } from '../wrong-connectors/faulty.ts'
import { writesAs } from '../wrong-connectors/taken-items.ts'

/** Wrong about groups and broadcasts, and about which captures are the same message (CAP-7, CAP-10, CAP-11). */
export const conversationFaults: WrongConnector[] = [
  faulty(
    {
      id: 'broadcast-to-its-sender-only',
      fault: 'A broadcast is archived for its sender only.',
      mustRed: ['CAP-7'],
    },
    (right) => {
      const broadcasts = new WeakSet<readonly ArchivedParticipant[]>()
      return {
        accepts: ({ chat, participants }) => {
          if (chat.type === 'broadcast') broadcasts.add(participants)
          return true
        },
        resolveItem: (participants, resolveOne) =>
          right.resolveItem(
            broadcasts.has(participants) ? participants.filter(({ role }) => role === 'sender') : participants,
            resolveOne,
          ),
      }
    },
  ),
  faulty(
    {
      id: 'group-cut-at-a-hundred',
      fault: 'The headers name only the first hundred participants of a large group.',
      mustRed: ['CAP-7'],
    },
    (right) => writesAs(right, ({ participants }) => ({ participants: participants.slice(0, 100) })),
  ),
  faulty(
    {
      id: 'a-hundred-mailboxes-at-most',
      fault: 'The first hundred mailboxes of an item get a copy, and no others.',
      mustRed: ['CAP-7'],
    },
    (right) => ({
      resolveItem: async (participants, resolveOne) => {
        const resolution = await right.resolveItem(participants, resolveOne)
        return { ...resolution, destinations: resolution.destinations.slice(0, 100) }
      },
    }),
  ),
  faulty(
    {
      id: 'second-capture-archived-too',
      fault: 'Messages are distinguished by their captures, so a message from two phones is archived twice.',
      mustRed: ['CAP-10'],
    },
    () => ({ messageKey: ({ itemId }) => itemId }),
  ),
  faulty(
    {
      id: 'equal-texts-are-duplicates',
      fault: 'Two messages of one sender with the same text in the same second count as one message.',
      mustRed: ['CAP-11'],
    },
    () => ({
      messageKey: ({ participants, eventTime, text }) => {
        const sender = participants.find((participant) => participant.role === 'sender')?.number ?? ''
        return `${sender} ${Math.floor(eventTime.getTime() / 1000)} ${text}`
      },
    }),
  ),
]
