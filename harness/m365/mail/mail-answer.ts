import type { GraphBody } from '../../contract/index.ts'
import { jsonResponse, type WireRequest, type WireResponse } from '../../control/wire.ts'
import { entityAnswer, type Projection, type Resource } from '../graph/odata/index.ts'
import { preferredBodyType } from '../graph/preferences.ts'
import type { Message } from '../mailbox/message.ts'
import { htmlOfText, textOfHtml } from './body-text.ts'
import { underId } from './message-ids.ts'
import { type MessageRow, messageType } from './message-type.ts'

/** A message with its parsed properties, under the id that the request asks for. */
export async function rowOf(message: Message, request: WireRequest): Promise<MessageRow> {
  return { ...underId(message, request), properties: await message.mail.properties() }
}

/** A message as the answer to a request. */
export async function messageAnswer(
  status: number,
  request: WireRequest,
  message: Message,
  projection: Projection<MessageRow> = { type: messageType, select: undefined, expand: [] },
): Promise<WireResponse> {
  const metadata = userMetadata(request, 'messages')
  const body = entityAnswer(await rowOf(message, request), projection, { url: request.url, metadata })
  return preferredAnswer(status, request, body, [body])
}

/**
 * The answer, with the bodies of its messages as `Prefer: outlook.body-content-type` asks; by default as they are stored.
 */
export async function preferredAnswer(
  status: number,
  request: WireRequest,
  body: unknown,
  messages: readonly Resource[],
): Promise<WireResponse> {
  const preferred = preferredBodyType(request)
  if (preferred === undefined) return jsonResponse(status, body)
  for (const message of messages) {
    if (message['body'] !== undefined) message['body'] = await converted(message['body'] as GraphBody, preferred)
  }
  return jsonResponse(status, body)
}

async function converted(body: GraphBody, contentType: 'text' | 'html'): Promise<GraphBody> {
  if (body.contentType === contentType) return body
  const content = contentType === 'text' ? await textOfHtml(body.content) : htmlOfText(body.content)
  return { contentType, content }
}

/** The metadata of a collection of a user, for `@odata.context`: `users('asha%40contoso.example')/messages`. */
export function userMetadata({ params }: WireRequest, ...path: readonly string[]): string {
  return [keyed('users', params['userId']), ...path].join('/')
}

/** A collection under a key: `mailFolders('inbox')`. */
export function keyed(collection: string, key: string | undefined): string {
  return `${collection}('${encodeURIComponent(key ?? '')}')`
}
