import type { IncomingHttpHeaders } from 'node:http'
import type { Request, RequestHandler } from 'express'

/**
 * Nothing is loaded but the script, style and pictures of the console itself; no other page may show it in a frame; forms go nowhere
 * else.
 */
const contentSecurityPolicy: string = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** The headers of every answer. Pages hold what messages say, so that nothing keeps them. */
export const securityHeaders: RequestHandler = (_request, response, next) => {
  response.set({
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    // Not `no-referrer`: then browsers would send forms without the Origin by which they are judged.
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
  })
  next()
}

/**
 * Whether a request was meant for this console, by one of its names. A name of another site may point to its address (DNS rebinding): then the
 * browser sends that name as Host, and the script of that site could read the pages.
 */
export function isForOneOf(names: readonly string[], headers: IncomingHttpHeaders): boolean {
  const host = headers.host ?? ''
  return names.includes(host.replace(/:\d{1,5}$/, '').toLowerCase())
}

/** Whether a form was sent from a page of the console itself; browsers that send no Origin are judged by the token of the form. */
export function isOwnOrigin({ headers: { origin, host }, secure }: Pick<Request, 'headers' | 'secure'>): boolean {
  return origin === undefined || origin === `${secure ? 'https' : 'http'}://${host}`
}
