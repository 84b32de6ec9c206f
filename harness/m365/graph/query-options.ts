import { GraphRefusal } from './errors.ts'

/**
 * The query options of a request. Throws `queryUnsupported` for one that is not in `known`, so that a filter that
 * the mock does not support is never silently ignored: the client would take every user for the one it asked for.
 */
export function readQuery<T extends string>(url: URL, known: readonly T[]): Partial<Record<T, string>> {
  const options: Partial<Record<T, string>> = {}
  for (const [name, value] of url.searchParams) {
    const option = known.find((candidate) => candidate === name)
    if (option === undefined) throw new GraphRefusal('queryUnsupported', name)
    options[option] = value
  }
  return options
}

/** A whole number without sign from a query option; undefined for anything else, and for one outside the range. */
export function readNumber(text: string, min: number, max: number): number | undefined {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
  return value >= min && value <= max ? value : undefined
}
