import type { WireRequest, WireResponse } from '../../control/wire.ts'
import { GraphRefusal } from '../graph/errors.ts'
import { collectionAnswer, type EntityType, type ListQuery, readListQuery } from '../graph/odata/index.ts'
import { preferredPageSize } from '../graph/preferences.ts'
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
  const messages = folders.flatMap(({ folder }) => [...folder.messages.values()]).sort(latestFirst)
  const metadata = messagesMetadata(request)
  const rows = await rowsFor(messages, query, request)
  const sought = query.custom['$search']
  const found = sought === undefined ? rows : await search(rows, sought)
  const page = collectionAnswer(found, query, { url, metadata, cutPage })
  return preferredAnswer(200, request, page, page.value)
}

function latestFirst(a: Message, b: Message): number {
  return (b.receivedTime?.getTime() ?? 0) - (a.receivedTime?.getTime() ?? 0) || b.createdSequence - a.createdSequence
}

/**
 * The rows of a list. Without a filter and an order, only the rows of the page are parsed, because parsing thousands of
 * stored messages is slow.
 */
function rowsFor(
  messages: readonly Message[],
  { filter, orderBy, range, custom }: ListQuery<MessageRow>,
  request: WireRequest,
): Promise<MessageRow[]> {
  const isEveryOneNeeded = filter !== undefined || orderBy !== undefined || custom['$search'] !== undefined
  const isNeeded = (index: number): boolean => index >= range.skip && index < range.skip + range.top
  return Promise.all(
    messages.map((message, index) =>
      isEveryOneNeeded || isNeeded(index) ? rowOf(message, request) : unreadRow(message),
    ),
  )
}

function unreadRow(message: Message): MessageRow {
  return {
    message,
    id: message.messageId,
    get properties(): never {
      throw new Error('a row outside the page was read')
    },
  }
}
