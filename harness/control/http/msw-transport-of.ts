import { Readable } from 'node:stream'
import type { HttpHandler, HttpResponse, http } from 'msw'
import { type WireRequest, type WireResponse, type WireServer, wholeBody } from '../wire.ts'
import type { ControlRoom } from './control-room.ts'
import { cutBody } from './cut-body.ts'
import { dispatcher } from './dispatch.ts'
import { offer } from './offered-operations.ts'

/** What is used of msw. */
export interface Msw {
  http: typeof http
  HttpResponse: typeof HttpResponse
}

/** A server as msw handlers; `baseUrl` is what it answers below. */
export type MswTransport = (server: WireServer, room: ControlRoom, baseUrl: string) => HttpHandler[]

/**
 * A server as msw handlers, for `setupServer` in the same process: every operation below `baseUrl`, and the server's
 * own refusal for everything else there.
 *
 * msw is given, not imported: Node loads it once for ES modules and once more for CommonJS, and the handlers must be
 * from the one that the caller's `setupServer` is from.
 *
 * A reset becomes the network error of msw. No connections are opened, so no fault can be armed for the opening of
 * connections.
 */
export function mswTransportOf({ http, HttpResponse }: Msw): MswTransport {
  const fetchResponse = fetchResponseOf(HttpResponse)
  return (server, room, baseUrl) => {
    const { origin, pathname } = new URL(baseUrl)
    const prefix = pathname.replace(/\/$/, '')
    const handle = dispatcher(server, offer(server, room), prefix)
    // A pattern instead of a path: msw decodes the parameters of paths, and fails if one cannot be decoded.
    const below = new RegExp(`^${literally(`${origin}${prefix}`)}/`)
    return [
      http.all(below, async ({ request }) => fetchResponse(await handle(await wireRequest(request)), request.signal)),
    ]
  }
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

async function wireRequest(request: Request): Promise<WireRequest> {
  return {
    method: request.method,
    url: new URL(request.url),
    params: {},
    headers: Object.fromEntries(request.headers),
    body: Buffer.from(await request.arrayBuffer()),
  }
}

/** Answers with these statuses have no body, not even an empty one. */
const bodiless = [204, 205, 304]

function fetchResponseOf(
  Answer: Msw['HttpResponse'],
): (answer: WireResponse, signal: AbortSignal) => Promise<Response> {
  return async ({ status, headers, body, disturbance }, signal) => {
    switch (disturbance?.kind) {
      case 'silence':
        await abortion(signal)
        return Answer.error()
      case 'reset':
        return Answer.error()
      case 'cut':
        return new Answer(fetchBody(cutBody(body, disturbance.sentBytes)), { status, headers })
      default:
        disturbance satisfies undefined
        return new Answer(bodiless.includes(status) ? null : fetchBody(body), { status, headers })
    }
  }
}

function fetchBody(body: WireResponse['body']): ReadableStream<Uint8Array> | Uint8Array<ArrayBuffer> {
  if (body instanceof Readable) return Readable.toWeb(body) as ReadableStream<Uint8Array>
  return new Uint8Array(Buffer.from(wholeBody(body)))
}

/** Resolves when the caller gives up, which may never happen. */
function abortion(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
