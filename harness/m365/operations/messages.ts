import { type AppRole, graphMailPaths, moveRequestSchema } from '../../contract/index.ts'
import type { Operation, WireRequest, WireResponse } from '../../control/wire.ts'
import { GraphRefusal } from '../graph/errors.ts'
import { readActionJson } from '../graph/json-body.ts'
import { type EntityType, readEntityQuery } from '../graph/odata/index.ts'
import { readQuery } from '../graph/query-options.ts'
import type { Honoured } from '../graph/request-headers.ts'
import type { App } from '../identity/access-tokens.ts'
import { isGranted } from '../identity/app-roles.ts'
import { messageOfJson, messageOfMime } from '../mail/create-message.ts'
import { requireMessageSize, requireRecoverableRoom, requireRoom } from '../mail/limits.ts'
import { listMessages } from '../mail/list-messages.ts'
import { messageAnswer } from '../mail/mail-answer.ts'
import { basicMessageType, type MessageRow, messageType } from '../mail/message-type.ts'
import { renderMime } from '../mail/render-mime.ts'
import { updateMessage } from '../mail/update-message.ts'
import { requireMatch } from '../mailbox/entity-tag.ts'
import { mailFolderAt } from '../mailbox/mail-folder.ts'
import type { Mailbox } from '../mailbox/mailbox.ts'
import { searchedRows } from '../search/message-search.ts'
import { inFolder } from './folder-paths.ts'
import { type GraphOperation, graphOperation } from './graph-operation.ts'
import { messageInPath, userMailboxInPath } from './live-mailbox.ts'
import type { Services } from './services.ts'

type Answer = (request: WireRequest, mailbox: Mailbox, app: App) => WireResponse | Promise<WireResponse>

/**
 * Messages over Graph. The tenant is as permissive as Exchange: it accepts any folder and any number of equal messages.
 */
export function messageOperations(services: Services): Operation[] {
  const operation = (
    name: string,
    method: Operation['method'],
    path: string,
    answer: Answer,
    role: AppRole = method === 'GET' ? 'Mail.ReadBasic.All' : 'Mail.ReadWrite',
  ): GraphOperation => ({
    name,
    method,
    path,
    role,
    honours: ['item ids', 'bodies', ...honoursOf(name, method)],
    answer: (request, app) => answer(request, userMailboxInPath(services, request), app),
  })
  const { messages, message, folderMessages, folderMessage, messageValue, move, copy, permanentDelete } = graphMailPaths
  const list: Answer = (request, mailbox, app) =>
    listMessages(services, request, mailbox, { type: typeFor(app), search: searchFor(app) })
  const create: Answer = (request, mailbox) => createMessage(services, request, mailbox)
  const patch: Answer = (request, mailbox, app) => patchMessage(services, request, mailbox, app)
  const value: Answer = (request, mailbox) => getValue(services, request, mailbox)
  return [
    operation('messages.list', 'GET', messages, list),
    operation('messages.create', 'POST', messages, create),
    operation('messages.get', 'GET', message, getMessage),
    operation('messages.update', 'PATCH', message, patch),
    operation('messages.delete', 'DELETE', message, deleteMessage),
    operation('messages.value', 'GET', messageValue, value, 'Mail.Read'),
    operation('messages.move', 'POST', move, moveMessage),
    operation('messages.copy', 'POST', copy, copyMessage),
    operation('messages.permanentDelete', 'POST', permanentDelete, purgeMessage),
    operation('folderMessages.list', 'GET', folderMessages, list),
    operation('folderMessages.create', 'POST', folderMessages, create),
    operation('folderMessages.get', 'GET', folderMessage, getMessage),
    operation('folderMessages.update', 'PATCH', folderMessage, patch),
    operation('folderMessages.delete', 'DELETE', folderMessage, deleteMessage),
    operation('folderMessages.value', 'GET', inFolder(messageValue), value, 'Mail.Read'),
    operation('folderMessages.move', 'POST', inFolder(move), moveMessage),
    operation('folderMessages.copy', 'POST', inFolder(copy), copyMessage),
    operation('folderMessages.permanentDelete', 'POST', inFolder(permanentDelete), purgeMessage),
  ].map((each) => graphOperation(services, each))
}

/** What only lists, or only operations that change a message, do with a header. */
function honoursOf(name: string, method: Operation['method']): Honoured[] {
  if (name.endsWith('.list')) return ['page size']
  return method === 'GET' ? [] : ['entity tags']
}

