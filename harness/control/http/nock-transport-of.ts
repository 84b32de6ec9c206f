import type { ReadStream } from 'node:fs'
import type { ClientRequest } from 'node:http'
import { Readable } from 'node:stream'
import type nock from 'nock'
import { connectionEnded } from '../faults/body-pieces.ts'
import { type WireRequest, type WireResponse, type WireServer, wholeBody } from '../wire.ts'
import type { ControlRoom } from './control-room.ts'
import { cutBody } from './cut-body.ts'
import { dispatcher } from './dispatch.ts'
import { offer } from './offered-operations.ts'

/** A server behind nock, until it is removed. */
export interface NockTransport {
  /** Takes the server's interceptors away, and no others. */
  remove(): void
}

/** Puts a server behind nock; `baseUrl` is what it answers below. */
export type OpenNockTransport = (server: WireServer, room: ControlRoom, baseUrl: string) => NockTransport

/** Operations use only some of these methods; the server itself refuses the others. */
const methods = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT']

/**
 * A server as nock interceptors, for clients in the same process: every operation below `baseUrl` for any number of
 * calls, and the server's own refusal for everything else there.
 *
 * nock is given, not imported: a test runner may load a copy of it for each test file, and only the interceptors of the
 * caller's copy answer the caller's requests.
 *
 * nock reads an answer as fast as the server sends it, so the part that a slow caller has not read yet is held in
 * memory. A reset is an error with the code ECONNRESET. No connections are opened, so no fault can be armed for the
 * opening of connections.
 */
export function nockTransportOf(intercepting: typeof nock): OpenNockTransport {
  return (server, room, baseUrl) => {
    const { origin, pathname } = new URL(baseUrl)
    const prefix = pathname.replace(/\/$/, '')
    const handle = dispatcher(server, offer(server, room), prefix)
    const scope = intercepting(origin).persist()
    const headersOf = withoutReadingJson(scope)
    const interceptors = methods.map((method) => {
      const interceptor = scope.intercept((path) => path.startsWith(`${prefix}/`), method)
      interceptor.reply(async function (path) {
        const request: WireRequest = {
          method,
          url: new URL(`${origin}${path}`),
          params: {},
          headers: headersOf(this.req),
          body: Buffer.concat(bodyOf(this.req)),
        }
        return nockReply(request, await handle(request))
      })
      return interceptor
    })
    return {
      remove: () => {
        scope.persist(false)
        for (const interceptor of interceptors) intercepting.removeInterceptor(interceptor)
      },
    }
  }
}

type NockRequest = ClientRequest & { headers: Record<string, string> }

/**
 * Keeps nock from parsing bodies that are declared as JSON: nock would end the process if such a body is not JSON. The
 * returned function reads the original headers of a request.
 */
function withoutReadingJson(scope: nock.Scope): (request: NockRequest) => Record<string, string> {
  const arrived = new WeakMap<NockRequest, Record<string, string>>()
  scope.on('request', (request: NockRequest) => {
    arrived.set(request, request.headers)
    const { 'content-type': _, ...others } = request.headers
    request.headers = others
  })
  return (request) => {
    const headers = Object.entries(arrived.get(request) ?? {})
    return Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), String(value)]))
  }
}

/** The original bytes. nock's own `body` is either text or hex digits, and does not say which. */
function bodyOf(request: NockRequest): Buffer[] {
  if ('requestBodyBuffers' in request) return request.requestBodyBuffers as Buffer[]
  throw new Error('this version of nock does not show the bytes of a request: use a version 14 from 14.0.0 on')
}

async function nockReply({ method }: WireRequest, response: WireResponse): Promise<nock.ReplyFnResult> {
  const { status, headers, body, disturbance } = response
  const inOnePiece = body instanceof Readable ? body : wholeBody(body)
  switch (disturbance?.kind) {
    case 'reset':
      throw connectionEnded()
    case 'silence':
      return new Promise(() => {})
    case 'cut':
      return [status, cutBody(body, disturbance.sentBytes) as ReadStream, headers]
    default:
      disturbance satisfies undefined
      // nock accepts every readable stream, although its types do not say so.
      return [status, method === 'HEAD' ? '' : (inOnePiece as ReadStream), headers]
  }
}
