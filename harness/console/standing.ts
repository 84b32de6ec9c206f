import { z } from 'zod'
import {
  contentSearchPaths,
  dataConnectorPaths,
  hitPageSchema,
  listOfSchema,
  type ShownConnector,
  shownConnectorSchema,
  shownContentSearchSchema,
} from '../contract/index.ts'
import { entriesOf } from './graph-list.ts'
import type { ConsoleServices } from './services.ts'

/** A copy of an item in a mailbox. */
export interface ArchivedCopy {
  /** The primary address of the mailbox. */
  mailbox: string
  messageId: string
}

const mailboxesSchema = z.object({
  mailboxes: z.array(
    z.object({
      address: z.string(),
      userPrincipalName: z.string(),
      messageCount: z.int(),
      folders: z.array(z.object({ folderId: z.string(), path: z.array(z.string()), messageCount: z.int() })),
    }),
  ),
})

/** A mailbox with messages, and its folders. */
export type FilledMailbox = z.infer<typeof mailboxesSchema>['mailboxes'][number]

/** The mailboxes that have messages, in the order of their addresses. */
export async function filledMailboxesOf({ control }: Pick<ConsoleServices, 'control'>): Promise<FilledMailbox[]> {
  const { mailboxes } = await control.ask({ method: 'GET', path: '/control/v1/mailboxes' }, mailboxesSchema)
  return mailboxes.sort((a, b) => (a.address < b.address ? -1 : 1))
}

/** How many messages are in the folders of the archiver, of all mailboxes together. */
export function archivedIn(mailboxes: readonly FilledMailbox[], { archiverName }: ConsoleServices['facts']): number {
  return archiveFolders(mailboxes, archiverName).reduce((sum, { messageCount }) => sum + messageCount, 0)
}

function archiveFolders(mailboxes: readonly FilledMailbox[], archiverName: string) {
  return mailboxes.flatMap(({ folders, ...mailbox }) =>
    folders.filter(({ path }) => path.includes(archiverName)).map((folder) => ({ ...mailbox, ...folder })),
  )
}

/** The connectors of the page; none if the administrator may not see them. */
export async function connectorsOf({ tenant }: ConsoleServices): Promise<ShownConnector[]> {
  const asked = { method: 'GET', path: dataConnectorPaths.connectors } as const
  return (await tenant.ask(asked, listOfSchema(shownConnectorSchema)).catch(() => ({ value: [] }))).value
}

/** When the next run of any connector is due; undefined if no connector will run, or if the administrator may not see them. */
export async function nextRunAt(services: ConsoleServices): Promise<string | undefined> {
  const due = (await connectorsOf(services)).flatMap((connector) => connector.nextRunAt ?? [])
  return due.toSorted((one, other) => Date.parse(one) - Date.parse(other))[0]
}

const messageSchema = z.object({
  id: z.string(),
  internetMessageHeaders: z.array(z.object({ name: z.string(), value: z.string() })).optional(),
})

/** How many of the newest messages of a folder are looked at. */
const newestMax = 100

/**
 * The copies of what was typed in a conversation, by `archiveMessageId`. A copy names its message in the header
 * `X-TELEMESSAGE-ArchiveMessageID` (CNV); those of a connector that leaves it out are not found. Only the newest messages of each
 * archive folder are looked at.
 */
export async function archivedCopies(
  services: ConsoleServices,
  ids: ReadonlySet<string>,
): Promise<Map<string, ArchivedCopy[]>> {
  const copies = new Map<string, ArchivedCopy[]>()
  const mailboxes = await filledMailboxesOf(services)
  for (const { address, userPrincipalName, folderId } of archiveFolders(mailboxes, services.facts.archiverName)) {
    const query = { $select: 'id,internetMessageHeaders', $orderby: 'receivedDateTime desc', $top: String(newestMax) }
    const path = '/v1.0/users/:userId/mailFolders/:folderId/messages'
    const values = { userId: userPrincipalName, folderId }
    const newest = await entriesOf(services.app, { path, values, query, schema: messageSchema, enough: newestMax })
    for (const { id, internetMessageHeaders = [] } of newest) {
      const named = internetMessageHeaders.find(({ name }) => name.toLowerCase() === 'x-telemessage-archivemessageid')
      const message = named?.value.trim()
      if (message === undefined || !ids.has(message)) continue
      copies.set(message, [...(copies.get(message) ?? []), { mailbox: address, messageId: id }])
    }
  }
  return copies
}

/** In which mailboxes a content search of the administrator finds a text, word for word. Throws the ApiRefusal of the tenant. */
export async function mailboxesWith({ tenant }: ConsoleServices, text: string): Promise<string[]> {
  const query = `"${text.replaceAll('"', ' ').replaceAll(/\s+/g, ' ').trim()}"`
  const asked = { method: 'POST', path: contentSearchPaths.searches, body: { query } } as const
  const { searchId } = await tenant.ask(asked, shownContentSearchSchema)
  const hits = await tenant.ask({ method: 'GET', path: contentSearchPaths.hits, values: { searchId } }, hitPageSchema)
  return [...new Set(hits.value.map(({ mailbox }) => mailbox))]
}
