import { GraphRefusal } from '../errors.ts'
import type { FieldType } from './entity-type.ts'
import type { Literal } from './filter-ast.ts'
import type { Place } from './scope.ts'

/** What comparisons work on: texts folded, times in milliseconds since 1970. */
export type Comparable = string | number | boolean | null

/** What `cast` can make of a text. */
const castTypes: Readonly<Record<string, FieldType>> = {
  'Edm.String': 'string',
  'Edm.Int16': 'number',
  'Edm.Int32': 'number',
  'Edm.Int64': 'number',
  'Edm.Double': 'number',
  'Edm.Boolean': 'boolean',
  'Edm.DateTimeOffset': 'dateTime',
}

/** The value of a row at a place, ready for a comparison; null for an existing object or collection. */
export function comparableAt({ type, read, fold }: Place, row: unknown): Comparable {
  const value = read(row)
  if (value === null || value === undefined) return null
  switch (type) {
    case 'string':
      return fold(String(value))
    case 'dateTime':
      return orNull(Date.parse(String(value)))
    case 'number':
    case 'boolean':
      return value as number | boolean
    default:
      // An existing object: `from ne null`. literalAt allows only null to be compared with it.
      return true
  }
}

/** A literal that is compared with the value at a place. Throws `filterInvalid` when it is of another type. */
export function literalAt({ type, fold }: Place, literal: Literal): Comparable {
  if (literal.type === 'null') return null
  if (literal.type !== type) {
    throw new GraphRefusal('filterInvalid', 'A binary operator with incompatible types was detected.')
  }
  return literal.type === 'string' ? fold(literal.value) : literal.value
}

/** A literal text to search for in the text at a place. Throws `filterInvalid` unless both are texts. */
export function requireString(place: Place, literal: Literal): string {
  const wanted = literalAt(place, literal)
  if (typeof wanted === 'string') return wanted
  throw new GraphRefusal('filterInvalid', 'No function signature for these types of arguments.')
}

/** The place with its text converted to another type; null if it cannot be converted. Throws `filterInvalid`. */
export function castPlace(place: Place, edmType: string): Place {
  const type = castTypes[edmType]
  if (type === undefined && /^Edm\.[A-Z]\w+$/.test(edmType)) throw new GraphRefusal('expressionUnsupported', edmType)
  if (type === undefined || place.type !== 'string') {
    throw new GraphRefusal('filterInvalid', `This value cannot be cast to ${edmType}.`)
  }
  return { type, fold: place.fold, read: (row) => castTo(type, place.read(row)) }
}

function castTo(type: FieldType, value: unknown): unknown {
  if (typeof value !== 'string') return null
  if (type === 'number') return value.trim() === '' ? null : orNull(Number(value))
  if (type === 'boolean') return /^(?:true|false)$/i.test(value) ? /^true$/i.test(value) : null
  return value
}

function orNull(value: number): number | null {
  return Number.isNaN(value) ? null : value
}
