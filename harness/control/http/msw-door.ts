import { Readable } from 'node:stream'
import { type HttpHandler, HttpResponse, http } from 'msw'
import { cutBody } from './cut-body.ts'
import { dispatcher } from './dispatch.ts'
import type { OfferedOperation } from './exchange.ts'
import { type WireRequest, type WireResponse, type WireServer, wholeBody } from './wire.ts'

/**
 * A server as msw handlers, for `setupServer` in the same process: every operation below `baseUrl`, and the server's own
 * refusal for everything else there.
 *
 * A reset is a network error, as msw makes it. There are no connections to be opened, so that no fault can be aimed at that.
 */
export function mswDoor(server: WireServer, offered: OfferedOperation[], baseUrl: string): HttpHandler[] {
  const handlers = offered.map(({ operation, exchange }) => {
    const method = operation.method.toLowerCase() as Lowercase<typeof operation.method>
    return http[method](`${baseUrl}${operation.path}`, async ({ request, params }) =>
      fetchResponse(await exchange(await wireRequest(request, params)), request.signal),
    )
  })
  // Other spellings of the paths, too: msw knows only those of the operations.
  const dispatch = dispatcher(server, offered, new URL(baseUrl).pathname.replace(/\/$/, ''))
  const rest = http.all(`${baseUrl}/*`, async ({ request }) =>
    fetchResponse(await dispatch(await wireRequest(request, {})), request.signal),
  )
  return [...handlers, rest]
}

async function wireRequest(
  request: Request,
  params: Record<string, string | readonly string[] | undefined>,
): Promise<WireRequest> {
  return {
    method: request.method,
    url: new URL(request.url),
    // Decoded by msw already.
    params: Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)])),
    headers: Object.fromEntries(request.headers),
    body: Buffer.from(await request.arrayBuffer()),
  }
}

/** Statuses of answers that have no body, not even an empty one. */
const bodiless = [204, 205, 304]

async function fetchResponse(answer: WireResponse, signal: AbortSignal): Promise<Response> {
  const { status, headers, transport } = answer
  switch (transport?.kind) {
    case 'silence':
      await abortion(signal)
      return HttpResponse.error()
    case 'reset':
      return HttpResponse.error()
    case 'cut':
      return new HttpResponse(fetchBody(cutBody(answer.body, transport.sentBytes)), { status, headers })
    default:
      return new HttpResponse(bodiless.includes(status) ? null : fetchBody(answer.body), { status, headers })
  }
}

function fetchBody(body: WireResponse['body']): ReadableStream<Uint8Array> | Uint8Array<ArrayBuffer> {
  if (body instanceof Readable) return Readable.toWeb(body) as ReadableStream<Uint8Array>
  return new Uint8Array(Buffer.from(wholeBody(body)))
}

/** Ends when the caller gives up, which may be never. */
function abortion(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
