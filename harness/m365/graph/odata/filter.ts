import { GraphRefusal } from '../errors.ts'
import { type Comparable, castPlace, comparableAt, literalAt, requireString } from './comparable.ts'
import type { EntityType } from './entity-type.ts'
import type { ComparisonOperator, FilterNode, Literal, Operand } from './filter-ast.ts'
import { parseFilter } from './parse-filter.ts'
import { entityScope, type Place, type Scope, variableScope } from './scope.ts'

/** A parsed `$filter`. */
export interface Filter<T> {
  node: FilterNode
  matches(row: T): boolean
}

type Test = (row: unknown) => boolean

/**
 * Reads a `$filter` on resources of a type. Names in any letter case. Throws `filterInvalid`, also for values
 * that cannot be compared: with an empty answer, a client would take its own mistake for an empty mailbox.
 */
export function readFilter<T>(text: string, type: EntityType<T>): Filter<T> {
  const node = parseFilter(text)
  return { node, matches: testOf(node, entityScope(type, 'filterInvalid')) }
}

function testOf(node: FilterNode, scope: Scope): Test {
  switch (node.kind) {
    case 'and': {
      const tests = node.operands.map((operand) => testOf(operand, scope))
      return (row) => tests.every((test) => test(row))
    }
    case 'or': {
      const tests = node.operands.map((operand) => testOf(operand, scope))
      return (row) => tests.some((test) => test(row))
    }
    case 'not': {
      const test = testOf(node.operand, scope)
      return (row) => !test(row)
    }
    case 'compare':
      return comparison(node, scope)
    case 'in':
      return membership(node.left, node.values, scope)
    case 'text':
      return textTest(node, scope)
    case 'any':
      return anyTest(node, scope)
  }
}

const flipped = { eq: 'eq', ne: 'ne', gt: 'lt', ge: 'le', lt: 'gt', le: 'ge' } as const satisfies Record<
  ComparisonOperator,
  ComparisonOperator
>

/** A null is equal to a null, and neither more nor less than anything. */
const compare: Record<ComparisonOperator, (left: Comparable, right: Comparable) => boolean> = {
  eq: (left, right) => left === right,
  ne: (left, right) => left !== right,
  gt: (left, right) => left !== null && right !== null && left > right,
  ge: (left, right) => left !== null && right !== null && left >= right,
  lt: (left, right) => left !== null && right !== null && left < right,
  le: (left, right) => left !== null && right !== null && left <= right,
}

function comparison({ operator, left, right }: FilterNode & { kind: 'compare' }, scope: Scope): Test {
  if (left.kind === 'literal' && right.kind !== 'literal') {
    return comparison({ kind: 'compare', operator: flipped[operator], left: right, right: left }, scope)
  }
  if (right.kind !== 'literal') throw new GraphRefusal('expressionUnsupported', 'a comparison of two properties')
  const place = placeOf(left, scope)
  const wanted = literalAt(place, right)
  const isOrdered = operator !== 'eq' && operator !== 'ne'
  if (isOrdered && (right.type === 'null' || right.type === 'boolean')) {
    throw new GraphRefusal('filterInvalid', 'A binary operator with incompatible types was detected.')
  }
  return (row) => compare[operator](comparableAt(place, row), wanted)
}

function membership(left: Operand, values: readonly Literal[], scope: Scope): Test {
  const place = placeOf(left, scope)
  const wanted = new Set(values.map((value) => literalAt(place, value)))
  return (row) => wanted.has(comparableAt(place, row))
}

const textTests = {
  startswith: (text: string, part: string) => text.startsWith(part),
  endswith: (text: string, part: string) => text.endsWith(part),
  contains: (text: string, part: string) => text.includes(part),
}

function textTest({ name, text, part }: FilterNode & { kind: 'text' }, scope: Scope): Test {
  const place = placeOf(text, scope)
  if (part.kind !== 'literal')
    throw new GraphRefusal('filterInvalid', `The second argument of ${name} must be a literal.`)
  const wanted = requireString(place, part)
  return (row) => {
    const found = comparableAt(place, row)
    return typeof found === 'string' && textTests[name](found, wanted)
  }
}

function anyTest({ path, variable, body }: FilterNode & { kind: 'any' }, scope: Scope): Test {
  const { elements, items } = scope(path)
  if (elements === undefined || items === undefined) {
    throw new GraphRefusal('filterInvalid', `'${path.join('/')}' is not a collection, so any cannot be used.`)
  }
  if (body === undefined) return (row) => items(row).length > 0
  const test = testOf(body, variableScope(variable, elements, 'filterInvalid'))
  return (row) => items(row).some(test)
}

function placeOf(operand: Operand, scope: Scope): Place {
  switch (operand.kind) {
    case 'path':
      return scope(operand.path)
    case 'cast':
      return castPlace(scope(operand.path), operand.edmType)
    case 'literal':
      throw new GraphRefusal('filterInvalid', 'A comparison of two literals is not supported.')
  }
}
