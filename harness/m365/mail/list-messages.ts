import type { WireRequest, WireResponse } from '../../control/wire.ts'
import { GraphRefusal } from '../graph/errors.ts'
import { type EntityType, pageOfFound, readListQuery, resourceOf } from '../graph/odata/index.ts'
import { preferredPageSize } from '../graph/preferences.ts'
import { mailFolderAt } from '../mailbox/mail-folder.ts'
import type { Mailbox } from '../mailbox/mailbox.ts'
import type { Message } from '../mailbox/message.ts'
import { allOf } from '../mailbox/message-order.ts'
import { visibleFolders } from '../mailbox/visible-folders.ts'
import { foundMessages, rowShownBy } from './found-messages.ts'
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
  const list = foundMessages(
    folders.map(({ folder }) => folder),
    query,
    request,
  )
  // Nothing else happens before the page is cut, if nothing must be parsed: the list has what is there at this moment.
  const found = list instanceof Promise ? await list : list
  const sought = query.custom['$search']
  const page = pageOfFound(sought === undefined ? found : await searched(allOf(found), sought), query, {
    ...{ url, metadata: messagesMetadata(request), cutPage },
  })
  const rows = await Promise.all(page.value.map((message) => rowShownBy(query, message, request)))
  const value = rows.map((row) => resourceOf(row, query))
  return preferredAnswer(200, request, { ...page, value }, value)

  async function searched(messages: readonly Message[], text: string): Promise<Message[]> {
    const rowsOfAll = await Promise.all(messages.map((message) => rowOf(message, request)))
    return (await search(rowsOfAll, text)).map(({ message }) => message)
  }
}
