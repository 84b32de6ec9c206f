import type { z } from 'zod'
import { type ItemsQuery, itemsQuerySchema, pageItemsDefault, pageItemsMax } from '../../contract/index.ts'
import type { PageWindow } from '../archive/archive.ts'
import { Refusal } from '../refusals/errors.ts'

/** The parameters of a request for the list of items. */
export interface ListRequest {
  window: PageWindow
  limit: number
  cursor: string | undefined
}

const instant = 'an instant in ISO 8601, such as 2026-01-31T00:00:00Z (percent-encode a plus sign)'
const right: Record<keyof ItemsQuery, string> = {
  from: `takes ${instant}`,
  to: `takes ${instant}`,
  basis: 'takes capture or event',
  limit: `takes a whole number from 1 to ${pageItemsMax}`,
  cursor: 'takes nextCursor of the page before',
}

/**
 * Reads the query string of the list. Throws a Refusal for a parameter that is unknown, repeated or invalid, and for a
 * window that ends before it begins.
 */
export function readListRequest(url: URL): ListRequest {
  const query = readQuery(url, itemsQuerySchema, right)
  const { from, to, basis = 'capture', limit = pageItemsDefault, cursor } = query
  const window: PageWindow = { fromMs: Date.parse(from), toMs: Date.parse(to), basis }
  if (window.fromMs > window.toMs) throw new Refusal('window-reversed')
  return { window, limit, cursor }
}

/**
 * Reads a query string that fits a schema; `right` describes the values of each parameter, as the end of a sentence.
 * Throws the Refusals of `readParameters`, and `parameter-invalid`.
 */
export function readQuery<Query>(
  url: URL,
  schema: z.ZodType<Query>,
  right: Readonly<Record<keyof Query & string, string>>,
): Query {
  const query = schema.safeParse(readParameters(url, Object.keys(right)))
  if (query.success) return query.data
  const name = query.error.issues[0]?.path[0] as keyof Query & string
  throw new Refusal('parameter-invalid', `The parameter "${name}" ${right[name]}`)
}

/**
 * The parameters of a query string. Throws the Refusals `parameter-unknown` and `parameter-repeated`: a site that
 * ignores a misspelt `form`, or uses one of two windows, would serve a day that was not requested.
 */
export function readParameters(url: URL, known: string[]): Record<string, string> {
  const parameters: Record<string, string> = {}
  for (const [name, value] of url.searchParams) {
    if (!known.includes(name)) throw new Refusal('parameter-unknown', unknownParameter(name, known))
    if (Object.hasOwn(parameters, name)) {
      throw new Refusal('parameter-repeated', `The parameter "${name}" is in the query more than once`)
    }
    parameters[name] = value
  }
  return parameters
}

function unknownParameter(name: string, known: string[]): string {
  const there = known.length === 0 ? 'it takes none' : `there are ${known.join(', ')}`
  return `This operation has no parameter "${name.slice(0, 64)}", ${there}`
}
