import { z } from 'zod'
import type { Mailbox, MailboxDirectory, ResolveQuestion } from '../../connector/index.ts'
import type { WrongConnector } from '../../harness/runner/index.ts'
import { faulty } from '../wrong-connectors/faulty.ts'
import { entriesOf, type OwnGraph, openOwnGraph } from '../wrong-connectors/own-graph.ts'

const usersSchema = z.array(z.object({ id: z.string(), mail: z.string().nullish(), userType: z.string().nullish() }))
const pageSchema = z.object({ value: usersSchema })

/** Wrong about who is a valid user, and whose mailbox it is (MAP-12, MAP-13, MAP-14). */
export const validUserFaults: WrongConnector[] = [
  faulty(
    {
      id: 'aliases-not-found',
      fault: 'Users are found only by their primary address.',
      mustRed: ['MAP-12'],
    },
    (right) => ({
      resolveParticipant: (question) =>
        right.resolveParticipant(
          finding(question, (mailbox, address) => mailbox.address.toLowerCase() === address.toLowerCase()),
        ),
    }),
  ),
  faulty(
    {
      id: 'letter-case-of-addresses-counts',
      fault: 'An address in another letter case is not found.',
      mustRed: ['MAP-12'],
    },
    (right) => ({
      resolveParticipant: (question) =>
        right.resolveParticipant(
          finding(
            question,
            (mailbox, address) =>
              mailbox.address.toLowerCase() !== address.toLowerCase() || mailbox.address === address,
          ),
        ),
    }),
  ),
  faulty(
    {
      id: 'addresses-not-encoded-in-queries',
      fault: 'An address is written into the query as it is, so that one with & or # is cut there, and found nowhere.',
      mustRed: ['MAP-12'],
    },
    (right) => ({
      resolveParticipant: (question) =>
        right.resolveParticipant(finding(question, (_, address) => !/[&#]/.test(address))),
    }),
  ),
  faulty(
    {
      id: 'lower-case-of-turkish',
      fault: 'Addresses are written in lower case by the rules of Turkish, in which I becomes \u0131.',
      mustRed: ['MAP-12'],
    },
    (right) => ({
      resolveParticipant: (question) =>
        right.resolveParticipant(
          finding(question, (mailbox, address) => mailbox.address.toLowerCase() === address.toLocaleLowerCase('tr')),
        ),
    }),
  ),
  faulty(
    {
      id: 'address-as-the-principal-name',
      fault:
        'The mailbox of a user is looked for under their address, as if it were the principal name, and not found if it is another one.',
      mustRed: ['MAP-12'],
    },
    (right, { environment }) => {
      const graph = openOwnGraph(environment)
      const find = async (directory: MailboxDirectory, address: string): Promise<Mailbox | undefined> => {
        const mailbox = await directory.find(address)
        if (mailbox === undefined) return undefined
        const path = `/v1.0/users/${encodeURIComponent(mailbox.address)}/settings/exchange`
        const { status } = await graph({ method: 'GET', path })
        return status === 404 ? undefined : mailbox
      }
      return {
        resolveParticipant: ({ directory, ...question }) =>
          right.resolveParticipant({ ...question, directory: { find: (address) => find(directory, address) } }),
      }
    },
  ),
  faulty(
    {
      id: 'guests-are-users',
      fault: 'A guest counts as a valid user.',
      mustRed: ['MAP-12'],
    },
    (right, { environment }) => {
      const graph = openOwnGraph(environment)
      return {
        resolveParticipant: ({ directory, ...question }) =>
          right.resolveParticipant({
            ...question,
            directory: { find: async (address) => (await directory.find(address)) ?? findGuest(graph, address) },
          }),
      }
    },
  ),
  faulty(
    {
      id: 'users-of-the-first-page',
      fault: 'A user is not found if the first page of the answer is empty.',
      mustRed: ['MAP-12'],
      dependsOnSeed: true,
    },
    (right, { environment }) => {
      const graph = openOwnGraph(environment)
      const find = async (directory: MailboxDirectory, address: string): Promise<Mailbox | undefined> => {
        const mailbox = await directory.find(address)
        return mailbox && (await isOnTheFirstPage(graph, address)) ? mailbox : undefined
      }
      return {
        resolveParticipant: ({ directory, ...question }) =>
          right.resolveParticipant({ ...question, directory: { find: (address) => find(directory, address) } }),
      }
    },
  ),
  faulty(
    {
      id: 'mapped-by-name',
      fault: 'If the address in the item is no user’s, a user with the participant’s name gets the copy.',
      mustRed: ['MAP-13'],
    },
    (right) => ({
      resolveParticipant: async (question) => {
        const resolution = await right.resolveParticipant(question)
        if (resolution !== 'unmapped' || question.participant.userEmailAddress === undefined) return resolution
        const named = `${question.participant.name.toLowerCase().replaceAll(' ', '.')}@contoso.example`
        const mailbox = await question.directory.find(named)
        return mailbox === undefined ? 'unmapped' : { mailbox, by: 'email-address' }
      },
    }),
  ),
  faulty(
    {
      id: 'copy-for-a-supervisor',
      fault: 'The first user of the directory gets a copy of everything.',
      mustRed: ['MAP-14'],
    },
    (right, { environment }) => {
      const graph = openOwnGraph(environment)
      return {
        resolveItem: async (participants, resolveOne) => {
          const resolution = await right.resolveItem(participants, resolveOne)
          const userEmailAddress = await firstUser(graph)
          const supervisor = await resolveOne({ number: '', name: '', role: 'recipient', userEmailAddress })
          if (supervisor === 'unmapped' || resolution.destinations.length === 0) return resolution
          const { mailbox } = supervisor
          const already = resolution.destinations.some((one) => one.mailbox.mailboxId === mailbox.mailboxId)
          const destinations = [...resolution.destinations, { mailbox, participants: [...participants] }]
          return already ? resolution : { ...resolution, destinations }
        },
      }
    },
  ),
]

/** The same question to a directory that ignores some of the mailboxes that it finds. */
function finding(question: ResolveQuestion, accepts: (mailbox: Mailbox, address: string) => boolean): ResolveQuestion {
  const directory: MailboxDirectory = {
    find: async (address) => {
      const mailbox = await question.directory.find(address)
      return mailbox !== undefined && accepts(mailbox, address) ? mailbox : undefined
    },
  }
  return { ...question, directory }
}

async function isOnTheFirstPage(graph: OwnGraph, address: string): Promise<boolean> {
  const filter = encodeURIComponent(`proxyAddresses/any(p:p eq 'smtp:${address.toLowerCase()}')`)
  const { json } = await graph({ method: 'GET', path: `/v1.0/users?$filter=${filter}&$select=id` })
  return (pageSchema.safeParse(json).data?.value.length ?? 0) > 0
}

async function findGuest(graph: OwnGraph, address: string): Promise<Mailbox | undefined> {
  const filter = encodeURIComponent(`proxyAddresses/any(p:p eq 'smtp:${address}')`)
  const users = usersSchema.parse(await entriesOf(graph, `/v1.0/users?$filter=${filter}&$select=id,userType`))
  const guest = users.find(({ userType }) => userType === 'Guest')
  return guest && { mailboxId: guest.id, userId: guest.id, address }
}

/** The first address in the directory. */
async function firstUser(graph: OwnGraph): Promise<string | undefined> {
  const users = usersSchema.parse(await entriesOf(graph, '/v1.0/users?$select=id,mail'))
  const addresses = users.flatMap(({ mail }) => mail ?? [])
  return addresses.toSorted()[0]
}
