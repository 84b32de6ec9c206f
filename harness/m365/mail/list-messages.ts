import type { WireRequest, WireResponse } from '../../control/wire.ts'
import { GraphRefusal } from '../graph/errors.ts'
import { collectionAnswer, type EntityType, type ListQuery, readListQuery } from '../graph/odata/index.ts'
import { preferredPageSize } from '../graph/preferences.ts'
import type { Folder } from '../mailbox/folder.ts'
import { mailFolderAt } from '../mailbox/mail-folder.ts'
import type { Mailbox } from '../mailbox/mailbox.ts'
import type { Message } from '../mailbox/message.ts'
import { visibleFolders } from '../mailbox/visible-folders.ts'
import { messagesMetadata, preferredAnswer, rowOf } from './mail-answer.ts'
import type { MailServices } from './mail-services.ts'
import { type MessageRow, messageTypeIn } from './message-type.ts'

/** Finds the messages of a `$search`, in the order of the answer. */
type SearchRows = (rows: readonly MessageRow[], search: string) => Promise<MessageRow[]>

/**
 * The messages of a folder, or of all folders that the user sees, latest first, with the properties that `type` shows.
 */
export async function listMessages(
  { cutPage, mailSettings }: Pick<MailServices, 'cutPage' | 'mailSettings'>,
  request: WireRequest,
  mailbox: Mailbox,
  { type, search }: { type: EntityType<MessageRow>; search: SearchRows },
): Promise<WireResponse> {
  const { url, params } = request
  const query = readListQuery(url, {
    type: messageTypeIn(mailbox, type),
    store: 'exchange',
    custom: ['$search'],
    pageSize: preferredPageSize(request),
    sortsByFilterOnly: mailSettings.sortsByFilterOnly,
  })
  if (query.custom['$search'] !== undefined && query.filter !== undefined) throw new GraphRefusal('searchWithFilter')
  if (query.custom['$search'] !== undefined && query.orderBy !== undefined) throw new GraphRefusal('searchWithOrderBy')
  const { folderId } = params
  const folders = folderId === undefined ? visibleFolders(mailbox) : [mailFolderAt(mailbox, folderId)]
  const messages = sortedMessages(folders.map(({ folder }) => folder))
  const metadata = messagesMetadata(request)
  const rows = await rowsFor(messages, query, request)
  const sought = query.custom['$search']
  const found = sought === undefined ? rows : await search(rows, sought)
  const page = collectionAnswer(found, query, { url, metadata, cutPage })
  return preferredAnswer(200, request, page, page.value)
}

/** The sorted messages of folders, until something changes in them: a client that pages through a folder asks for all of it. */
const sortedByFolder = new WeakMap<Folder, { changed: number; messages: readonly Message[] }>()

function sortedMessages(folders: readonly Folder[]): readonly Message[] {
  const [folder] = folders
  if (folders.length !== 1 || folder === undefined) {
    return folders.flatMap(({ messages }) => [...messages.values()]).sort(latestFirst)
  }
  const known = sortedByFolder.get(folder)
  // The number of a change is never used once more, also if the change is undone.
  if (known?.changed === folder.changed) return known.messages
  const messages = [...folder.messages.values()].sort(latestFirst)
  sortedByFolder.set(folder, { changed: folder.changed, messages })
  return messages
}

function latestFirst(a: Message, b: Message): number {
  return (b.receivedTime?.getTime() ?? 0) - (a.receivedTime?.getTime() ?? 0) || b.createdSequence - a.createdSequence
}

/**
 * The rows of a list. Without a filter and an order, only the rows of the page are parsed, because parsing thousands of
 * stored messages is slow.
 */
async function rowsFor(
  messages: readonly Message[],
  { filter, orderBy, range, custom }: ListQuery<MessageRow>,
  request: WireRequest,
): Promise<MessageRow[]> {
  const isEveryOneNeeded = filter !== undefined || orderBy !== undefined || custom['$search'] !== undefined
  if (isEveryOneNeeded) return await Promise.all(messages.map((message) => rowOf(message, request)))
  const rows = new Array<MessageRow>(messages.length).fill(unreadRow)
  const shown = messages.slice(range.skip, range.skip + range.top).map((message) => rowOf(message, request))
  rows.splice(range.skip, shown.length, ...(await Promise.all(shown)))
  return rows
}

const unread = (): never => {
  throw new Error('a row outside the page was read')
}
/** One for all rows outside the page: a million of them take a second to make. */
const unreadRow: MessageRow = Object.defineProperties({} as MessageRow, {
  message: { get: unread },
  id: { get: unread },
  properties: { get: unread },
})
