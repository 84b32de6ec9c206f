import { graphMailPaths, type UploadProgress } from '../../contract/index.ts'
import { jsonResponse, type Operation, type WireRequest, type WireResponse } from '../../control/wire.ts'
import { GraphRefusal } from '../graph/errors.ts'
import { contextOf } from '../graph/paging.ts'
import { readQuery } from '../graph/query-options.ts'
import { traced } from '../graph/tracing.ts'
import { attachFile } from '../mail/attach-file.ts'
import { attachmentId } from '../mail/attachment-type.ts'
import { requireMessageSize, requireRoom } from '../mail/limits.ts'
import { keyed, locationOf, userMetadata } from '../mail/mail-answer.ts'
import type { UploadSession } from '../mail/sessions/upload-sessions.ts'
import { requireNextChunk } from './content-range.ts'
import { mailboxCall } from './graph-operation.ts'
import { requireLiveMailbox } from './live-mailbox.ts'
import type { Services } from './services.ts'

/**
 * The upload URL of an upload session. At Microsoft it is on another host and belongs to another API, whose field names
 * begin with capitals. The URL itself is the authorisation; an Authorization header is ignored.
 */
export function uploadOperations(services: Services): Operation[] {
  const path = graphMailPaths.attachmentSession
  return [
    {
      name: 'attachments.upload',
      method: 'PUT',
      path,
      respond: async (request) => {
        const { appId, entryId } = sessionBehind(services, request).session
        const call = mailboxCall(appId, entryId, request)
        const answer = await services.throttle.pass(call, () => upload(services, request))
        return traced(answer, services.tracer.trace(request))
      },
    },
    {
      name: 'attachments.cancelUpload',
      method: 'DELETE',
      path,
      respond: (request) => {
        services.uploadSessions.close(sessionBehind(services, request).token)
        return traced({ status: 204, headers: {}, body: '' }, services.tracer.trace(request))
      },
    },
  ]
}

function sessionBehind({ uploadSessions }: Services, request: WireRequest): { token: string; session: UploadSession } {
  const { token = '' } = readQuery(request.url, ['token'])
  const session = uploadSessions.behind(token)
  const { messageId, sessionId } = request.params
  if (session === undefined || session.messageId !== messageId || session.sessionId !== sessionId) {
    throw new GraphRefusal('uploadTokenInvalid')
  }
  return { token, session }
}

async function upload(services: Services, request: WireRequest): Promise<WireResponse> {
  // Looks up the session again: while the throttle delayed this request, another chunk may have arrived, and it would
  // be lost.
  const { token, session } = sessionBehind(services, request)
  const { entryId, messageId, file } = session
  const mailbox = requireLiveMailbox(services, services.directory.object(entryId).entry)
  const message = mailbox.message(messageId)
  if (message === undefined) throw new GraphRefusal('itemNotFound')
  requireNextChunk(session, request.headers['content-range'], request.body)
  const moreBytes = session.receivedBytes + request.body.length
  requireMessageSize(message.mail.sizeBytes + moreBytes, services.mailSettings.messageBytesMax)
  requireRoom(mailbox, moreBytes)
  const { chunks, receivedBytes, sizeBytes } = services.uploadSessions.append(token, session, request.body)
  if (receivedBytes < sizeBytes) return progress(request, session, receivedBytes)
  services.uploadSessions.close(token)
  const whole = { description: file, bytes: Buffer.concat(chunks, sizeBytes) }
  const { attachment } = await attachFile(services, mailbox, messageId, whole)
  const attached = keyed('Attachments', attachmentId(messageId, attachment))
  const path = [keyed('Users', request.params['userId']), keyed('Messages', messageId), attached].join('/')
  return { status: 201, headers: { location: locationOf(`${request.url.origin}/v1.0`, path) }, body: '' }
}

function progress(request: WireRequest, session: UploadSession, receivedBytes: number): WireResponse {
  const metadata = userMetadata(request, keyed('messages', session.messageId), 'attachmentSessions/$entity')
  const body: UploadProgress = {
    '@odata.context': contextOf(request.url, metadata),
    ExpirationDateTime: session.expiresAt.toISOString(),
    NextExpectedRanges: [String(receivedBytes)],
  }
  return jsonResponse(200, body)
}
