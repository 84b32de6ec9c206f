import type { Destination, ItemResolution } from '../../connector/index.ts'
import type { WrongConnector } from '../../harness/runner/index.ts'
import { faulty } from './faulty.ts'

/** What scenarios show with the copy of whoever sent the message: nearly everything, since most begin with somebody sending. */
const shownByTheSendersCopy = [
  ...['CAP-2', 'CAP-3', 'CAP-4', 'CAP-5', 'CAP-6', 'CAP-7', 'CAP-8', 'CAP-9', 'CAP-10', 'CAP-11'],
  ...['DAY-1', 'DAY-3', 'DAY-4', 'DAY-5', 'DAY-6', 'DAY-7'],
  ...['CNV-1', 'CNV-2', 'CNV-4', 'CNV-5', 'CNV-6', 'CNV-7', 'CNV-8', 'CNV-9', 'CNV-10', 'CNV-11'],
  ...['FLD-1', 'FLD-2', 'FLD-3', 'FLD-5', 'FLD-6'],
  ...['MAP-1', 'MAP-3', 'MAP-4', 'MAP-5', 'MAP-7', 'MAP-9', 'MAP-10', 'MAP-12', 'MAP-14', 'MAP-15'],
  ...['LIM-3', 'LIM-5', 'LIM-6', 'LIM-7', 'LOG-2', 'LOG-4', 'RES-6'],
]

/** Keeps some destinations; whoever is left out is told as unmapped. */
function only(resolution: ItemResolution, keeps: (destination: Destination, index: number) => boolean): ItemResolution {
  return { ...resolution, destinations: resolution.destinations.filter(keeps) }
}

/** Wrong ways from people to mailboxes. */
export const mappingFaults: WrongConnector[] = [
  faulty(
    {
      id: 'address-before-file',
      fault: 'It looks at the address in the item first, and at the file only where that is no valid user.',
      mustRed: ['MAP-4'],
      mayRed: ['MAP-7', 'FLD-4'],
    },
    (right) => ({
      resolveParticipant: async (question) => {
        const byAddress = await right.resolveParticipant({ ...question, customMapping: undefined })
        return byAddress === 'unmapped' ? right.resolveParticipant(question) : byAddress
      },
    }),
  ),
  faulty(
    {
      id: 'file-row-without-user-fails',
      fault: 'A row of the file that leads to no valid user ends the search; the address in the item is not tried.',
      mustRed: ['MAP-5', 'MAP-12'],
      mayRed: ['LOG-3'],
    },
    (right) => ({
      resolveParticipant: (question) => {
        const inFile = question.customMapping?.targetOf(question.participant.number) !== undefined
        return right.resolveParticipant({ ...question, automaticMapping: question.automaticMapping && !inFile })
      },
    }),
  ),
  faulty(
    {
      id: 'unmapped-to-the-first-user',
      fault: 'An item that reaches nobody is put into the mailbox of whoever was found first.',
      mustRed: ['MAP-6'],
      mayRed: ['MAP-7', 'MAP-13', 'FLD-4', 'LOG-2', 'LOG-4'],
    },
    (right) => {
      let first: Destination | undefined
      return {
        resolveParticipant: async (question) => {
          const resolution = await right.resolveParticipant(question)
          // Somebody has to be found for there to be a first; in an empty day the tenant's own names are tried.
          for (const name of first ? [] : ['own@contoso.example', 'target@contoso.example']) {
            const mailbox = await question.directory.find(name)
            if (mailbox) first ??= { mailbox, participants: [question.participant] }
          }
          if (resolution !== 'unmapped') first ??= { mailbox: resolution.mailbox, participants: [question.participant] }
          return resolution
        },
        resolveItem: async (participants, resolveOne) => {
          const resolution = await right.resolveItem(participants, resolveOne)
          if (resolution.destinations.length > 0 || first === undefined) return resolution
          return { ...resolution, destinations: [{ ...first, participants: [...participants] }] }
        },
      }
    },
  ),
  faulty(
    {
      id: 'first-recipient-only',
      fault: 'Only the first participant who resolves gets a copy.',
      mustRed: ['MAP-2', 'CAP-7'],
      mayRed: [
        ...['CAP-1', 'CAP-2', 'CAP-3', 'CAP-5', 'CAP-8', 'CAP-9', 'CAP-10', 'CAP-11', 'CNV-3', 'CNV-8', 'CNV-9'],
        ...['DAY-4', 'DAY-6', 'LIM-5', 'LOG-2', 'LOG-4', 'MAP-3', 'MAP-10'],
      ],
    },
    (right) => ({
      resolveItem: async (participants, resolveOne) =>
        only(await right.resolveItem(participants, resolveOne), (_, index) => index === 0),
    }),
  ),
  faulty(
    {
      id: 'sender-left-out',
      fault: 'The sender gets no copy.',
      mustRed: ['MAP-2', 'CAP-1'],
      mayRed: shownByTheSendersCopy,
    },
    (right) => ({
      resolveItem: async (participants, resolveOne) =>
        only(await right.resolveItem(participants, resolveOne), ({ participants: its }) =>
          its.some((participant) => participant.role !== 'sender'),
        ),
    }),
  ),
]
