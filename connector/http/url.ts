import { FatalError } from '../errors.ts'

/**
 * An address below a base. Segments are percent-encoded, so that no id in them can lead elsewhere; throws a FatalError
 * (`link-to-another-host`) for `.` and `..`, which would even then.
 */
export function urlBelow(base: URL, segments: readonly string[], query: Record<string, string> = {}): URL {
  if (segments.some((segment) => /^\.{1,2}$/.test(segment))) {
    throw new FatalError(
      'link-to-another-host',
      `an id that ${base.host} gave leads to another path: ids cannot be dots`,
    )
  }
  const url = new URL(base)
  url.pathname = [base.pathname.replace(/\/+$/, ''), ...segments.map(encodedSegment)].join('/')
  url.search = new URLSearchParams(query).toString()
  return url
}

/** Half of a surrogate pair has no encoding: by UTF-8 it becomes U+FFFD, which names nothing, and the server says so. */
function encodedSegment(segment: string): string {
  return encodeURIComponent(Buffer.from(segment).toString())
}

/**
 * A link that a server handed out. Throws a FatalError (`link-to-another-host`) when it leaves the configured host:
 * whoever can place a link must not be sent the archive or its credentials (SEC-3).
 */
export function linkWithin(base: URL, link: string, what: string): URL {
  const url = URL.canParse(link) ? new URL(link) : undefined
  if (url?.origin === base.origin) return url
  const message = `${what} leads away from ${base.host}: let the server hand out links to itself, or configure its real address`
  throw new FatalError('link-to-another-host', message)
}
