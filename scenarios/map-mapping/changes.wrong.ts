import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Mailbox, MailboxDirectory } from '../../connector/index.ts'
import type { WrongConnector } from '../../harness/runner/index.ts'
import { faulty } from '../wrong-connectors/faulty.ts'

const rememberedSchema = z.record(
  z.string(),
  z.object({ mailboxId: z.string(), userId: z.string(), address: z.string() }).nullable(),
)

/** Wrong about what changes: it remembers what was true before (MAP-1, MAP-12). */
export const changeFaults: WrongConnector[] = [
  faulty(
    {
      id: 'number-belongs-to-its-first-owner',
      fault: 'A number keeps the address that it had in the first item of the run.',
      mustRed: ['MAP-1'],
    },
    (right) => {
      const addresses = new Map<string, string | undefined>()
      return {
        resolveParticipant: ({ participant, ...question }) => {
          const { number } = participant
          if (!addresses.has(number)) addresses.set(number, participant.userEmailAddress)
          return right.resolveParticipant({
            ...question,
            participant: { ...participant, userEmailAddress: addresses.get(number) },
          })
        },
      }
    },
  ),
  faulty(
    {
      id: 'users-of-the-first-run',
      fault: 'The directory is remembered from one run to the next: each address is looked up once for ever.',
      mustRed: ['MAP-12'],
    },
    (right, { environment }) => {
      const file = join(environment.MT_STATE_DIR, 'users-of-the-first-run.json')
      const remembered = readFile(file, 'utf8').then(
        (text) => new Map(Object.entries(rememberedSchema.parse(JSON.parse(text)))),
        () => new Map<string, Mailbox | null>(),
      )
      const find = async (directory: MailboxDirectory, address: string): Promise<Mailbox | undefined> => {
        const users = await remembered
        const key = address.toLowerCase()
        if (!users.has(key)) {
          users.set(key, (await directory.find(address)) ?? null)
          await writeFile(file, JSON.stringify(Object.fromEntries(users)))
        }
        return users.get(key) ?? undefined
      }
      return {
        resolveParticipant: ({ directory, ...question }) =>
          right.resolveParticipant({ ...question, directory: { find: (address) => find(directory, address) } }),
      }
    },
  ),
]
