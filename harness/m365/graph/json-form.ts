import { textOfBody, type WireBody, type WireRequest } from '../../control/wire.ts'

/** Whether a request asks for JSON without annotations: `Accept: application/json;odata.metadata=none`. */
export function prefersNoMetadata({ headers }: Pick<WireRequest, 'headers'>): boolean {
  return /(?:odata\.)?metadata\s*=\s*"?none/i.test(headers['accept'] ?? '')
}

/** The annotations that a client cannot do without (OData JSON Format 4.01, 3.1.3). */
const kept = /@odata\.(?:nextLink|deltaLink|count)$/

/** A JSON body without annotations. */
export function withoutMetadata(body: WireBody): WireBody {
  const text = textOfBody(body)
  if (text === undefined) return body
  return JSON.stringify(JSON.parse(text), (_, value: unknown) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
    return Object.fromEntries(Object.entries(value).filter(([name]) => !name.includes('@odata.') || kept.test(name)))
  })
}
