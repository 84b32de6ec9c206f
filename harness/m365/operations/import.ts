import {
  graphPaths,
  type ImportItemRequest,
  type ImportItemResponse,
  type ImportSession,
  importItemRequestSchema,
} from '../../contract/index.ts'
import { jsonResponse, type Operation, type WireRequest, type WireResponse } from '../../control/wire.ts'
import { GraphRefusal } from '../graph/errors.ts'
import { contextOf } from '../graph/paging.ts'
import { readQuery } from '../graph/query-options.ts'
import { decodeBase64, readJson } from '../graph/request-body.ts'
import { traced } from '../graph/tracing.ts'
import type { App } from '../identity/access-tokens.ts'
import { deliveredMessage } from '../mail/delivered-message.ts'
import { requireRoom } from '../mail/limits.ts'
import type { Folder } from '../mailbox/folder.ts'
import type { Mailbox } from '../mailbox/mailbox.ts'
import type { Message } from '../mailbox/message.ts'
import { graphOperation, mailboxCall } from './graph-operation.ts'
import { mailboxInPath } from './live-mailbox.ts'
import type { Services } from './services.ts'

/**
 * The mailbox import session. At Microsoft `Data` is an opaque stream that only an export can produce. Here it is
 * base64 of the complete RFC 5322 message, and its bytes are kept unchanged. Duplicates, any folder and any size are
 * accepted.
 */
export function importOperations(services: Services): Operation[] {
  return [
    graphOperation(services, {
      name: 'import.createSession',
      secretFields: ['importUrl'],
      method: 'POST',
      path: graphPaths.createImportSession,
      role: 'MailboxItem.ImportExport.All',
      answer: (request, app) => createSession(services, request, app),
    }),
    {
      name: 'import.item',
      method: 'POST',
      path: graphPaths.importItem,
      respond: async (request) => {
        const { mailbox, appId } = mailboxOfSession(services, request)
        const call = mailboxCall(appId, mailbox.entryId, request)
        const answer = await services.throttle.pass(call, () => importItem(services, request, mailbox))
        return traced(answer, services.tracer.trace(request))
      },
    },
  ]
}

function createSession(services: Services, request: WireRequest, app: App): WireResponse {
  readQuery(request.url, [])
  const { mailboxId } = mailboxInPath(services, request)
  const { token, session } = services.importSessions.open(mailboxId, app.appId)
  const path = graphPaths.importItem.replace(':mailboxId', () => encodeURIComponent(mailboxId))
  const body: ImportSession = {
    '@odata.context': contextOf(request.url, 'microsoft.graph.mailboxItemImportSession'),
    importUrl: `${request.url.origin}${path}?token=${token}`,
    expirationDateTime: session.expiresAt.toISOString(),
  }
  return jsonResponse(200, body)
}

/** The mailbox that an import URL is for, and the app that opened the session. Throws `importTokenInvalid`. */
function mailboxOfSession(services: Services, request: WireRequest): { mailbox: Mailbox; appId: string } {
  const { token = '' } = readQuery(request.url, ['token'])
  const session = services.importSessions.behind(token)
  if (session === undefined || session.mailboxId !== request.params['mailboxId']) {
    throw new GraphRefusal('importTokenInvalid')
  }
  return { mailbox: mailboxInPath(services, request), appId: session.appId }
}

function importItem(services: Services, request: WireRequest, mailbox: Mailbox): WireResponse {
  const item = readJson(request.body, importItemRequestSchema)
  const folder = mailbox.folders.resolve(item.FolderId)
  if (folder === undefined) throw new GraphRefusal('folderNotFound')
  const message =
    item.Mode === 'create' ? create(services, mailbox, folder, item) : update(services, mailbox, folder, item)
  const body: ImportItemResponse = { itemId: message.messageId, changeKey: message.changeKey }
  return jsonResponse(200, body)
}

function create(services: Services, mailbox: Mailbox, folder: Folder, item: ImportItemRequest): Message {
  if (item.ItemId !== undefined || item.ChangeKey !== undefined) throw new GraphRefusal('createWithItem')
  const { importedItemClass } = services.mailSettings
  const message = deliveredMessage(decodeBase64(item.Data), importedItemClass, services.mailboxes.contents)
  requireRoom(mailbox, message.mail.sizeBytes)
  // Without a time it would be in no filter by time, and nobody would find it.
  return mailbox.put(folder, { ...message, receivedTime: message.receivedTime ?? services.clock.now() })
}

function update(services: Services, mailbox: Mailbox, folder: Folder, item: ImportItemRequest): Message {
  if (item.ItemId === undefined || item.ChangeKey === undefined) throw new GraphRefusal('updateWithoutItem')
  const message = mailbox.message(item.ItemId)
  // An immutable id names no item here.
  const isHere = message?.messageId === item.ItemId && message.folderId === folder.folderId
  if (message === undefined || !isHere) throw new GraphRefusal('itemNotFound')
  if (message.changeKey !== item.ChangeKey) throw new GraphRefusal('changeKeyMismatch')
  const { itemClass } = message
  const { mail, sentTime, receivedTime } = deliveredMessage(
    decodeBase64(item.Data),
    itemClass,
    services.mailboxes.contents,
  )
  requireRoom(mailbox, mail.sizeBytes - message.mail.sizeBytes)
  return mailbox.change(message, { mail, sentTime, receivedTime: receivedTime ?? message.receivedTime })
}