/** Who may not read bodies may not search them: the answers would say what is in them. */
function searchFor({ roles }: App): typeof searchedRows {
  if (isGranted(roles, 'Mail.Read')) return searchedRows
  return () => Promise.reject(new GraphRefusal('mailDenied'))
}

function typeFor({ roles }: App): EntityType<MessageRow> {
  return isGranted(roles, 'Mail.Read') ? messageType : basicMessageType
}

async function createMessage(services: Services, request: WireRequest, mailbox: Mailbox): Promise<WireResponse> {
  readQuery(request.url, [])
  const { headers, body, params } = request
  // There is no message yet whose tag could match.
  if (headers['if-match'] !== undefined) throw new GraphRefusal('headerUnsupported', 'If-Match')
  const { folder } = mailFolderAt(mailbox, params['folderId'] ?? 'drafts')
  const isMime = /^text\/plain\b/i.test(headers['content-type'] ?? '')
  const message = isMime ? messageOfMime(services, body) : await messageOfJson(services, mailbox, body)
  requireMessageSize(message.mail.sizeBytes, services.mailSettings.messageBytesMax)
  requireRoom(mailbox, message.mail.sizeBytes)
  return messageAnswer(201, request, mailbox.put(folder, message))
}

function getMessage(request: WireRequest, mailbox: Mailbox, app: App): Promise<WireResponse> {
  const projection = readEntityQuery(request.url, typeFor(app))
  return messageAnswer(200, request, messageInPath(mailbox, request), projection)
}

async function patchMessage(
  services: Services,
  request: WireRequest,
  mailbox: Mailbox,
  app: App,
): Promise<WireResponse> {
  readQuery(request.url, [])
  const { messageId } = messageInPath(mailbox, request)
  return messageAnswer(200, request, await updateMessage(services, { mailbox, messageId, request, app }))
}

/**
 * Deleting moves a message into Recoverable Items, where no user sees it. A message that is already there stays there.
 */
function deleteMessage(request: WireRequest, mailbox: Mailbox): WireResponse {
  readQuery(request.url, [])
  const message = messageInPath(mailbox, request)
  requireMatch(request, message)
  const deletions = mailbox.folders.wellKnown('recoverableitemsdeletions')
  if (!mailbox.folders.isRecoverable(mailbox.folders.get(message.folderId))) {
    requireRecoverableRoom(mailbox, [message])
    mailbox.move(message, deletions)
  }
  return { status: 204, headers: {}, body: '' }
}

/** Purging takes a message out of the sight of its owner; in Purges it is kept for as long as something keeps it. */
function purgeMessage(request: WireRequest, mailbox: Mailbox): WireResponse {
  readQuery(request.url, [])
  const message = messageInPath(mailbox, request)
  requireMatch(request, message)
  if (!mailbox.folders.isRecoverable(mailbox.folders.get(message.folderId))) requireRecoverableRoom(mailbox, [message])
  mailbox.purge(message)
  return { status: 204, headers: {}, body: '' }
}

async function getValue(services: Services, request: WireRequest, mailbox: Mailbox): Promise<WireResponse> {
  readQuery(request.url, [])
  const { mail } = messageInPath(mailbox, request)
  const isRegenerated = mail.octets !== undefined && services.mailSettings.mime === 'regenerated'
  const bytes = isRegenerated ? renderMime(await mail.properties()) : mail.content().bytes
  return { status: 200, headers: { 'content-type': 'text/plain' }, body: bytes }
}

function copyMessage(request: WireRequest, mailbox: Mailbox): Promise<WireResponse> {
  readQuery(request.url, [])
  const message = messageInPath(mailbox, request)
  requireMatch(request, message)
  const { destinationId } = readActionJson(request.body, moveRequestSchema)
  const { folder } = mailFolderAt(mailbox, destinationId)
  requireRoom(mailbox, message.mail.sizeBytes)
  return messageAnswer(201, request, mailbox.put(folder, message))
}

function moveMessage(request: WireRequest, mailbox: Mailbox): Promise<WireResponse> {
  readQuery(request.url, [])
  const message = messageInPath(mailbox, request)
  requireMatch(request, message)
  const { destinationId } = readActionJson(request.body, moveRequestSchema)
  const { folder } = mailFolderAt(mailbox, destinationId)
  const { folders } = mailbox
  const isDeleted = folders.isRecoverable(folder) && !folders.isRecoverable(folders.get(message.folderId))
  if (isDeleted) requireRecoverableRoom(mailbox, [message])
  return messageAnswer(201, request, mailbox.move(message, folder))
}
