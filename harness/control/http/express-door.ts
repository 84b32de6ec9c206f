import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import express, { type Express, type Request, type Response } from 'express'
import { routedPath } from './dispatch.ts'
import type { Exchange, OfferedOperation } from './exchange.ts'
import { disturb } from './express-transport.ts'
import type { WireRequest, WireResponse, WireServer } from './wire.ts'

/** The largest request body a server reads, in bytes: a message of 150 MB, base64 inside JSON. */
const requestBodyBytesMax = 210 * 1024 * 1024

/** A server behind Express: routing and bytes, no decisions. */
export function expressDoor(server: WireServer, offered: OfferedOperation[]): Express {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  // A query string is read by the operation from the URL; Express would read it a second time.
  app.set('query parser', false)
  app.use(express.raw({ type: () => true, limit: requestBodyBytesMax }))
  if (server.routedPath !== undefined) {
    app.use((request: Request, _response: Response, next: () => void) => {
      const [pathname = '', ...query] = request.url.split('?')
      request.url = [routedPath(server, pathname), ...query].join('?')
      next()
    })
  }
  for (const { operation, exchange } of offered) {
    const method = operation.method.toLowerCase() as Lowercase<typeof operation.method>
    app[method](operation.path, (request, response, next) => {
      // Express would run a GET for a HEAD, and no other door does.
      return request.method === operation.method ? serve(request, response, exchange) : next()
    })
  }
  app.use((request: Request, response: Response) => send(response, server.notFound(wireRequest(request))))
  app.use((error: unknown, request: Request, response: Response, next: (error: unknown) => void) => {
    if (response.headersSent) return next(error)
    return send(response, server.failed(error, wireRequest(request)))
  })
  return app
}

async function serve(request: Request, response: Response, exchange: Exchange): Promise<void> {
  await send(response, await exchange(wireRequest(request)))
}

function wireRequest(request: Request): WireRequest {
  return {
    method: request.method,
    url: urlOf(request),
    params: request.params as Record<string, string>,
    headers: request.headers as Record<string, string>,
    body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
  }
}

/** Joined, not resolved: `//name/path` is a path here, not another host. A Host header or path that is none cannot throw. */
function urlOf(request: Request): URL {
  const { originalUrl } = request
  const origins = [`${request.protocol}://${request.headers.host ?? 'localhost'}`, 'http://localhost']
  // A proxy's client sends the whole address.
  if (!originalUrl.startsWith('/')) origins.unshift('')
  const href = origins.map((origin) => `${origin}${originalUrl}`).find((candidate) => URL.canParse(candidate))
  return new URL(href ?? 'http://localhost/')
}

async function send(response: Response, answer: WireResponse): Promise<void> {
  if (answer.transport !== undefined) return disturb(response, answer, answer.transport)
  if (answer.body instanceof Readable) {
    response.writeHead(answer.status, answer.headers)
    // A client that hangs up in mid-download is its own affair; the stream is closed either way.
    await pipeline(answer.body, response).catch(() => response.destroy())
    return
  }
  const pieces = Array.isArray(answer.body) ? answer.body : [Buffer.from(answer.body)]
  const lengthBytes = pieces.reduce((sum, piece) => sum + piece.length, 0)
  response.writeHead(answer.status, { ...answer.headers, 'content-length': lengthBytes })
  for (const piece of pieces) response.write(piece)
  response.end()
}
