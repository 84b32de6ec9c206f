import { attachmentWriteSchema, createUploadSessionRequestSchema, graphMailPaths } from '../../contract/index.ts'
import { fullPages } from '../../control/page-cut.ts'
import { jsonResponse, type Operation, type WireRequest, type WireResponse } from '../../control/wire.ts'
import { documentedOfAttachments } from '../graph/documented.ts'
import { GraphRefusal } from '../graph/errors.ts'
import { readActionJson, readMailJson } from '../graph/json-body.ts'
import {
  collectionAnswer,
  entityAnswer,
  type Projection,
  type Resource,
  readEntityQuery,
  readListQuery,
} from '../graph/odata/index.ts'
import { contextOf } from '../graph/paging.ts'
import { preferredPageSize } from '../graph/preferences.ts'
import { optionIn, readQuery } from '../graph/query-options.ts'
import type { App } from '../identity/access-tokens.ts'
import { attachFile } from '../mail/attach-file.ts'
import { attachmentId, attachmentItem, attachmentType } from '../mail/attachment-type.ts'
import { requireHeaderRoom, uploadedFileBytesMax, uploadedFileBytesMin } from '../mail/limits.ts'
import { keyed, userMetadata, withLocation } from '../mail/mail-answer.ts'
import { reviseMessage } from '../mail/revise-message.ts'
import { postedFile } from '../mail/written-attachment.ts'
import type { Mailbox } from '../mailbox/mailbox.ts'
import type { Message } from '../mailbox/message.ts'
import { underId } from '../mailbox/message-ids.ts'
import type { MailAttachment } from '../mailbox/message-properties.ts'
import { inFolder } from './folder-paths.ts'
import { type GraphOperation, graphOperation } from './graph-operation.ts'
import { messageInPath, userMailboxInPath } from './live-mailbox.ts'
import type { Services } from './services.ts'

type Answer = (request: WireRequest, mailbox: Mailbox, app: App) => WireResponse | Promise<WireResponse>

/** The files on messages, and upload sessions for large ones. Drafts accept files, and so do other messages. */
export function attachmentOperations(services: Services): Operation[] {
  const operation = (name: string, method: Operation['method'], path: string, answer: Answer): GraphOperation => ({
    name,
    method,
    path,
    role: method === 'GET' ? 'Mail.Read' : 'Mail.ReadWrite',
    honours: name === 'attachments.list' ? ['item ids', 'page size'] : ['item ids'],
    answer: (request, app) => answer(request, userMailboxInPath(services, request), app),
  })
  const { attachments, attachment, attachmentValue, createUploadSession } = graphMailPaths
  const all: GraphOperation[] = [
    // These come before the operations with a parameter as their last segment.
    {
      ...operation('attachments.createUploadSession', 'POST', createUploadSession, (request, mailbox, app) =>
        openSession(services, request, mailbox, app),
      ),
      secretFields: ['uploadUrl'],
    },
    operation('attachments.list', 'GET', attachments, (request, mailbox) =>
      listAttachments(services, request, mailbox),
    ),
    operation('attachments.create', 'POST', attachments, (request, mailbox) => attach(services, request, mailbox)),
    operation('attachments.get', 'GET', attachment, getAttachment),
    operation('attachments.value', 'GET', attachmentValue, getValue),
    operation('attachments.delete', 'DELETE', attachment, (request, mailbox) => detach(services, request, mailbox)),
  ]
  const nested = all.map((each) => ({
    ...each,
    name: each.name.replace('attachments', 'folderAttachments'),
    path: inFolder(each.path),
  }))
  return [...all, ...nested].map((each) => graphOperation(services, each))
}

async function listAttachments(
  { cutPage, mailSettings }: Services,
  request: WireRequest,
  mailbox: Mailbox,
): Promise<WireResponse> {
  const { url } = request
  const query = readListQuery(url, {
    type: attachmentType,
    store: 'exchange',
    pageSize: preferredPageSize(request),
    sortsByFilterOnly: mailSettings.sortsByFilterOnly,
  })
  const message = messageInPath(mailbox, request)
  const { attachments } = await message.mail.properties()
  const items = attachments.map((each) => attachmentItem(underId(message, request), each))
  // Not paged by default: it is not known that Exchange does it, and clients would miss a file on page 2.
  const isPaged = optionIn(url, '$top') !== undefined || preferredPageSize(request) !== undefined
  const range = isPaged ? query.range : { ...query.range, top: items.length + 1 }
  const setting = { url, metadata: metadataFor(request), cutPage: isPaged ? cutPage : fullPages }
  return jsonResponse(200, collectionAnswer(items, { ...query, range }, setting))
}

