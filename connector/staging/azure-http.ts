import { PassThrough, pipeline } from 'node:stream'
import type { HttpHeaders, HttpOperationResponse, IHttpClient, WebResource } from '@azure/storage-blob'
import type { Call, Caller } from '../http/caller.ts'
import type { HttpRequest, StreamedBody } from '../http/http-client.ts'
import { readBody } from '../http/read-body.ts'

/** The name of the service in messages. */
export const stagingService = 'Azure Blob Storage'

/** The largest listing page or refusal; five thousand names need a tenth of this. */
const answerBytesMax = 16 * 1024 * 1024

/**
 * Sends the requests of the Azure SDK through the connector's own caller: with its authorities, its bounded retries, its
 * time-outs, and without following a redirect, as every other request of the run.
 */
export function azureHttpClient(caller: Caller): IHttpClient {
  return {
    sendRequest: async (request) => {
      const answer = await caller.open(callOf(request))
      const common = { request, status: answer.status, headers: headersLike(request.headers, answer.headers) }
      if (request.streamResponseStatusCodes?.has(answer.status) === true) {
        // The SDK resumes a stream that fails with an error, but gives up one that says `aborted`, as broken answers do.
        const body = pipeline(answer.body, new PassThrough(), () => undefined)
        return { ...common, readableStreamBody: body }
      }
      const body = await readBody(answer.body, answerBytesMax)
      return { ...common, bodyAsText: body.toString('utf8') } satisfies HttpOperationResponse
    },
  }
}

function callOf({ method, url, headers, body }: WebResource): Call {
  const sent = bodyOf(body, headers.get('content-length'))
  return {
    method: methodOf(method),
    url: new URL(url),
    headers: lowerCase(headers.toJson()),
    ...(sent !== undefined && { body: sent }),
    service: stagingService,
    scope: 'staging',
    // Repeating any of them has the same result, because blocks and batches have names.
    repeatable: true,
  }
}

function methodOf(method: string): HttpRequest['method'] {
  if (method === 'GET' || method === 'PUT' || method === 'POST' || method === 'DELETE') return method
  throw new Error(`staging makes no ${method} requests`)
}

function bodyOf(body: unknown, length: string | undefined): Buffer | StreamedBody | undefined {
  if (body === undefined || body === null) return undefined
  if (typeof body === 'string') return Buffer.from(body)
  if (body instanceof Uint8Array) return Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  if (typeof body === 'function') return { lengthBytes: Number(length), open: () => body() }
  throw new Error('staging sends only bodies that can be sent again')
}

function lowerCase(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
}

/** The headers of an answer in the form of those of its request; the SDK hands its form of them out only there. */
function headersLike(form: HttpHeaders, answered: Record<string, string | string[] | undefined>): HttpHeaders {
  const headers = form.clone()
  for (const name of headers.headerNames()) headers.remove(name)
  for (const [name, value] of Object.entries(answered)) {
    if (value !== undefined) headers.set(name, String(value))
  }
  return headers
}
