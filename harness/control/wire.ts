import { Readable } from 'node:stream'

/** A request as both servers see it, through any transport. */
export interface WireRequest {
  method: string
  url: URL
  /** Values of the `:name` parts of the operation's path, percent-decoded. */
  params: Record<string, string>
  /** Names in lower case. */
  headers: Record<string, string>
  body: Buffer
  /** The address of the caller, as the socket shows it; absent where there is no network between. */
  clientIp?: string | undefined
}

/**
 * What a transport does instead of delivering an answer, if a fault demands it. `reset`: breaks the connection.
 * `silence`: sends nothing, and keeps the connection until the caller goes. `cut`: sends the status, all headers and
 * `sentBytes` of the body, then ends the connection.
 */
export type Disturbance = { kind: 'reset' } | { kind: 'silence' } | { kind: 'cut'; sentBytes: number }

/**
 * The body of an answer: a text, bytes, bytes in consecutive pieces, or a stream. Pieces let a transport send a large
 * answer without copying its parts.
 */
export type WireBody = string | Buffer | Buffer[] | Readable

/** An answer before a transport delivers it. Header names in lower case. */
export interface WireResponse {
  /** 0 if there is no answer: before the operation, a fault breaks the connection or lets the caller wait. */
  status: number
  headers: Record<string, string>
  body: WireBody
  /** Absent: the transport delivers the answer. */
  disturbance?: Disturbance | undefined
}

/** Answers a request. */
export type HandleRequest = (request: WireRequest) => Promise<WireResponse>

/** One operation of a server. Transports, journal and faults refer to it by its name. */
export interface Operation {
  /** Stable; faults are armed by it: `items.list`, `folders.create`. */
  name: string
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  /** `:name` marks a parameter that holds one path segment. */
  path: string
  /**
   * Fields of the answer that hold a secret: a token, or an address with a `token` in its query. A connector must keep
   * them secret (SEC-1, SEC-3). Absent: there are none.
   */
  secretFields?: readonly string[]
  /**
   * `within` answers a request inside this one, such as a part of a batch, as if it had come alone, with faults and
   * journal. It is absent if the operation is called directly, without a transport.
   */
  respond(request: WireRequest, within?: HandleRequest): Promise<WireResponse> | WireResponse
}

/** A server without a transport: the same object behind Express, msw and nock. */
export interface WireServer {
  /** `telemessage` or `m365`: the journal's name for it. */
  name: string
  operations: Operation[]
  /**
   * The path by which an operation is found, for a server with several spellings of one path. The request keeps its own
   * spelling. Absent: each path has one spelling.
   */
  routedPath?(pathname: string): string
  /** The caller, as far as the credentials in the request show it; for the journal and for faults for one caller. */
  actorOf(request: WireRequest): string | undefined
  /**
   * The resource of a request by which the server counts its limits, such as a mailbox; undefined if it concerns none.
   * Absent: the server does not count by resource.
   */
  resourceOf?(request: WireRequest): string | undefined
  /**
   * Lets the credentials in a request expire, as if their time were over; false if it has no credentials that can
   * expire. Absent: the server has no credentials that expire.
   */
  expire?(request: WireRequest): boolean
  /** The answer for a path or method that no operation has. */
  notFound(request: WireRequest): WireResponse
  /**
   * The server's own answer with a status that a fault injects, such as 429; undefined if it has none of its own. Absent: it
   * never has.
   */
  refused?(status: number, request: WireRequest): WireResponse | undefined
  /** The answer when an operation throws: a refusal from the catalogue, or a mistake of the server. */
  failed(error: unknown, request: WireRequest): WireResponse
}

/** A body, unless it is a stream, in one piece. */
export function wholeBody(body: Exclude<WireBody, Readable>): string | Buffer {
  return Array.isArray(body) ? Buffer.concat(body) : body
}

/** The text of a body that is a text or bytes in pieces; undefined for other bodies. */
export function textOfBody(body: WireBody): string | undefined {
  if (body instanceof Readable || Buffer.isBuffer(body)) return undefined
  return wholeBody(body).toString()
}

/** A JSON answer. `contentType` is for JSON dialects such as problem details. */
export function jsonResponse(
  status: number,
  body: unknown,
  contentType = 'application/json; charset=utf-8',
): WireResponse {
  return { status, headers: { 'content-type': contentType }, body: JSON.stringify(body) }
}
