import type { GraphError, TokenError } from '../../contract/index.ts'
import type { VirtualClock } from '../../control/clock.ts'
import { jsonResponse, type WireRequest, type WireResponse } from '../../control/wire.ts'
import { GraphRefusal } from '../graph/errors.ts'
import { graphTime } from '../graph/graph-time.ts'
import { type Trace, traced } from '../graph/tracing.ts'
import { graphAudience } from '../identity/graph-audience.ts'
import { IdentityRefusal } from '../identity/identity-errors.ts'
import { ThrottleRefusal } from '../throttling/throttle-refusal.ts'

/** The answer to any error that an operation or a transport throws. */
export function errorAnswer(error: unknown, request: WireRequest, trace: Trace, clock: VirtualClock): WireResponse {
  const answer = isLoginPath(request.url.pathname)
    ? tokenErrorAnswer(loginRefusalFor(error), request.url.origin, trace, clock)
    : withRestart(graphErrorAnswer(refusalFor(error), trace, clock), request)
  return traced(answer, trace)
}

/** A client whose link has expired begins again at the address in `Location`: that of its request, with an empty token. */
function withRestart(answer: WireResponse, { url }: WireRequest): WireResponse {
  // An import log that is gone has no such address.
  if (answer.status !== 410 || !url.pathname.startsWith('/v1.0/')) return answer
  return { ...answer, headers: { ...answer.headers, location: `${url.origin}${url.pathname}?$deltatoken=` } }
}

/** What Graph repeats inside an answer with the status 429. */
const throttledInnerError = { code: '429', message: 'Please retry after', status: '429' }

function graphErrorAnswer(refusal: GraphRefusal, trace: Trace, clock: VirtualClock): WireResponse {
  const innerError = {
    ...(refusal.status === 429 && throttledInnerError),
    date: graphTime(clock.now()).replace('Z', ''),
    'request-id': trace.requestId,
    'client-request-id': trace.clientRequestId,
  }
  const body: GraphError = { error: { code: refusal.code, message: refusal.message, innerError } }
  const answer = jsonResponse(refusal.status, body, 'application/json')
  if (refusal instanceof ThrottleRefusal) {
    return { ...answer, headers: { ...answer.headers, 'retry-after': String(refusal.retryAfterSeconds) } }
  }
  if (refusal.status !== 401) return answer
  return {
    ...answer,
    headers: { ...answer.headers, 'www-authenticate': `Bearer realm="", resource="${graphAudience}"` },
  }
}

function tokenErrorAnswer(refusal: IdentityRefusal, origin: string, trace: Trace, clock: VirtualClock): WireResponse {
  const timestamp = graphTime(clock.now()).replace('T', ' ')
  const body: TokenError = {
    error: refusal.code,
    error_description: `AADSTS${refusal.aadsts}: ${refusal.message} Trace ID: ${trace.requestId} Correlation ID: ${trace.clientRequestId} Timestamp: ${timestamp}`,
    error_codes: [refusal.aadsts],
    timestamp,
    trace_id: trace.requestId,
    correlation_id: trace.clientRequestId,
    error_uri: `${origin}/error?code=${refusal.aadsts}`,
  }
  return jsonResponse(refusal.status, body)
}

/**
 * Whether a path belongs to the login, known here or not. A client reads errors there in OAuth's shape only.
 */
export function isLoginPath(pathname: string): boolean {
  return /^\/+(?:common|organizations|consumers)(?:\/|$)|^\/+(?!v1\.0\/|beta\/|import\/|upload\/)[^/]+\/+(?:oauth2|discovery|v2\.0|\.well-known|adminconsent|kmsi|login|logout|reprocess|saml2?|wsfed|federationmetadata)(?:\/|$)/i.test(
    pathname,
  )
}

/** The refusal of a tenant that has too much to do, for an injected status; undefined for another status. */
export function injectedRefusal(status: number, pathname: string): Error | undefined {
  const isLogin = isLoginPath(pathname)
  if (status === 429) return isLogin ? new IdentityRefusal('throttled') : new GraphRefusal('tooManyRequests')
  if (status === 503) return isLogin ? new IdentityRefusal('unavailable') : new GraphRefusal('serviceUnavailable')
  return undefined
}

function loginRefusalFor(error: unknown): IdentityRefusal {
  if (error instanceof IdentityRefusal) return error
  const { status, message } = refusalFor(error)
  if (status === 413) return new IdentityRefusal('tooLarge')
  if (status < 500) return new IdentityRefusal('unreadable')
  return new IdentityRefusal('failed', error instanceof Error ? error.name : message)
}

/** Transports throw errors with a status. Any other error here is a mistake of the mock itself. */
function refusalFor(error: unknown): GraphRefusal {
  if (error instanceof GraphRefusal) return error
  const status = error instanceof Error && 'status' in error ? Number(error.status) : 500
  if (status === 413) return new GraphRefusal('bodyTooLarge')
  if (status >= 400 && status < 500) return new GraphRefusal('requestUnreadable')
  return new GraphRefusal('internal', error instanceof Error ? error.name : typeof error)
}
