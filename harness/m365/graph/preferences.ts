import type { WireRequest } from '../../control/wire.ts'

/** The preferences of a request by name in lower case, without quotes; the first of several with one name (RFC 7240, 2). */
export function preferencesOf({ headers }: Pick<WireRequest, 'headers'>): Map<string, string> {
  const preferences = new Map<string, string>()
  for (const part of (headers['prefer'] ?? '').match(/(?:[^,"]|"[^"]*"?)+/g) ?? []) {
    const [, name, value = ''] = /^\s*([^\s=;]+)\s*(?:=\s*("[^"]*"|[^\s;]*))?/.exec(part) ?? []
    if (name === undefined || preferences.has(name.toLowerCase())) continue
    preferences.set(name.toLowerCase(), value.replaceAll('"', ''))
  }
  return preferences
}

/** Whether a request asks for ids that stay when a message is moved: `Prefer: IdType="ImmutableId"`. */
export function prefersImmutableIds(request: Pick<WireRequest, 'headers'>): boolean {
  return preferencesOf(request).get('idtype')?.toLowerCase() === 'immutableid'
}

/** The largest page that a request asks for with `Prefer: odata.maxpagesize`; undefined for none, and for one that is no size. */
export function preferredPageSize(request: Pick<WireRequest, 'headers'>): number | undefined {
  const preferences = preferencesOf(request)
  const text = preferences.get('odata.maxpagesize') ?? preferences.get('maxpagesize') ?? ''
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined
}

/** The body type that a request asks for; undefined for none. */
export function preferredBodyType(request: Pick<WireRequest, 'headers'>): 'text' | 'html' | undefined {
  const preferred = preferencesOf(request).get('outlook.body-content-type')?.toLowerCase()
  return preferred === 'text' || preferred === 'html' ? preferred : undefined
}
