import { GraphRefusal } from '../errors.ts'
import { type Comparable, comparableAt } from './comparable.ts'
import { type EntityType, foldCase } from './entity-type.ts'
import { type FilterNode, pathsIn } from './filter-ast.ts'
import { entityScope } from './scope.ts'

/** A parsed `$orderby`. */
export interface OrderBy<T> {
  /** The paths it sorts by, as they were written. */
  paths: string[]
  /** The direction of each of them. */
  directions: ('asc' | 'desc')[]
  /** A sorted copy; what is equal keeps its order. Each row is read once: a time is a text that has to be parsed. */
  sorted(rows: readonly T[]): T[]
}

/** Reads `receivedDateTime desc,subject`. Nulls come before everything, last when descending. Throws `orderbyInvalid`. */
export function readOrderBy<T>(text: string, type: EntityType<T>): OrderBy<T> {
  const keys = text.split(',').map((part) => {
    const [, path, direction = 'asc'] = /^\s*([\w/]+)(?:\s+(asc|desc))?\s*$/i.exec(part) ?? []
    if (path === undefined) {
      const asked = part.trim().replace(/\s.*$/s, '')
      throw /[($@]/.test(asked)
        ? new GraphRefusal('expressionUnsupported', asked)
        : new GraphRefusal('orderbyInvalid', 'Syntax error.')
    }
    const place = entityScope(type, 'orderbyInvalid')(path.split('/'))
    if (typeof place.type !== 'string') throw new GraphRefusal('orderbyInvalid', `'${path}' has no order.`)
    return { path, place, sign: foldCase(direction) === 'desc' ? -1 : 1 }
  })
  const signs = keys.map(({ sign }) => sign)
  return {
    paths: keys.map(({ path }) => path),
    directions: signs.map((sign) => (sign === -1 ? 'desc' : 'asc')),
    sorted: (rows) =>
      rows
        .map((row) => ({ row, values: keys.map(({ place }) => comparableAt(place, row)) }))
        .sort(({ values: a }, { values: b }) => {
          for (let at = 0; at < signs.length; at += 1) {
            const order = orderOf(a[at] ?? null, b[at] ?? null)
            if (order !== 0) return order * (signs[at] ?? 1)
          }
          return 0
        })
        .map(({ row }) => row),
  }
}

/**
 * Throws `inefficientFilter` unless the filter begins with the properties to sort by, in the same order, as Exchange
 * demands.
 */
export function requireSortableFilter(filter: FilterNode, { paths }: { paths: readonly string[] }): void {
  const filtered = pathsIn(filter).map(foldCase)
  if (paths.some((path, index) => foldCase(path) !== filtered[index])) throw new GraphRefusal('inefficientFilter')
}

function orderOf(a: Comparable, b: Comparable): number {
  if (a === b) return 0
  if (a === null) return -1
  if (b === null) return 1
  return a < b ? -1 : 1
}
