import type { Readable } from 'node:stream'

/** A request as both servers see it, whichever door it came through. */
export interface WireRequest {
  method: string
  url: URL
  /** Values of the `:name` parts of the operation's path, percent-decoded. */
  params: Record<string, string>
  /** Names in lower case. */
  headers: Record<string, string>
  body: Buffer
}

/** An answer before a door puts it on its transport. Header names in lower case. */
export interface WireResponse {
  status: number
  headers: Record<string, string>
  body: string | Buffer | Readable
}

/** One thing a server can be asked to do. Doors, journal and faults know it by its name. */
export interface Operation {
  /** Stable; faults are armed by it: `items.list`, `folders.create`. */
  name: string
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  /** `:name` marks a parameter that holds one path segment. */
  path: string
  respond(request: WireRequest): Promise<WireResponse> | WireResponse
}

/** A server without a transport: the same object behind Express and msw. */
export interface WireServer {
  /** `telemessage` or `m365`: the journal's name for it. */
  name: string
  operations: Operation[]
  /** Who is calling, as far as the credentials in the request tell; for the journal and for faults aimed at one caller. */
  actorOf(request: WireRequest): string | undefined
  /** The answer for a path or method that no operation has. */
  notFound(request: WireRequest): WireResponse
  /** The answer for something an operation threw: a refusal from the catalogue, or the server's own mistake. */
  failed(error: unknown, request: WireRequest): WireResponse
}

/** A JSON answer. `contentType` is for the JSON dialects, problem details among them. */
export function jsonResponse(
  status: number,
  body: unknown,
  contentType = 'application/json; charset=utf-8',
): WireResponse {
  return { status, headers: { 'content-type': contentType }, body: JSON.stringify(body) }
}
