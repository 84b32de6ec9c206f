import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import type { ConnectorParts, Mailbox, MailboxDirectory } from '../../connector/index.ts'
import type { WrongConnector } from '../../harness/runner/index.ts'
import { type FaultyConnector, faulty } from '../wrong-connectors/faulty.ts'
import { entriesOf, openOwnGraph } from '../wrong-connectors/own-graph.ts'

const usersSchema = z.array(z.object({ mail: z.string().nullish(), displayName: z.string().nullish() }))

interface User {
  mail: string
  displayName: string
}

/** Takes a stranger for somebody whose number, address or name is similar (MAP-14). */
export const lookAlikeFaults: WrongConnector[] = [
  alikeNumbers('numbers-by-their-last-nine-digits', 'Numbers are equal if their last nine digits are.', (number) =>
    number.slice(-9),
  ),
  alikeNumbers('numbers-by-their-first-ten-digits', 'Numbers are compared up to the tenth digit only.', (number) =>
    number.slice(0, 10),
  ),
  alikeNumbers('zeros-in-front-dropped', 'Numbers are compared without the zeros in front of them.', (number) =>
    number.replace(/^0+/, ''),
  ),
  alikeAddresses(
    'dots-and-tags-do-not-count',
    'Addresses are compared without dots in the local part and without a tag.',
    (address) => address.replace(/\+[^@]*/, '').replaceAll(/\.(?=.*@)/g, ''),
  ),
  alikeAddresses('addresses-by-their-local-part', 'Addresses are equal if the parts before the @ are.', (address) =>
    address.replace(/@.*/, ''),
  ),
  alikeAddresses(
    'letters-simplified-in-addresses',
    'Addresses are compared without accents and in compatibility letters (NFKD).',
    (address) => address.normalize('NFKD').replaceAll(/\p{M}/gu, ''),
  ),
  searchedAddresses(
    'addresses-by-a-part',
    'An address is looked up as a part: it is found if the address of a user contains it.',
    (mail, address) => mail.includes(address),
  ),
  faulty(
    {
      id: 'mailbox-by-display-name',
      fault: 'A participant who cannot be mapped gets the mailbox of the first user with the same display name.',
      mustRed: ['MAP-14'],
    },
    (right, { environment }) => {
      const users = usersOf(environment)
      return {
        resolveParticipant: async (question) => {
          const resolution = await right.resolveParticipant(question)
          const named = (await users()).find(({ displayName }) => displayName === question.participant.name)
          if (resolution !== 'unmapped' || named === undefined) return resolution
          const mailbox = await question.directory.find(named.mail)
          return mailbox === undefined ? 'unmapped' : { mailbox, by: 'email-address' }
        },
      }
    },
  ),
]

/** Compares the number of a participant with those of the file by what `key` leaves of them. */
function alikeNumbers(id: string, fault: string, key: (number: string) => string): FaultyConnector {
  return faulty({ id, fault, mustRed: ['MAP-14'] }, (right, { environment }) => {
    const numbers = numbersIn(environment.MT_MAPPING_FILE)
    return {
      resolveParticipant: async ({ customMapping, ...question }) => {
        const inFile = await numbers
        const targetOf = (number: string): string | undefined => {
          const alike = inFile.find((other) => key(other) === key(number))
          return customMapping?.targetOf(number) ?? (alike && customMapping?.targetOf(alike))
        }
        return right.resolveParticipant({ ...question, customMapping: customMapping && { ...customMapping, targetOf } })
      },
    }
  })
}

/** The numbers of a mapping file that are written in digits. */
async function numbersIn(path: string | undefined): Promise<string[]> {
  const text = path === undefined ? '' : await readFile(path, 'utf8')
  return [...text.matchAll(/^"?(\d{7,15})"?,/gm)].flatMap(([, number]) => number ?? [])
}

/** Compares an address that is nobody's with those of all users by what `key` leaves of them. */
function alikeAddresses(id: string, fault: string, key: (address: string) => string): FaultyConnector {
  return searchedAddresses(id, fault, (mail, address) => key(mail) === key(address))
}

/** Takes an address that is nobody's for that of the first user whose own address answers the search. */
function searchedAddresses(
  id: string,
  fault: string,
  isFoundBy: (mail: string, address: string) => boolean,
): FaultyConnector {
  return faulty({ id, fault, mustRed: ['MAP-14'] }, (right, { environment }) =>
    findingMore(right, environment, (users, address) => users.find(({ mail }) => isFoundBy(mail, address))),
  )
}

type Environment = Parameters<typeof openOwnGraph>[0]

/** The parts of a connector that has another way to a user if no user has the address. */
function findingMore(
  right: ConnectorParts,
  environment: Environment,
  alike: (users: readonly User[], address: string) => User | undefined,
): Partial<ConnectorParts> {
  const users = usersOf(environment)
  const find = async (directory: MailboxDirectory, address: string): Promise<Mailbox | undefined> => {
    const mailbox = await directory.find(address)
    const user = mailbox === undefined ? alike(await users(), address.toLowerCase()) : undefined
    return mailbox ?? (user && directory.find(user.mail))
  }
  return {
    resolveParticipant: ({ directory, ...question }) =>
      right.resolveParticipant({ ...question, directory: { find: (address) => find(directory, address) } }),
  }
}

/** The users of the tenant with their addresses in lower case, asked for once. */
function usersOf(environment: Environment): () => Promise<User[]> {
  const graph = openOwnGraph(environment)
  let users: Promise<User[]> | undefined
  return () => {
    users ??= entriesOf(graph, '/v1.0/users?$select=id,mail,displayName').then((entries) =>
      usersSchema
        .parse(entries)
        .flatMap(({ mail, displayName }) =>
          mail ? [{ mail: mail.toLowerCase(), displayName: displayName ?? '' }] : [],
        ),
    )
    return users
  }
}
