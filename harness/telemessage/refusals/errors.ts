import type { Problem } from '../../contract/index.ts'
import { jsonResponse, type WireRequest, type WireResponse } from '../../control/wire.ts'
import { type CaptureProblemCode, captureProblems } from './capture-problems.ts'
import type { ProblemEntry } from './problem-entry.ts'

/** Every way in which the site refuses a request. Part of the wire contract: `urn:mock-telemessage:problem:<code>`. */
export type ProblemCode =
  | 'body-not-json'
  | 'login-body-invalid'
  | 'login-refused'
  | 'login-locked'
  | 'token-missing'
  | 'token-invalid'
  | 'parameter-unknown'
  | 'parameter-repeated'
  | 'parameter-invalid'
  | 'window-reversed'
  | 'cursor-unknown'
  | 'cursor-of-another-window'
  | 'item-not-found'
  | 'attachment-not-found'
  | 'range-not-satisfiable'
  | 'not-found'
  | 'request-unreadable'
  | 'internal'
  | CaptureProblemCode

/** The catalogue of the site's refusals. */
export const problems: Record<ProblemCode, ProblemEntry> = {
  'body-not-json': {
    status: 415,
    title: 'The body is not declared as JSON',
    right: 'send it with content-type: application/json',
  },
  'login-body-invalid': {
    status: 400,
    title: 'The login request is not as it should be',
    right: 'send a JSON object with "username" and "password", texts of 1 to 256 characters, and nothing else',
  },
  // SIT-7: one answer for an unknown user and a wrong password; two would tell an attacker which names exist.
  'login-refused': {
    status: 401,
    title: 'The login is refused',
    right: 'use the username and password of an administration account',
  },
  // SIT-7: names that do not exist lock like those that do; a lock must not tell them apart either.
  'login-locked': {
    status: 429,
    title: 'Too many logins with this username have failed',
    right: 'wait as many seconds as retry-after says, then use the username and password of an administration account',
  },
  'token-missing': {
    status: 401,
    title: 'The request carries no access token',
    right: 'log in and send authorization: Bearer <accessToken>',
  },
  'token-invalid': {
    status: 401,
    title: 'The access token is unknown or has expired',
    right: 'log in again and use the new token',
  },
  'parameter-unknown': {
    status: 400,
    title: 'The query has a parameter that does not exist here',
    right: 'use the documented parameters only',
  },
  'parameter-repeated': {
    status: 400,
    title: 'The query has a parameter more than once',
    right: 'give each parameter once',
  },
  'parameter-invalid': {
    status: 400,
    title: 'A parameter is missing or has a value that it cannot have',
    right: 'see what the parameter takes',
  },
  'window-reversed': {
    status: 400,
    title: 'The window ends before it begins',
    right: 'give a "from" that is not later than "to"',
  },
  'cursor-unknown': {
    status: 400,
    title: 'The cursor was not given out by this site',
    right: 'use nextCursor of the page before, unaltered, or begin without a cursor',
  },
  'cursor-of-another-window': {
    status: 400,
    title: 'The cursor belongs to another window',
    right: 'repeat "from", "to" and "basis" of the first page with every cursor that follows from it',
  },
  'item-not-found': {
    status: 404,
    title: 'There is no such item',
    right: 'use an itemId of an item that was captured in this account',
  },
  // One answer whether the item or only the attachment is unknown; two would let ids of items be guessed.
  'attachment-not-found': {
    status: 404,
    title: 'There is no such attachment',
    right: 'use an itemId with an attachmentId of that item',
  },
  'range-not-satisfiable': {
    status: 416,
    title: 'The range lies outside the attachment',
    right: 'ask for bytes below the size in content-range',
  },
  'not-found': {
    status: 404,
    title: 'The site has no such path, or not with this method',
    right: 'use a documented operation',
  },
  'request-unreadable': {
    status: 400,
    title: 'The request cannot be read',
    right: 'send a well-formed path and a body of a size and encoding that the operation takes',
  },
  internal: {
    status: 500,
    title: 'The site failed',
    right: 'try again; if it stays so, it is a mistake of this mock and worth a report',
  },
  ...captureProblems,
}

/** A request that the site refuses, for a reason in the catalogue. */
export class Refusal extends Error {
  readonly code: ProblemCode
  readonly wrong: string | undefined
  readonly headers: Record<string, string>
  /** `wrong`: what exactly was wrong with this request; the entry's title when there is no more to say. */
  constructor(code: ProblemCode, wrong?: string, headers: Record<string, string> = {}) {
    super(wrong ?? problems[code].title)
    this.name = 'Refusal'
    this.code = code
    this.wrong = wrong
    this.headers = headers
  }
}

/** A refusal as problem details (RFC 9457); `instance` is the path that was asked for. */
export function problemOf(refusal: Refusal, instance: string): Problem {
  const { status, title, right } = problems[refusal.code]
  const type = `urn:mock-telemessage:problem:${refusal.code}`
  return { type, title, status, detail: `${refusal.wrong ?? title}: ${right}`, instance }
}

/** The answer to a refused request: problem details, with the challenge that RFC 9110 wants on every 401. */
export function problemResponse(refusal: Refusal, request: WireRequest): WireResponse {
  const problem = problemOf(refusal, request.url.pathname)
  const { status } = problem
  const response = jsonResponse(status, problem, 'application/problem+json')
  const challenge: Record<string, string> = status === 401 ? { 'www-authenticate': 'Bearer' } : {}
  return { ...response, headers: { ...response.headers, ...challenge, ...refusal.headers } }
}

/** The refusal that something thrown amounts to; `internal` for what nobody foresaw, without any of its words. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  return new Refusal(isTransportRefusal(error) ? 'request-unreadable' : 'internal')
}

/** Transports mark what a client sent wrong (a broken percent-encoding, too large a body) with its 4xx status. */
function isTransportRefusal(error: unknown): boolean {
  if (!(error instanceof Error) || !('status' in error)) return false
  return typeof error.status === 'number' && error.status >= 400 && error.status < 500
}
