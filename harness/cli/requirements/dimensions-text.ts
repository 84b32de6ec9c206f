import { type DimensionTable, pairsOf, pairText, unplayedPairs } from '../../../scenarios/dimension-table.ts'
import type { ListedRequirement } from './listed-requirement.ts'

/** Where the tables come from. */
export interface KnownDimensions {
  tables: readonly DimensionTable[]
  /** Why a requirement has no table, by its id or its area. */
  without: Readonly<Record<string, string>>
}

/** The dimensions of requirements for a terminal: values, what scenarios play, and pairs that none plays. Ends in a line break. */
export function dimensionsText(listed: readonly ListedRequirement[], { tables, without }: KnownDimensions): string {
  const ids = listed.filter(({ subject }) => subject === 'connector').map(({ id }) => id)
  const shown = tables.filter((table) => table.requirements.some((id) => ids.includes(id)))
  const missing = ids.filter((id) => !tables.some((table) => table.requirements.includes(id)))
  const reasons = missing.map(
    (id) => `${id}  no table: ${without[id] ?? without[id.replace(/-.*/, '')] ?? 'no reason'}`,
  )
  return `${[...shown.map(oneTable), ...(reasons.length > 0 ? [reasons.join('\n')] : [])].join('\n\n')}\n`
}

function oneTable(table: DimensionTable): string {
  const { requirements, dimensions, plays, impossible = {} } = table
  const width = Math.max(...Object.keys(dimensions).map((name) => name.length))
  const all = pairsOf(table)
  const unplayed = unplayedPairs(table)
  return [
    requirements.join(', '),
    ...Object.entries(dimensions).map(([name, values]) => `  ${name.padEnd(width)}  ${values.join(' | ')}`),
    '  played',
    ...Object.entries(plays).flatMap(([id, combinations]) => [
      `    ${id}`,
      ...combinations.map((combination) => `      ${Object.values(combination).join(' + ')}`),
    ]),
    ...Object.entries(impossible).map(([pair, reason]) => `  cannot be  ${pair}: ${reason}`),
    `  ${all.length - unplayed.length} of ${all.length} pairs are played${unplayed.length === 0 ? '' : '; not played:'}`,
    ...unplayed.map((pair) => `    ${pairText(pair)}`),
  ].join('\n')
}
