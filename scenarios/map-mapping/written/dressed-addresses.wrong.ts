import type { WrongConnector } from '../../../harness/runner/index.ts'
import { faulty } from '../../wrong-connectors/faulty.ts'

/** Wrong about addresses as people paste them (MAP-18). */
export const dressedAddressFaults: WrongConnector[] = [
  faulty(
    {
      id: 'first-address-of-the-text',
      fault: 'The first text with an @ in a registered address is looked up, also if it is only the display name.',
      mustRed: ['MAP-18'],
    },
    (right) => ({
      resolveParticipant: (question) => {
        const { userEmailAddress = '' } = question.participant
        const [first = userEmailAddress] = /[^\s<>:]+@[^\s<>]+/.exec(userEmailAddress) ?? []
        const participant = { ...question.participant, userEmailAddress: first === '' ? undefined : first }
        return right.resolveParticipant({ ...question, participant })
      },
    }),
  ),
  faulty(
    {
      id: 'pasted-addresses-passed-over',
      fault: 'A participant whose registered address has a display name or `mailto:` gets no copy, and is not listed.',
      mustRed: ['MAP-18'],
    },
    (right) => ({
      resolveItem: (participants, resolveOne) =>
        right.resolveItem(
          participants.filter(({ userEmailAddress = '' }) => !/[<:]/.test(userEmailAddress)),
          resolveOne,
        ),
    }),
  ),
]
