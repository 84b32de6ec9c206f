import type { WrongConnector } from '../../../harness/runner/index.ts'
import { faulty } from '../../wrong-connectors/faulty.ts'

/** Wrong about the content of a participant's number (MAP-16). */
export const participantIdFaults: WrongConnector[] = [
  faulty(
    {
      id: 'digits-of-any-id',
      fault: 'The digits of every id are read as a phone number, also those of groups and hidden accounts.',
      mustRed: ['MAP-16'],
    },
    (right) => ({
      resolveParticipant: (question) => {
        const number = question.participant.number.replace(/[:@-].*/, '')
        return right.resolveParticipant({ ...question, participant: { ...question.participant, number } })
      },
    }),
  ),
  faulty(
    {
      id: 'digits-of-ids-that-are-not-known',
      fault: 'The digits of an id are read as a phone number, except for those of groups, channels, lists and @lid.',
      mustRed: ['MAP-16'],
    },
    (right) => ({
      resolveParticipant: (question) => {
        const { number: id } = question.participant
        const isKnown = /@(lid|g\.us|newsletter|broadcast)$/.test(id)
        const number = isKnown ? id : id.replace(/[:@].*/, '')
        return right.resolveParticipant({ ...question, participant: { ...question.participant, number } })
      },
    }),
  ),
  faulty(
    {
      id: 'device-makes-another-person',
      fault: 'An id with a server or a device is compared as text, so its number is not found in the file.',
      mustRed: ['MAP-16'],
    },
    (right) => ({
      resolveParticipant: (question) => {
        const isId = question.participant.number.includes('@')
        return right.resolveParticipant({ ...question, customMapping: isId ? undefined : question.customMapping })
      },
    }),
  ),
]
