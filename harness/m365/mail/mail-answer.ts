import type { GraphBody } from '../../contract/index.ts'
import { jsonResponse, type WireRequest, type WireResponse } from '../../control/wire.ts'
import { apiVersionOf, entityAnswer, type Projection, type Resource } from '../graph/odata/index.ts'
import { preferredBodyType } from '../graph/preferences.ts'
import type { Message } from '../mailbox/message.ts'
import { underId } from '../mailbox/message-ids.ts'
import { htmlOfText, textOfHtml } from './body-text.ts'
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
  const metadata = messagesMetadata(request)
  const row = await rowOf(message, request)
  const body = entityAnswer(row, projection, { url: request.url, metadata })
  const answer = await preferredAnswer(status, request, body, [body])
  return status === 201 ? withLocation(answer, request.url, `${metadata}('${encodeURIComponent(row.id)}')`) : answer
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

/** The metadata of the messages that a path is about: all messages of the user, or those of a folder. */
export function messagesMetadata(request: WireRequest): string {
  const { folderId } = request.params
  const collection = folderId === undefined ? ['messages'] : [keyed('mailFolders', folderId), 'messages']
  return userMetadata(request, ...collection)
}

/** The answer with the address of what was created; `path` is in the form of the metadata: `users('asha')/messages('…')`. */
export function withLocation(answer: WireResponse, url: URL, path: string): WireResponse {
  const location = locationOf(`${url.origin}/${apiVersionOf(url)}`, path)
  return { ...answer, headers: { ...answer.headers, location } }
}

/** The address of what is at a path below a version of Graph. Ids are in it as they are, with their `=`, as at Microsoft. */
export function locationOf(graph: string, path: string): string {
  return `${graph}/${path.replaceAll('%3D', '=')}`
}

/** The metadata of a collection of a user, for `@odata.context`: `users('asha%40contoso.example')/messages`. */
export function userMetadata({ params }: WireRequest, ...path: readonly string[]): string {
  return [keyed('users', params['userId']), ...path].join('/')
}

/** A collection under a key: `mailFolders('inbox')`. */
export function keyed(collection: string, key: string | undefined): string {
  return `${collection}('${encodeURIComponent(key ?? '')}')`
}