async function getAttachment(request: WireRequest, mailbox: Mailbox): Promise<WireResponse> {
  const projection = readEntityQuery(request.url, attachmentType)
  const { message, attachment } = await attachmentInPath(request, mailbox)
  return attachmentAnswer(200, request, attachmentItem(underId(message, request), attachment), projection)
}

async function getValue(request: WireRequest, mailbox: Mailbox): Promise<WireResponse> {
  readQuery(request.url, [])
  const { attachment } = await attachmentInPath(request, mailbox)
  const contentType = attachment.contentType ?? 'application/octet-stream'
  // The type comes from a client, so it may not be a valid header value.
  const isSendable = /^[\x20-\x7e]+$/.test(contentType)
  const headers = { 'content-type': isSendable ? contentType : 'application/octet-stream' }
  return { status: 200, headers, body: attachment.content.bytes }
}

async function attach(services: Services, request: WireRequest, mailbox: Mailbox): Promise<WireResponse> {
  readQuery(request.url, [])
  const { messageId } = messageInPath(mailbox, request)
  const file = postedFile(readMailJson(request.body, attachmentWriteSchema, documentedOfAttachments))
  const { message, attachment } = await attachFile(services, mailbox, messageId, file)
  return attachmentAnswer(201, request, attachmentItem(underId(message, request), attachment))
}

async function detach(services: Services, request: WireRequest, mailbox: Mailbox): Promise<WireResponse> {
  readQuery(request.url, [])
  const { message, attachment } = await attachmentInPath(request, mailbox)
  await reviseMessage(services, mailbox, message.messageId, (before) => {
    const attachments = before.attachments.filter(({ ordinal }) => ordinal !== attachment.ordinal)
    return { properties: { ...before, attachments } }
  })
  return { status: 204, headers: {}, body: '' }
}

function openSession(services: Services, request: WireRequest, mailbox: Mailbox, app: App): WireResponse {
  const { url, params } = request
  readQuery(url, [])
  const { id: messageId } = underId(messageInPath(mailbox, request), request)
  const { AttachmentItem: file } = readActionJson(request.body, createUploadSessionRequestSchema)
  if (file.attachmentType !== 'file') throw new GraphRefusal('notImplemented', `attachmentType ${file.attachmentType}`)
  requireHeaderRoom('contentId', 'id', file.contentId)
  if (file.size < uploadedFileBytesMin) throw new GraphRefusal('attachmentTooSmall')
  if (file.size > uploadedFileBytesMax) throw new GraphRefusal('attachmentTooLarge')
  const { entryId } = mailbox
  const { token, session } = services.uploadSessions.open({
    entryId,
    messageId,
    appId: app.appId,
    file,
    sizeBytes: file.size,
  })
  const values: Record<string, string> = { userId: params['userId'] ?? '', messageId, sessionId: session.sessionId }
  const path = graphMailPaths.attachmentSession.replace(/:(\w+)/g, (_, name) => encodeURIComponent(values[name] ?? ''))
  return jsonResponse(201, {
    '@odata.context': contextOf(url, 'microsoft.graph.uploadSession'),
    uploadUrl: `${url.origin}${path}?token=${token}`,
    expirationDateTime: session.expiresAt.toISOString(),
    nextExpectedRanges: ['0-'],
  })
}

async function attachmentInPath(
  request: WireRequest,
  mailbox: Mailbox,
): Promise<{ message: Message; attachment: MailAttachment }> {
  const message = messageInPath(mailbox, request)
  const { attachments } = await message.mail.properties()
  const asked = request.params['attachmentId']
  const attachment = attachments.find((each) =>
    [message.messageId, message.immutableId].some((id) => attachmentId(id, each) === asked),
  )
  if (attachment === undefined) throw new GraphRefusal('itemNotFound')
  return { message, attachment }
}

function attachmentAnswer(
  status: number,
  request: WireRequest,
  item: Resource,
  projection: Projection<Resource> = { type: attachmentType, select: undefined, expand: [] },
): WireResponse {
  const { url } = request
  const metadata = metadataFor(request)
  const answer = jsonResponse(status, entityAnswer(item, projection, { url, metadata }))
  return status === 201 ? withLocation(answer, url, `${metadata}('${encodeURIComponent(String(item['id']))}')`) : answer
}

function metadataFor(request: WireRequest): string {
  return userMetadata(request, keyed('messages', request.params['messageId']), 'attachments')
}
