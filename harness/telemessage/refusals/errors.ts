import type { Problem } from '../../contract/index.ts'
import { jsonResponse, type WireRequest, type WireResponse } from '../../control/wire.ts'
import { type CaptureProblemCode, captureProblems } from './capture-problems.ts'
import type { ProblemEntry } from './problem-entry.ts'

/** The codes of all refusals of the site. Part of the wire contract: `urn:mock-telemessage:problem:<code>`. */
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
  | 'cursor-expired'
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
    title: 'The login request is not valid',
    right: 'send a JSON object with only "username" and "password", each a text of 1 to 256 characters',
  },
  // SIT-7: the same answer for an unknown user and a wrong password; two would show an attacker which names exist.
  'login-refused': {
    status: 401,
    title: 'The login is refused',
    right: 'use the username and password of an administration account',
  },
  // SIT-7: names that do not exist are locked too, so that a lock does not show which names exist.
  'login-locked': {
    status: 429,
    title: 'Too many logins with this username have failed',
    right: 'wait for the seconds in retry-after, then use the username and password of an administration account',
  },
  'token-missing': {
    status: 401,
    title: 'The request has no access token',
    right: 'log in and send authorization: Bearer <accessToken>',
  },
  'token-invalid': {
    status: 401,
    title: 'The access token is unknown or has expired',
    right: 'log in again and use the new token',
  },
  'parameter-unknown': {
    status: 400,
    title: 'The query has an unknown parameter',
    right: 'use only the documented parameters',
  },
  'parameter-repeated': {
    status: 400,
    title: 'The query has a parameter more than once',
    right: 'send each parameter once',
  },
  'parameter-invalid': {
    status: 400,
    title: 'A parameter is missing or its value is not valid',
    right: 'see the description of the parameter',
  },
  'window-reversed': {
    status: 400,
    title: 'The window ends before it begins',
    right: 'send a "from" that is not later than "to"',
  },
  'cursor-unknown': {
    status: 400,
    title: 'The cursor is not from this site',
    right: 'use nextCursor of the page before, unaltered, or begin without a cursor',
  },
  'cursor-of-another-window': {
    status: 400,
    title: 'The cursor belongs to another window',
    right: 'send the "from", "to" and "basis" of the first page with each of its cursors',
  },
  'cursor-expired': {
    status: 410,
    title: 'The cursor has expired',
    right: 'read the window from its beginning, without a cursor; items that come again have the itemId that they had',
  },
  'item-not-found': {
    status: 404,
    title: 'There is no such item',
    right: 'use an itemId of an item that was captured in this account',
  },
  // The same answer if the item or only the attachment is unknown; with two, a stranger could guess ids of items.
  'attachment-not-found': {
    status: 404,
    title: 'There is no such attachment',
    right: 'use an itemId with an attachmentId of that item',
  },
  'range-not-satisfiable': {
    status: 416,
    title: 'The range is outside the attachment',
    right: 'ask for bytes below the size in content-range',
  },
  'not-found': {
    status: 404,
    title: 'The site has no such path, or not for this method',
    right: 'use a documented operation',
  },
  'request-unreadable': {
    status: 400,
    title: 'The request cannot be read',
    right: 'send a well-formed path and a body whose size and encoding the operation accepts',
  },
  internal: {
    status: 500,
    title: 'The site failed',
    right: 'try again; if it fails again, please report it as a fault of this mock',
  },
  ...captureProblems,
}

/** A request that the site refuses, for a reason in the catalogue. */
export class Refusal extends Error {
  readonly code: ProblemCode
  readonly wrong: string | undefined
  readonly headers: Record<string, string>
  /** `wrong`: what is wrong with this request; by default the title of the entry. */
  constructor(code: ProblemCode, wrong?: string, headers: Record<string, string> = {}) {
    super(wrong ?? problems[code].title)
    this.name = 'Refusal'
    this.code = code
    this.wrong = wrong
    this.headers = headers
  }
}

/** A refusal as problem details (RFC 9457); `instance` is the path of the request. */
export function problemOf(refusal: Refusal, instance: string): Problem {
  const { status, title, right } = problems[refusal.code]
  const type = `urn:mock-telemessage:problem:${refusal.code}`
  return { type, title, status, detail: `${refusal.wrong ?? title}: ${right}`, instance }
}

/** The answer to a refused request: problem details, with the challenge that RFC 9110 requires for every 401. */
export function problemResponse(refusal: Refusal, request: WireRequest): WireResponse {
  const problem = problemOf(refusal, request.url.pathname)
  const { status } = problem
  const response = jsonResponse(status, problem, 'application/problem+json')
  const challenge: Record<string, string> = status === 401 ? { 'www-authenticate': 'Bearer' } : {}
  return { ...response, headers: { ...response.headers, ...challenge, ...refusal.headers } }
}

/** The refusal for a thrown value; `internal`, without its message, for an unexpected one. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  return new Refusal(isTransportRefusal(error) ? 'request-unreadable' : 'internal')
}

/** Transports mark mistakes of a client (a broken percent-encoding, a body that is too large) with a 4xx status. */
function isTransportRefusal(error: unknown): boolean {
  if (!(error instanceof Error) || !('status' in error)) return false
  return typeof error.status === 'number' && error.status >= 400 && error.status < 500
}
