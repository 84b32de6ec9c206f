import { Readable } from 'node:stream'
import { type HttpHandler, HttpResponse, http } from 'msw'
import { type WireRequest, type WireResponse, type WireServer, wholeBody } from '../wire.ts'
import type { ControlRoom } from './control-room.ts'
import { cutBody } from './cut-body.ts'
import { dispatcher } from './dispatch.ts'
import { offer } from './offered-operations.ts'

/**
 * A server as msw handlers, for `setupServer` in the same process: every operation below `baseUrl`, and the server's
 * own refusal for everything else there.
 *
 * A reset becomes the network error of msw. No connections are opened, so no fault can be armed for the opening of
 * connections.
 */
export function mswTransport(server: WireServer, room: ControlRoom, baseUrl: string): HttpHandler[] {
  const { origin, pathname } = new URL(baseUrl)
  const prefix = pathname.replace(/\/$/, '')
  const handle = dispatcher(server, offer(server, room), prefix)
  // A pattern instead of a path: msw decodes the parameters of paths, and fails if one cannot be decoded.
  const below = new RegExp(`^${literally(`${origin}${prefix}`)}/`)
  return [
    http.all(below, async ({ request }) => fetchResponse(await handle(await wireRequest(request)), request.signal)),
  ]
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

async function fetchResponse(answer: WireResponse, signal: AbortSignal): Promise<Response> {
  const { status, headers, disturbance } = answer
  switch (disturbance?.kind) {
    case 'silence':
      await abortion(signal)
      return HttpResponse.error()
    case 'reset':
      return HttpResponse.error()
    case 'cut':
      return new HttpResponse(fetchBody(cutBody(answer.body, disturbance.sentBytes)), { status, headers })
    default:
      disturbance satisfies undefined
      return new HttpResponse(bodiless.includes(status) ? null : fetchBody(answer.body), { status, headers })
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
