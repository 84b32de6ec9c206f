import { FatalError } from '../errors.ts'

/**
 * An address below a base. Segments are percent-encoded, so that no id can lead elsewhere. Throws a FatalError
 * (`link-to-another-host`) for `.` and `..`, because encoding does not help there.
 */
export function urlBelow(base: URL, segments: readonly string[], query: Record<string, string> = {}): URL {
  if (segments.some((segment) => /^\.{1,2}$/.test(segment))) {
    throw new FatalError(
      'link-to-another-host',
      `an id from ${base.host} leads to another path: an id cannot consist of dots`,
    )
  }
  const url = new URL(base)
  url.pathname = [base.pathname.replace(/\/+$/, ''), ...segments.map(encodedSegment)].join('/')
  url.search = new URLSearchParams(query).toString()
  return url
}

/** Half of a surrogate pair has no encoding. It becomes U+FFFD in UTF-8, which names nothing, and the server answers so. */
function encodedSegment(segment: string): string {
  return encodeURIComponent(Buffer.from(segment).toString())
}

/**
 * A link that a server handed out. Throws a FatalError (`link-to-another-host`) when it leaves the configured host:
 * a person who can forge a link must not get the archive or its credentials (SEC-3).
 */
export function linkWithin(base: URL, link: string, what: string): URL {
  const url = URL.canParse(link) ? new URL(link) : undefined
  if (url?.origin === base.origin) return url
  const message = `${what} leads away from ${base.host}: let the server send links to itself, or configure its real address`
  throw new FatalError('link-to-another-host', message)
}
