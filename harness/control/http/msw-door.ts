import { Readable } from 'node:stream'
import { type HttpHandler, HttpResponse, http } from 'msw'
import type { OfferedOperation } from './exchange.ts'
import type { WireRequest, WireResponse, WireServer } from './wire.ts'

/**
 * A server as msw handlers, for `setupServer` in the same process: every operation below `baseUrl`, and the server's own
 * refusal for everything else there.
 */
export function mswDoor(server: WireServer, offered: OfferedOperation[], baseUrl: string): HttpHandler[] {
  const handlers = offered.map(({ operation, exchange }) => {
    const method = operation.method.toLowerCase() as Lowercase<typeof operation.method>
    return http[method](`${baseUrl}${operation.path}`, async ({ request, params }) =>
      fetchResponse(await exchange(await wireRequest(request, params))),
    )
  })
  const rest = http.all(`${baseUrl}/*`, async ({ request }) =>
    fetchResponse(server.notFound(await wireRequest(request, {}))),
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

function fetchResponse(answer: WireResponse): Response {
  const body =
    answer.body instanceof Readable
      ? (Readable.toWeb(answer.body) as ReadableStream<Uint8Array>)
      : new Uint8Array(Buffer.from(answer.body))
  return new HttpResponse(body, { status: answer.status, headers: answer.headers })
}
