import { graphPaths, type MailboxItem } from '../../contract/index.ts'
import { jsonResponse, type Operation, type WireRequest, type WireResponse } from '../../control/wire.ts'
import { mailboxListOptions, pageOf, readSkipPaging, skipPagingOptions } from '../graph/paging.ts'
import { preferredPageSize } from '../graph/preferences.ts'
import { readQuery } from '../graph/query-options.ts'
import { messagesOf } from '../mailbox/folder.ts'
import { messageBytes } from '../mailbox/kept/stored-message.ts'
import { type MessageUnderId, underId } from '../mailbox/message-ids.ts'
import { graphOperation } from './graph-operation.ts'
import { folderInPath, mailboxInPath } from './live-mailbox.ts'
import type { Services } from './services.ts'

/** The items of a mailbox, without their content. */
export function itemOperations(services: Services): Operation[] {
  return [
    graphOperation(services, {
      name: 'items.list',
      method: 'GET',
      path: graphPaths.items,
      role: 'MailboxItem.Read.All',
      honours: ['item ids', 'page size'],
      answer: (request) => listItems(services, request),
    }),
  ]
}

function listItems(services: Services, request: WireRequest): WireResponse {
  const range = readSkipPaging(readQuery(request.url, skipPagingOptions, mailboxListOptions), {
    preferred: preferredPageSize(request),
  })
  const folder = folderInPath(mailboxInPath(services, request), request)
  const page = pageOf(messagesOf(folder), range, {
    url: request.url,
    metadata: 'mailboxItems',
    cutPage: services.cutPage,
    show: (message) => mailboxItem(underId(message, request)),
  })
  return jsonResponse(200, page)
}

function mailboxItem({ message, id }: MessageUnderId): MailboxItem {
  return {
    id,
    createdDateTime: message.createdTime.toISOString(),
    lastModifiedDateTime: message.modifiedTime.toISOString(),
    changeKey: message.changeKey,
    type: message.itemClass,
    size: messageBytes(message),
  }
}
