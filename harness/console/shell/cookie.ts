import type { Request } from 'express'

/**
 * Cookies are for all ports of a machine, so two consoles beside each other need two names. With `__Host-`, which needs TLS, no other host of
 * the domain can set it (RFC 6265bis).
 */
export function cookieName(request: Request): string {
  return `${request.secure ? '__Host-' : ''}mock_telemessage_console_${request.socket.localPort ?? 0}`
}

/** The value of the cookie of the session; undefined without one. */
export function cookieOf(request: Request): string | undefined {
  const begin = `${cookieName(request)}=`
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim())
  return pairs.find((pair) => pair.startsWith(begin))?.slice(begin.length)
}
