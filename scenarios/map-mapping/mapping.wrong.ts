import type { Destination, ItemResolution, Mailbox } from '../../connector/index.ts'
import type { WrongConnector } from '../../harness/runner/index.ts'
import { faulty, faultyAround } from '../wrong-connectors/faulty.ts'

/** Keeps some destinations. The participants of the others are reported as unmapped. */
function only(resolution: ItemResolution, keeps: (destination: Destination, index: number) => boolean): ItemResolution {
  return { ...resolution, destinations: resolution.destinations.filter(keeps) }
}

/** Wrong about which of the two ways maps a participant (MAP-1, MAP-3 to MAP-7). */
const wayFaults: WrongConnector[] = [
  faulty(
    {
      id: 'only-the-senders-address',
      fault: 'The address in the item is used only for its sender.',
      mustRed: ['MAP-1'],
    },
    (right) => ({
      resolveParticipant: (question) =>
        right.resolveParticipant({
          ...question,
          automaticMapping: question.automaticMapping && question.participant.role === 'sender',
        }),
    }),
  ),
  faulty(
    {
      id: 'file-for-those-with-an-address',
      fault: 'A participant without an address in the item is not looked up in the file.',
      mustRed: ['MAP-3'],
    },
    (right) => ({
      resolveParticipant: async (question) =>
        question.participant.userEmailAddress === undefined ? 'unmapped' : right.resolveParticipant(question),
    }),
  ),
  faultyAround(
    {
      id: 'automatic-mapping-always-on',
      fault: 'The address in the item is used even with automatic mapping off.',
      mustRed: ['MAP-7'],
    },
    { before: (environment) => ({ ...environment, MT_AUTOMATIC_MAPPING: 'on' }) },
  ),
  faulty(
    {
      id: 'address-before-file',
      fault:
        'It tries the address in the item first, and the file only if that address does not belong to a valid user.',
      mustRed: ['MAP-4'],
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
      fault: 'If a row of the file leads to no valid user, the address in the item is not tried.',
      mustRed: ['MAP-5', 'MAP-12'],
    },
    (right) => ({
      resolveParticipant: (question) => {
        const inFile = question.customMapping?.targetOf(question.participant.number) !== undefined
        return right.resolveParticipant({ ...question, automaticMapping: question.automaticMapping && !inFile })
      },
    }),
  ),
]

/** Wrong about which participants get a copy, and how many (MAP-2, MAP-6, MAP-8). */
const copyFaults: WrongConnector[] = [
  copyPerParticipant(),
  faulty(
    {
      id: 'unmapped-to-the-first-user',
      fault: 'An item that reaches nobody is put into the mailbox of the first user found.',
      mustRed: ['MAP-6'],
    },
    (right) => {
      let first: Destination | undefined
      return {
        resolveParticipant: async (question) => {
          const resolution = await right.resolveParticipant(question)
          // There is no first user before one is found. On an empty day, the tenant's own names are tried.
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
      fault: 'Only the first participant who resolves to a mailbox gets a copy.',
      mustRed: ['MAP-2', 'CAP-7'],
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
    },
    (right) => ({
      resolveItem: async (participants, resolveOne) =>
        only(await right.resolveItem(participants, resolveOne), ({ participants: its }) =>
          its.some((participant) => participant.role !== 'sender'),
        ),
    }),
  ),
]

/** Wrong ways from people to mailboxes. */
export const mappingFaults: WrongConnector[] = [...wayFaults, ...copyFaults]

function copyPerParticipant(): WrongConnector {
  return faulty(
    {
      id: 'copy-per-participant',
      fault: 'A mailbox gets one copy of an item for each participant who resolves to it.',
      mustRed: ['MAP-8'],
    },
    (right) => {
      const copies = new WeakMap<Mailbox, number>()
      return {
        resolveItem: async (participants, resolveOne) => {
          const resolution = await right.resolveItem(participants, resolveOne)
          const destinations = resolution.destinations.map((one) => ({ ...one, mailbox: { ...one.mailbox } }))
          for (const { mailbox, participants: its } of destinations) copies.set(mailbox, its.length)
          return { ...resolution, destinations }
        },
        importMessage: async (copy, door) => {
          for (let more = (copies.get(copy.mailbox) ?? 1) - 1; more > 0; more -= 1)
            await right.importMessage(copy, door)
          return right.importMessage(copy, door)
        },
      }
    },
  )
}
