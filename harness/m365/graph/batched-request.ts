import { Readable } from 'node:stream'
import type { BatchedRequest, BatchedResponse } from '../../contract/index.ts'
import { type WireRequest, type WireResponse, wholeBody } from '../../control/wire.ts'
import { GraphRefusal } from './errors.ts'
import { apiVersionOf } from './odata/index.ts'
import { decodeBase64 } from './request-body.ts'

/**
 * A request of a batch as a single request, with the host and the token of the batch. Throws `requestUnreadable`,
 * `batchInvalid` for a batch inside of a batch, `base64Invalid` for a body that is neither JSON nor base64.
 */
export function unpacked({ method, url, headers = {}, body }: BatchedRequest, batch: WireRequest): WireRequest {
  const version = `/${apiVersionOf(batch.url)}/`
  const href = `${batch.url.origin}${version}${url.replace(/^\//, '')}`
  if (!URL.canParse(href)) throw new GraphRefusal('requestUnreadable')
  const inner = new URL(href)
  if (!inner.pathname.startsWith(version)) throw new GraphRefusal('requestUnreadable')
  if (/\/\$batch\/?$/i.test(inner.pathname)) throw new GraphRefusal('batchInvalid', 'a batch inside a batch.')
  const own = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
  return {
    method,
    url: inner,
    params: {},
    headers: { ...inherited(batch.headers), ...own, authorization: batch.headers['authorization'] ?? '' },
    body: bytesOf(body, own['content-type'] ?? ''),
  }
}

function inherited(headers: Record<string, string>): Record<string, string> {
  const id = headers['client-request-id']
  return id === undefined ? {} : { 'client-request-id': id }
}

function bytesOf(body: unknown, contentType: string): Buffer {
  if (body === undefined || body === null) return Buffer.alloc(0)
  if (typeof body !== 'string' || isJson(contentType)) return Buffer.from(JSON.stringify(body))
  const standard = body.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '')
  return decodeBase64(standard.padEnd(Math.ceil(standard.length / 4) * 4, '='))
}

/**
 * An answer in the form for a batch. Throws `answerLost` for an answer that a fault stops or cuts: the batch has only one
 * connection, and half an answer inside it would break the whole batch.
 */
export async function packed(
  id: string,
  { status, headers, body, disturbance }: WireResponse,
): Promise<BatchedResponse> {
  if (disturbance !== undefined) throw new GraphRefusal('answerLost')
  const shown = Object.entries(headers).filter(([name]) => name !== 'content-length')
  const bytes = Buffer.from(body instanceof Readable ? Buffer.concat(await body.toArray()) : wholeBody(body))
  return {
    id,
    status,
    headers: Object.fromEntries(shown.map(([name, value]) => [spelled(name), value])),
    ...(bytes.length === 0 ? {} : { body: contentOf(bytes, headers['content-type'] ?? '') }),
  }
}

function contentOf(bytes: Buffer, contentType: string): unknown {
  if (!isJson(contentType)) return bytes.toString('base64')
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    throw new GraphRefusal('answerLost')
  }
}

function isJson(contentType: string): boolean {
  return /^application\/json\b/i.test(contentType)
}

/** Inside JSON, letter case matters: `Content-Type` and `Retry-After` are spelled as Microsoft spells them. */
function spelled(name: string): string {
  const isOwn = name.startsWith('x-') || name.endsWith('request-id')
  return isOwn ? name : name.replace(/(?:^|-)[a-z]/g, (start) => start.toUpperCase())
}
