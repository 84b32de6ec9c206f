import { Readable } from 'node:stream'

/** A request as both servers see it, whichever transport it came through. */
export interface WireRequest {
  method: string
  url: URL
  /** Values of the `:name` parts of the operation's path, percent-decoded. */
  params: Record<string, string>
  /** Names in lower case. */
  headers: Record<string, string>
  body: Buffer
}

/**
 * What a transport does instead of delivering an answer, when a fault asks for it. `reset`: breaks the connection. `silence`: sends
 * nothing, and keeps the connection until the caller goes. `cut`: sends the status, all headers and so many bytes of the
 * body, then ends the connection.
 */
export type Disturbance = { kind: 'reset' } | { kind: 'silence' } | { kind: 'cut'; sentBytes: number }

/**
 * What an answer carries: a text, bytes, bytes in pieces that come one behind the other, or a stream. Pieces let a transport
 * send a large answer from where its parts are kept, without a copy.
 */
export type WireBody = string | Buffer | Buffer[] | Readable

/** An answer before a transport delivers it. Header names in lower case. */
export interface WireResponse {
  /** 0 when there is no answer: a fault breaks the connection, or keeps the caller waiting, before the operation. */
  status: number
  headers: Record<string, string>
  body: WireBody
  /** Absent: the transport delivers the answer. */
  disturbance?: Disturbance | undefined
}

/** Answers a request. */
export type HandleRequest = (request: WireRequest) => Promise<WireResponse>

/** One thing a server can be asked to do. Transports, journal and faults know it by its name. */
export interface Operation {
  /** Stable; faults are armed by it: `items.list`, `folders.create`. */
  name: string
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  /** `:name` marks a parameter that holds one path segment. */
  path: string
  /**
   * Fields of the answer that open something: a token, or an address with a `token` in its query. Whoever got one has to keep
   * it to themselves (SEC-1, SEC-3). Absent: there are none.
   */
  secretFields?: readonly string[]
  /**
   * `within` answers a request that came inside of this one as if it had come alone, with faults and journal; absent for an
   * operation that is called directly, and not as a transport offers it.
   */
  respond(request: WireRequest, within?: HandleRequest): Promise<WireResponse> | WireResponse
}

/** A server without a transport: the same object behind Express, msw and nock. */
export interface WireServer {
  /** `telemessage` or `m365`: the journal's name for it. */
  name: string
  operations: Operation[]
  /**
   * The path by which an operation is found, for a server that has several spellings of one path. The request keeps the
   * spelling that it came with. Absent: there is one.
   */
  routedPath?(pathname: string): string
  /** Who is calling, as far as the credentials in the request tell; for the journal and for faults aimed at one caller. */
  actorOf(request: WireRequest): string | undefined
  /**
   * What a request is about that the server counts its limits by, such as a mailbox; undefined when it is about none.
   * Absent: the server counts by nothing of the kind.
   */
  resourceOf?(request: WireRequest): string | undefined
  /**
   * Lets the credentials in a request expire, as if their time were over; false when it carries none that could. Absent:
   * the server knows no credentials that expire.
   */
  expire?(request: WireRequest): boolean
  /** The answer for a path or method that no operation has. */
  notFound(request: WireRequest): WireResponse
  /** The answer for something an operation threw: a refusal from the catalogue, or the server's own mistake. */
  failed(error: unknown, request: WireRequest): WireResponse
}

/** A body that is no stream, in one piece. */
export function wholeBody(body: Exclude<WireBody, Readable>): string | Buffer {
  return Array.isArray(body) ? Buffer.concat(body) : body
}

/** A body that is a text, or bytes in pieces; undefined for every other. */
export function textOfBody(body: WireBody): string | undefined {
  if (body instanceof Readable || Buffer.isBuffer(body)) return undefined
  return wholeBody(body).toString()
}

/** A JSON answer. `contentType` is for the JSON dialects, problem details among them. */
export function jsonResponse(
  status: number,
  body: unknown,
  contentType = 'application/json; charset=utf-8',
): WireResponse {
  return { status, headers: { 'content-type': contentType }, body: JSON.stringify(body) }
}
