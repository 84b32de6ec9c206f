import { documentedOptions, isDocumented } from './documented.ts'
import { GraphRefusal } from './errors.ts'

/**
 * The query options of a request, with or without their dollar sign. Throws `queryUnsupported` for one that is not in
 * `known`, so that a filter that the mock does not support is never silently ignored: the client would take every user for
 * the one it asked for. Throws `optionUnsupported` for one that Microsoft documents, here or, by `documented`, for this
 * operation. Throws `queryRepeated` for one that is there twice.
 */
export function readQuery<T extends string>(
  url: URL,
  known: readonly T[],
  documented: readonly string[] = [],
): Partial<Record<T, string>> {
  const options: Partial<Record<T, string>> = {}
  for (const [name, value] of url.searchParams) {
    const option = known.find((candidate) => candidate === name || candidate === `$${name}`)
    if (option === undefined) throw refusedOption(name, documented)
    if (options[option] !== undefined) throw new GraphRefusal('queryRepeated', option)
    options[option] = value
  }
  return options
}

function refusedOption(name: string, documented: readonly string[]): GraphRefusal {
  const all = [...documentedOptions, ...documented]
  const isKnown = [name, `$${name}`].some((spelled) => isDocumented(all, spelled))
  return new GraphRefusal(isKnown ? 'optionUnsupported' : 'queryUnsupported', name)
}

/** An option of a URL under its name with or without the dollar sign; undefined if it is absent. */
export function optionIn(url: URL, name: `$${string}`): string | undefined {
  return url.searchParams.get(name) ?? url.searchParams.get(name.slice(1)) ?? undefined
}

/** A whole number without sign from a query option; undefined for anything else, and for one outside the range. */
export function readNumber(text: string, min: number, max: number): number | undefined {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
  return value >= min && value <= max ? value : undefined
}

/** `true` or `false`, in any letter case; false when it is absent. Throws `pagingInvalid`, which names the option. */
export function readFlag(name: string, text: string | undefined): boolean {
  const flag = (text ?? 'false').toLowerCase()
  if (flag !== 'true' && flag !== 'false') throw new GraphRefusal('pagingInvalid', `${name} (true or false)`)
  return flag === 'true'
}
