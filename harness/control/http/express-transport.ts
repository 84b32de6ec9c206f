import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { TLSSocket } from 'node:tls'
import express, { type NextFunction, type Request, type Response, Router } from 'express'
import type { WireRequest, WireResponse, WireServer } from '../wire.ts'
import type { ControlRoom } from './control-room.ts'
import { dispatcher } from './dispatch.ts'
import { disturb } from './express-disturbance.ts'
import { offer } from './offered-operations.ts'

/** The largest request body a server reads, in bytes: a message of 150 MB, base64 inside JSON. */
const requestBodyBytesMax = 210 * 1024 * 1024

/** A handler that Node's http server calls with each request, and that any Express application can use. */
export type ExpressTransport = (request: IncomingMessage, response: ServerResponse, next?: NextFunction) => void

/**
 * A server behind Express. It carries bytes and decides nothing: it finds the operation of a request as every other
 * transport does. It is a router, not an application: an application changes the prototype of each request and
 * response, which makes all of Node's http code slow for them (`docs/decisions/0014-a-router-and-no-application.md`).
 */
export function expressTransport(server: WireServer, room: ControlRoom): ExpressTransport {
  const router = Router()
  router.use(express.raw({ type: () => true, limit: requestBodyBytesMax }))
  const handle = dispatcher(server, offer(server, room))
  router.use(async (request: Request, response: Response) => send(response, await handle(wireRequest(request))))
  router.use((error: unknown, request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) return next(error)
    return send(response, server.failed(error, wireRequest(request)))
  })
  // For requests that the router leaves when no further handler follows: a target that Express cannot read, an
  // incomplete answer.
  const endRest = async (request: Request, response: Response): Promise<void> => {
    if (response.headersSent) request.socket.destroy()
    else await send(response, server.notFound(wireRequest(request)))
  }
  return (plainRequest, plainResponse, next) => {
    const [request, response] = [plainRequest as Request, plainResponse as Response]
    router(request, response, next ?? (() => endRest(request, response)))
  }
}

function wireRequest(request: Request): WireRequest {
  return {
    method: request.method,
    url: urlOf(request),
    params: {},
    headers: request.headers as Record<string, string>,
    body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
    clientIp: request.socket.remoteAddress,
  }
}

/**
 * Joined, not resolved: `//name/path` is a path here, not another host. An invalid Host header or path does not throw.
 */
function urlOf(request: Request): URL {
  const { originalUrl } = request
  const scheme = request.socket instanceof TLSSocket ? 'https' : 'http'
  const origins = [`${scheme}://${request.headers.host ?? 'localhost'}`, 'http://localhost']
  // The client of a proxy sends the whole address.
  if (!originalUrl.startsWith('/')) origins.unshift('')
  for (const origin of origins) {
    try {
      return new URL(`${origin}${originalUrl}`)
    } catch {
      // Try the next origin.
    }
  }
  return new URL('http://localhost/')
}

async function send(response: Response, answer: WireResponse): Promise<void> {
  const { status, headers, body, disturbance } = answer
  if (disturbance !== undefined) return disturb(response, answer, disturbance)
  if (body instanceof Readable) {
    response.writeHead(status, headers)
    // A client may close the connection during a download; the stream is closed in any case.
    await pipeline(body, response).catch(() => response.destroy())
    return
  }
  if (Array.isArray(body)) {
    const lengthBytes = body.reduce((sum, piece) => sum + piece.length, 0)
    response.writeHead(status, { ...headers, 'content-length': lengthBytes })
    for (const piece of body) response.write(piece)
    response.end()
    return
  }
  // Sent in one piece, so that a text and its headers leave in one write.
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) })
  response.end(body)
}
