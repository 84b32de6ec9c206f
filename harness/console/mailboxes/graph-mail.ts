import { Readable } from 'node:stream'
import { z } from 'zod'
import { graphMailPaths, mailFolderPaths } from '../../contract/index.ts'
import type { Door } from '../door.ts'
import { entriesOf } from '../graph-list.ts'

// What the pages read of a mailbox, by Graph. Fields that no page shows are left out.

const folderSchema = z.object({
  id: z.string(),
  displayName: z.string(),
  parentFolderId: z.string(),
  childFolderCount: z.int(),
  totalItemCount: z.int(),
  isHidden: z.boolean().optional(),
})

/** A folder of a mailbox. */
export type ReadFolder = z.infer<typeof folderSchema>

const recipientSchema = z.object({
  emailAddress: z.object({ name: z.string().optional(), address: z.string().optional() }),
})

const listedSchema = z.object({
  id: z.string(),
  subject: z.string().nullable(),
  from: recipientSchema.nullish(),
  receivedDateTime: z.string().nullable(),
  hasAttachments: z.boolean(),
})

/** A message in a list. */
export type ListedMessage = z.infer<typeof listedSchema>

const messageSchema = listedSchema.extend({
  toRecipients: z.array(recipientSchema),
  ccRecipients: z.array(recipientSchema),
  sentDateTime: z.string().nullable(),
  internetMessageId: z.string().nullish(),
  internetMessageHeaders: z.array(z.object({ name: z.string(), value: z.string() })).nullish(),
  parentFolderId: z.string(),
  body: z.object({ contentType: z.string(), content: z.string() }),
  singleValueExtendedProperties: z.array(z.object({ id: z.string(), value: z.string() })).optional(),
})

/** A message with its text and headers. */
export type ReadMessage = z.infer<typeof messageSchema>

const attachmentSchema = z.object({
  id: z.string(),
  name: z.string().nullable(),
  contentType: z.string().nullable(),
  size: z.int(),
  isInline: z.boolean(),
})

/** A file of a message. */
export type ReadAttachment = z.infer<typeof attachmentSchema>

/** How many messages a page of a list has. */
export const messagesOfPage = 50

/** A folder with those below it. */
export interface FolderNode {
  folder: ReadFolder
  below: FolderNode[]
}

/** The tree of the folders that the user sees, and the hidden ones. Throws an ApiRefusal. */
export async function folderTree(app: Door, user: string): Promise<FolderNode[]> {
  const query = { includeHiddenFolders: 'true', $top: '500' }
  const list = (path: string, values: Record<string, string>): Promise<ReadFolder[]> =>
    entriesOf(app, { path, values, query, schema: folderSchema, enough: 10_000 })
  const nodeOf = async (folder: ReadFolder): Promise<FolderNode> => {
    if (folder.childFolderCount === 0) return { folder, below: [] }
    const children = await list(mailFolderPaths.childFolders, { userId: user, folderId: folder.id })
    return { folder, below: await Promise.all(children.map(nodeOf)) }
  }
  return Promise.all((await list(mailFolderPaths.folders, { userId: user })).map(nodeOf))
}

/** The messages of one page of a folder, latest first; pages count from 1. */
export function messagesIn(app: Door, user: string, folderId: string, page: number): Promise<ListedMessage[]> {
  const query = {
    $select: 'id,subject,from,receivedDateTime,hasAttachments',
    $top: String(messagesOfPage),
    $skip: String((page - 1) * messagesOfPage),
  }
  const values = { userId: user, folderId }
  return entriesOf(app, {
    path: graphMailPaths.folderMessages,
    values,
    query,
    schema: listedSchema,
    enough: messagesOfPage,
  })
}

/** The property with the item class. */
const itemClassProperty = 'String 0x001A'

/** A message with its headers and item class. An HTML body stays HTML. */
export function messageOf(app: Door, user: string, messageId: string): Promise<ReadMessage> {
  const query = {
    $select:
      'id,subject,from,toRecipients,ccRecipients,receivedDateTime,sentDateTime,hasAttachments,internetMessageId,internetMessageHeaders,parentFolderId,body',
    $expand: `singleValueExtendedProperties($filter=id eq '${itemClassProperty}')`,
  }
  const values = { userId: user, messageId }
  return app.ask({ method: 'GET', path: graphMailPaths.message, values, query }, messageSchema)
}

/** `IPM.ExternalData.…`; undefined if the message has none. */
export function itemClassOf({ singleValueExtendedProperties = [] }: ReadMessage): string | undefined {
  return singleValueExtendedProperties.find(({ id }) => id.toLowerCase() === itemClassProperty.toLowerCase())?.value
}

/** The files of a message, without their bytes. */
export function attachmentsOf(app: Door, user: string, messageId: string): Promise<ReadAttachment[]> {
  const query = { $select: 'id,name,contentType,size,isInline' }
  const values = { userId: user, messageId }
  return entriesOf(app, { path: graphMailPaths.attachments, values, query, schema: attachmentSchema, enough: 1_000 })
}

/** The bytes of a file as they come. */
export async function attachmentBytes(
  app: Door,
  values: { userId: string; messageId: string; attachmentId: string },
): Promise<Readable> {
  return streamOf(await app.open({ method: 'GET', path: graphMailPaths.attachmentValue, values }))
}

/** The source of a message (RFC 5322) as it comes. */
export async function messageSource(app: Door, values: { userId: string; messageId: string }): Promise<Readable> {
  return streamOf(await app.open({ method: 'GET', path: graphMailPaths.messageValue, values }))
}

function streamOf({ body }: { body: Readable | Buffer }): Readable {
  return body instanceof Readable ? body : Readable.from([body])
}

/** `Asha <asha@contoso.example>`, or what there is of it. */
export function personText(recipient: z.infer<typeof recipientSchema> | null | undefined): string {
  const { name = '', address = '' } = recipient?.emailAddress ?? {}
  if (name === '' || name === address) return address
  return address === '' ? name : `${name} <${address}>`
}
