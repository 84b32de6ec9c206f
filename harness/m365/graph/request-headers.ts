import type { WireRequest, WireResponse } from '../../control/wire.ts'
import { GraphRefusal } from './errors.ts'
import { preferencesOf, preferredBodyType, preferredPageSize, prefersImmutableIds } from './preferences.ts'

/**
 * What an operation does with headers that change the answer of some operations only. `entity tags`: it compares
 * `If-Match`. `item ids`: its answers have ids of messages, or of what belongs to them. `bodies`: they have the bodies
 * of messages. `page size`: it answers in pages, whose length `Prefer: odata.maxpagesize` limits.
 */
export type Honoured = 'entity tags' | 'item ids' | 'bodies' | 'page size'

/**
 * Headers of HTTP and OData that change what a request means, and that no operation honours. To pass one over would be
 * an answer to another question: a client that sends `If-None-Match` would read a message that it has.
 */
const refusedHeaders: readonly string[] = [
  'if-none-match',
  'if-modified-since',
  'if-unmodified-since',
  'if-range',
  'range',
  'x-http-method',
  'x-http-method-override',
  'x-method-override',
  'isolation',
  'odata-isolation',
]

/** Preferences of OData and Graph that no operation honours (OData 4.01, 8.2.8; Graph, best practices and delta). */
const refusedPreferences: readonly string[] = [
  'odata.track-changes',
  'track-changes',
  'odata.allow-entityreferences',
  'odata.continue-on-error',
  'continue-on-error',
  'odata.include-annotations',
  'include-annotations',
  'odata.callback',
  'respond-async',
  'exchange.behavior',
  'outlook.data-source',
]

/** Both spellings of one preference: that of OData 4.0, and that of 4.01. */
const pageSizes: readonly string[] = ['odata.maxpagesize', 'maxpagesize']

/**
 * Throws `headerUnsupported` for a header or a preference that the tenant knows of and that this operation does not
 * honour. What is unknown here is passed over, as RFC 9110, 5.1 and RFC 7240, 2 demand.
 */
export function refuseUnhonoured(request: WireRequest, honours: readonly Honoured[]): void {
  const { headers } = request
  const refused = refusedHeaders.find((name) => headers[name] !== undefined)
  if (refused !== undefined) throw new GraphRefusal('headerUnsupported', refused)
  const ifMatch = headers['if-match']
  // A path that leads to nothing is 404 anyway.
  if (ifMatch !== undefined && ifMatch.trim() !== '*' && !honours.includes('entity tags')) {
    throw new GraphRefusal('headerUnsupported', 'If-Match')
  }
  refuseFormats(headers)
  for (const [name, value] of preferencesOf(request)) {
    const isRefused =
      refusedPreferences.includes(name) ||
      (pageSizes.includes(name) && preferredPageSize(request) === undefined) ||
      (name === 'return' && value.toLowerCase() === 'minimal' && request.method !== 'GET') ||
      (name === 'idtype' && !prefersImmutableIds(request)) ||
      (name === 'outlook.body-content-type' && preferredBodyType(request) === undefined)
    if (isRefused) throw new GraphRefusal('headerUnsupported', `Prefer: ${name}${value === '' ? '' : `=${value}`}`)
  }
}

/** Forms of JSON that the tenant does not have: `odata.metadata=full`, and numbers as texts. */
function refuseFormats(headers: Readonly<Record<string, string>>): void {
  const accept = headers['accept'] ?? ''
  const [form] =
    /(?:odata\.)?metadata\s*=\s*"?full|odata\s*=\s*"?\w+|IEEE754Compatible\s*=\s*"?true/i.exec(accept) ?? []
  if (form !== undefined) throw new GraphRefusal('headerUnsupported', `Accept: ${form}`)
  for (const name of ['odata-version', 'odata-maxversion']) {
    const version = headers[name]
    if (version !== undefined && !/^4\.0?1?;?/.test(version.trim())) {
      throw new GraphRefusal('headerUnsupported', `${name}: ${version}`)
    }
  }
}

/** The answer with the preferences that were applied to it, for an operation that honours these. */
export function withPreferencesApplied(
  answer: WireResponse,
  request: WireRequest,
  honours: readonly Honoured[],
): WireResponse {
  if (answer.status >= 300 || request.headers['prefer'] === undefined) return answer
  const applied: string[] = []
  if (honours.includes('item ids') && prefersImmutableIds(request)) applied.push('IdType="ImmutableId"')
  if (honours.includes('bodies')) {
    const bodyType = preferredBodyType(request)
    if (bodyType !== undefined) applied.push(`outlook.body-content-type="${bodyType}"`)
    // Bodies are returned as they came in any case.
    if (preferencesOf(request).has('outlook.allow-unsafe-html')) applied.push('outlook.allow-unsafe-html')
  }
  const pageSize = honours.includes('page size') ? preferredPageSize(request) : undefined
  if (pageSize !== undefined) applied.push(`odata.maxpagesize=${pageSize}`)
  if (applied.length === 0) return answer
  return { ...answer, headers: { ...answer.headers, 'preference-applied': applied.join(', ') } }
}
