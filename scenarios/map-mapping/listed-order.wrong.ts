import type { WrongConnector } from '../../harness/runner/index.ts'
import { faulty } from '../wrong-connectors/faulty.ts'
import { writesAs } from '../wrong-connectors/taken-items.ts'

/** Wrong about the order in which an item lists its people, which has no meaning (CNV-3, MAP-2). */
export const listedOrderFaults: WrongConnector[] = [
  faulty(
    {
      id: 'first-listed-taken-for-the-sender',
      fault: 'The first participant that an item lists counts as its sender.',
      mustRed: ['CNV-3'],
    },
    (right) =>
      writesAs(right, ({ participants }) => ({
        participants: participants.map((one, place) => ({ ...one, role: place === 0 ? 'sender' : 'recipient' })),
      })),
  ),
  faulty(
    {
      id: 'behind-the-sender-only',
      fault: 'Copies go only to the sender and to participants listed after the sender, who is expected to be first.',
      mustRed: ['MAP-2'],
    },
    (right) => ({
      resolveItem: (participants, resolveOne) => {
        const place = participants.findIndex(({ role }) => role === 'sender')
        return right.resolveItem(participants.slice(Math.max(place, 0)), resolveOne)
      },
    }),
  ),
]
