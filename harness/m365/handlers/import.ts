import {
  graphPaths,
  type ImportItemRequest,
  type ImportItemResponse,
  type ImportSession,
  importItemRequestSchema,
} from '../../contract/index.ts'
import { jsonResponse, type Operation, type WireRequest, type WireResponse } from '../../control/http/wire.ts'
import type { App } from '../access-tokens.ts'
import { GraphRefusal } from '../errors.ts'
import type { Folder } from '../folder-tree.ts'
import { graphOperation } from '../graph-operation.ts'
import type { Mailbox } from '../mailbox.ts'
import type { Message } from '../message.ts'
import { contextOf } from '../paging.ts'
import { readQuery } from '../query-options.ts'
import { decodeBase64, readJson } from '../request-body.ts'
import type { Services } from '../services.ts'
import { traced } from '../tracing.ts'
import { mailboxInPath } from './live-mailbox.ts'

/**
 * The item class of everything that comes through an import session (CNV-11). Simulated: Microsoft documents the prefix
 * under which content search finds such items, and not the class itself.
 */
const importedItemClass = 'IPM.ExternalData.WhatsAppArchiver'

/**
 * The mailbox import session. At Microsoft `Data` is an opaque stream that only an export can produce; here it is base64
 * of the complete RFC 5322 message, whose bytes are kept as they are. Duplicates, any folder and any size are taken.
 */
export function importOperations(services: Services): Operation[] {
  return [
    graphOperation(services, {
      name: 'import.createSession',
      method: 'POST',
      path: graphPaths.createImportSession,
      role: 'MailboxItem.ImportExport.All',
      answer: (request, app) => createSession(services, request, app),
    }),
    {
      name: 'import.item',
      method: 'POST',
      path: graphPaths.importItem,
      respond: (request) => traced(importItem(services, request), services.tracer.trace(request)),
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

function importItem(services: Services, request: WireRequest): WireResponse {
  const { token = '' } = readQuery(request.url, ['token'])
  const session = services.importSessions.behind(token)
  if (session?.mailboxId !== request.params['mailboxId']) throw new GraphRefusal('importTokenInvalid')
  const mailbox = mailboxInPath(services, request)
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
  const content = services.mailboxes.contents.intern(decodeBase64(item.Data))
  return mailbox.put(folder, { content, itemClass: importedItemClass })
}

function update(services: Services, mailbox: Mailbox, folder: Folder, item: ImportItemRequest): Message {
  if (item.ItemId === undefined || item.ChangeKey === undefined) throw new GraphRefusal('updateWithoutItem')
  const message = folder.messages.get(item.ItemId)
  if (message === undefined) throw new GraphRefusal('itemNotFound')
  if (message.changeKey !== item.ChangeKey) throw new GraphRefusal('changeKeyMismatch')
  return mailbox.replace(message, services.mailboxes.contents.intern(decodeBase64(item.Data)))
}
