/** What may differ from case to case, with the values that matter: `{ place: ['begin', 'middle', 'end'] }`. */
type Dimensions = Readonly<Record<string, readonly string[]>>

/** One value of each dimension. */
type Combination<D extends Dimensions = Dimensions> = { readonly [Name in keyof D]: D[Name][number] }

/** Two values of two dimensions, in words: `place: end + length: long`. */
export interface Pair {
  first: readonly [dimension: string, value: string]
  second: readonly [dimension: string, value: string]
}

/**
 * The dimensions of requirements, and which combinations their scenarios play. Every two values of two dimensions should meet in a
 * scenario: most faults need no more than two things at once.
 */
export interface DimensionTable<D extends Dimensions = Dimensions> {
  /** The ids of the requirements that have these dimensions; more than one if they share a decision table. */
  requirements: readonly string[]
  dimensions: D
  /** The ids of scenarios, with each combination that they play. */
  plays: Readonly<Record<string, readonly Combination<D>[]>>
  /** Pairs that cannot meet, as `dimension: value + dimension: value`, with the reason. */
  impossible?: Readonly<Record<string, string>> | undefined
}

/** The same table; the compiler checks that each combination has one of the values of each dimension. */
export function dimensionTable<const D extends Dimensions>(table: DimensionTable<D>): DimensionTable {
  return table
}

/** A pair in words. */
export function pairText({ first, second }: Pair): string {
  return `${first.join(': ')} + ${second.join(': ')}`
}

/** Every pair of values that can meet, in the order of the table. */
export function pairsOf({ dimensions, impossible = {} }: DimensionTable): Pair[] {
  const named = Object.entries(dimensions)
  return named
    .flatMap(([name, values], index) =>
      named
        .slice(index + 1)
        .flatMap(([other, others]) =>
          values.flatMap((value) => others.map((second): Pair => ({ first: [name, value], second: [other, second] }))),
        ),
    )
    .filter((pair) => !(pairText(pair) in impossible))
}

/** The pairs that no scenario plays. A table with one dimension has none. */
export function unplayedPairs(table: DimensionTable): Pair[] {
  const played = Object.values(table.plays).flat()
  return pairsOf(table).filter(
    ({ first, second }) =>
      !played.some((combination) => combination[first[0]] === first[1] && combination[second[0]] === second[1]),
  )
}
