import { z } from 'zod'
import type { MailboxFolders } from '../../connector/index.ts'
import type { WrongConnector } from '../../harness/runner/index.ts'
import { faulty } from '../wrong-connectors/faulty.ts'
import { entriesOf, openOwnGraph } from '../wrong-connectors/own-graph.ts'

/** Wrong about which folder it is (FLD-1, FLD-2). */
const wrongFolder: WrongConnector[] = [
  faulty(
    {
      id: 'inbox-instead-of-the-folder',
      fault: 'Items go into the inbox.',
      mustRed: ['FLD-1', 'FLD-2'],
    },
    () => ({ placeFolder: async () => 'inbox' }),
  ),
  faulty(
    {
      id: 'folder-in-another-letter-case',
      fault: 'The folder is called "Whatsapp Archiver".',
      mustRed: ['FLD-1'],
    },
    ({ policy }) => ({
      policy: { ...policy, folderName: policy.folderName.replace(/(?<=.)[A-Z]/, (one) => one.toLowerCase()) },
    }),
  ),
  faulty(
    {
      id: 'whatsapp-folder-for-signal',
      fault: 'The items of Signal go into the folder of the WhatsApp Archiver.',
      archiver: 'signal',
      mustRed: ['FLD-1', 'FLD-2'],
    },
    ({ policy }) => ({ policy: { ...policy, folderName: 'WhatsApp Archiver' } }),
  ),
  faulty(
    {
      id: 'folder-below-the-inbox',
      fault: 'The folder is created below the inbox.',
      mustRed: ['FLD-1', 'FLD-2'],
    },
    (right) => ({
      placeFolder: (folders, folderName) => right.placeFolder(below(folders, 'inbox'), folderName),
    }),
  ),
  faulty(
    {
      id: 'calls-beside-the-folder',
      fault: 'Calls go into the inbox, and everything else into the folder.',
      mustRed: ['FLD-2'],
    },
    (right) => ({
      importMessage: (copy, door) =>
        right.importMessage(copy.item.kind === 'call' ? { ...copy, folderId: 'inbox' } : copy, door),
    }),
  ),
]

/** Wrong about when the folder is created, and when it already exists (FLD-3 to FLD-6). */
const wrongMaking: WrongConnector[] = [
  faulty(
    {
      id: 'folder-made-twice',
      fault: 'If the folder exists, the connector creates another one with a number.',
      mustRed: ['FLD-3'],
    },
    (right) => ({
      placeFolder: async (folders, folderName) => {
        const names = (await listed(folders)).map(({ displayName }) => displayName)
        return right.placeFolder(folders, names.includes(folderName) ? unused(folderName, names) : folderName)
      },
    }),
  ),
  faulty(
    {
      id: 'folder-sought-by-letter-case',
      fault: 'A folder in another letter case is not used; the connector creates one with a number.',
      mustRed: ['FLD-3'],
    },
    (right) => ({
      placeFolder: async (folders, folderName) => {
        const names = (await listed(folders)).map(({ displayName }) => displayName)
        const otherwise = names.some((name) => name !== folderName && name.toLowerCase() === folderName.toLowerCase())
        return right.placeFolder(folders, otherwise ? unused(folderName, names) : folderName)
      },
    }),
  ),
  faulty(
    {
      id: 'folder-made-before-the-limit',
      fault: 'The folder is created as soon as a user is found, before it is known whether anything is imported.',
      mustRed: ['FLD-4'],
    },
    (right, { environment }) => {
      const graph = openOwnGraph(environment)
      const body = JSON.stringify({ displayName: right.policy.folderName })
      return {
        resolveItem: async (participants, resolveOne) => {
          const resolution = await right.resolveItem(participants, resolveOne)
          for (const { mailbox } of resolution.destinations) {
            const path = `/v1.0/admin/exchange/mailboxes/${mailbox.mailboxId}/folders`
            await graph({ method: 'POST', path, body })
          }
          return resolution
        },
      }
    },
  ),
  faulty(
    {
      id: 'folder-found-anywhere',
      fault: 'Any folder of that name is used, wherever it is in the mailbox.',
      mustRed: ['FLD-5'],
    },
    (right) => ({
      placeFolder: async (folders, folderName) => {
        for (const { id } of await listed(folders)) {
          const found = (await listed(folders, id)).find(({ displayName }) => displayName === folderName)
          if (found !== undefined) return found.id
        }
        return right.placeFolder(folders, folderName)
      },
    }),
  ),
  faulty(
    {
      id: 'folder-that-begins-alike',
      fault: 'The first folder whose name begins with that of the folder is used.',
      mustRed: ['FLD-5'],
    },
    (right) => ({
      placeFolder: async (folders, folderName) => {
        const found = (await listed(folders)).find(({ displayName }) => displayName.startsWith(folderName))
        return found?.id ?? right.placeFolder(folders, folderName)
      },
    }),
  ),
  faulty(
    {
      id: 'folder-for-failures',
      fault: 'The connector also creates a folder for failures.',
      mustRed: ['FLD-6'],
    },
    (right) => ({
      placeFolder: async (folders, folderName) => {
        await folders.create('Import failures')
        return right.placeFolder(folders, folderName)
      },
    }),
  ),
  faulty(
    {
      id: 'inbox-moved-along',
      fault: 'Messages that the user received before are moved into the folder, too.',
      mustRed: ['FLD-6'],
    },
    (right, { environment }) => {
      const graph = openOwnGraph(environment)
      return {
        importMessage: async (copy, door) => {
          const mailbox = `/v1.0/users/${copy.mailbox.userId}`
          const messages = await entriesOf(graph, `${mailbox}/mailFolders/inbox/messages`)
          for (const { id } of messagesSchema.parse(messages)) {
            const body = JSON.stringify({ destinationId: copy.folderId })
            await graph({ method: 'POST', path: `${mailbox}/messages/${id}/move`, body })
          }
          return right.importMessage(copy, door)
        },
      }
    },
  ),
]

const messagesSchema = z.array(z.object({ id: z.string() }))

/** Wrong about the folder. */
export const folderFaults: WrongConnector[] = [...wrongFolder, ...wrongMaking]

function below(folders: MailboxFolders, parentFolderId: string): MailboxFolders {
  return {
    list: () => folders.list(parentFolderId),
    create: (displayName) => folders.create(displayName, parentFolderId),
  }
}

async function listed(
  folders: MailboxFolders,
  parentFolderId?: string,
): Promise<{ id: string; displayName: string }[]> {
  const found: { id: string; displayName: string }[] = []
  for await (const folder of folders.list(parentFolderId)) found.push(folder)
  return found
}

function unused(folderName: string, names: readonly string[]): string {
  let number = 2
  while (names.includes(`${folderName} ${number}`)) number += 1
  return `${folderName} ${number}`
}
