import { textOfBody, type WireResponse } from '../wire.ts'

/** The page with its first item twice; undefined for an empty page and for other answers. */
export function withRepeatedItem(response: WireResponse): WireResponse | undefined {
  return withItems(response, (items) => (items.length > 0 ? [...items.slice(0, 1), ...items] : undefined))
}

/** The page with its items in reverse order; undefined for a page with fewer than two items and for other answers. */
export function withReorderedItems(response: WireResponse): WireResponse | undefined {
  return withItems(response, (items) => (items.length > 1 ? items.toReversed() : undefined))
}

/** The fields that hold the items of a page: `items` at the site, `value` in Graph. */
const itemFields = ['items', 'value']

/** JSON and its dialects. Text of another type is not a page: parsing it as JSON would fail and lead to a 500. */
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
