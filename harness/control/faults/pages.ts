import { textOfBody, type WireResponse } from '../wire.ts'

/** The page with its first item twice; undefined for an answer that is no page, or an empty one. */
export function withRepeatedItem(response: WireResponse): WireResponse | undefined {
  return withItems(response, (items) => (items.length > 0 ? [...items.slice(0, 1), ...items] : undefined))
}

/** The page with its items in reverse order; undefined for an answer that is no page of several items. */
export function withReorderedItems(response: WireResponse): WireResponse | undefined {
  return withItems(response, (items) => (items.length > 1 ? items.toReversed() : undefined))
}

/** Where pages have their items: those of the site, and the collections of Graph. */
const itemFields = ['items', 'value']

/** JSON and its dialects. A text of another type is no page: to read it as one would be a mistake of ours, and a 500. */
const jsonType = /\bjson\b/i

function withItems(
  response: WireResponse,
  distort: (items: unknown[]) => unknown[] | undefined,
): WireResponse | undefined {
  const body = textOfBody(response.body)
  const isJson = jsonType.test(response.headers['content-type'] ?? '')
  if (body === undefined || response.status !== 200 || !isJson) return undefined
  const page: unknown = JSON.parse(body)
  if (typeof page !== 'object' || page === null) return undefined
  for (const [field, items] of Object.entries(page)) {
    const distorted = itemFields.includes(field) && Array.isArray(items) ? distort(items) : undefined
    if (distorted) return { ...response, body: JSON.stringify({ ...page, [field]: distorted }) }
  }
  return undefined
}
