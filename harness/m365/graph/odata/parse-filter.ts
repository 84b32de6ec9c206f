import { documentedExpressions, isDocumented } from '../documented.ts'
import { GraphRefusal } from '../errors.ts'
import type { ComparisonOperator, FilterNode, Literal, Operand, PropertyPath, TextFunction } from './filter-ast.ts'
import { type FilterToken, filterTokens } from './filter-tokens.ts'

/** Brackets and `not`s inside each other; the parser calls itself for each of them. */
const filterDepthMax = 40

const comparisonOperators: readonly string[] = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'] satisfies ComparisonOperator[]
const textFunctions: readonly string[] = ['startswith', 'endswith', 'contains'] satisfies TextFunction[]

/** Where the parser is. */
interface Reader {
  readonly tokens: readonly FilterToken[]
  at: number
  depth: number
}

/**
 * Reads a `$filter`: `eq ne gt ge lt le and or not in ( )`, `startswith`, `endswith`, `contains`, `cast`, and
 * `collection/any(x:…)`. Operators and functions in any letter case, as in Microsoft's own examples. Throws `filterInvalid`.
 *
 * Our own parser: `@odata/parser` 0.2.14 and `odata-v4-parser` 0.1.29 return a syntax tree, but read neither `in` nor `NOT`,
 * nor the `Any(…)` and `cast(…)` that Graph's clients use to find their own properties.
 */
export function parseFilter(filter: string): FilterNode {
  const reader: Reader = { tokens: filterTokens(filter), at: 0, depth: 0 }
  const node = readOr(reader)
  if (peek(reader).kind !== 'end') throw unexpected(reader)
  return node
}

function readOr(reader: Reader): FilterNode {
  return readChain(reader, 'or', () => readChain(reader, 'and', () => readUnary(reader)))
}

function readChain(reader: Reader, kind: 'and' | 'or', readOne: () => FilterNode): FilterNode {
  const operands = [readOne()]
  while (isWord(peek(reader), kind)) {
    reader.at += 1
    operands.push(readOne())
  }
  const [only] = operands
  return operands.length === 1 && only !== undefined ? only : { kind, operands }
}

function readUnary(reader: Reader): FilterNode {
  if (isWord(peek(reader), 'not')) {
    reader.at += 1
    return deeper(reader, () => ({ kind: 'not', operand: readUnary(reader) }))
  }
  if (isMark(peek(reader), '(') && !isOperandInBrackets(reader))
    return deeper(reader, () => inBrackets(reader, () => readOr(reader)))
  return readPredicate(reader)
}

/** Whether the bracket here is around one side of a comparison: `(receivedDateTime) ge …`. */
function isOperandInBrackets({ tokens, at }: Reader): boolean {
  let depth = 0
  for (let index = at; index < tokens.length; index += 1) {
    const token = tokens[index]
    if (token === undefined) return false
    if (isMark(token, '(')) depth += 1
    else if (isMark(token, ')')) depth -= 1
    if (depth > 0) continue
    const next = tokens[index + 1]
    return next?.kind === 'word' && [...comparisonOperators, 'in'].includes(next.text.toLowerCase())
  }
  return false
}

function deeper<T>(reader: Reader, read: () => T): T {
  reader.depth += 1
  if (reader.depth > filterDepthMax) {
    throw new GraphRefusal('filterInvalid', `it has more than ${filterDepthMax} nested levels.`)
  }
  const node = read()
  reader.depth -= 1
  return node
}

function readPredicate(reader: Reader): FilterNode {
  const token = peek(reader)
  const name = token.kind === 'word' ? token.text.toLowerCase() : ''
  if (textFunctions.includes(name) && isMark(peek(reader, 1), '(')) {
    return readWhether(reader, readTextFunction(reader, name))
  }
  if (name.endsWith('/any') && isMark(peek(reader, 1), '(')) return deeper(reader, () => readAny(reader))
  return readComparison(reader)
}

/** `startswith(…) eq true` is the same as `startswith(…)`. */
function readWhether(reader: Reader, node: FilterNode): FilterNode {
  const [operator, value] = [peek(reader), peek(reader, 1)]
  const isEqual = isWord(operator, 'eq')
  if (!isEqual && !isWord(operator, 'ne')) return node
  if (value.kind !== 'literal' || value.literal.type !== 'boolean') throw unexpected(reader)
  reader.at += 2
  return value.literal.value === isEqual ? node : { kind: 'not', operand: node }
}

function readTextFunction(reader: Reader, name: string): FilterNode {
  reader.at += 1
  return inBrackets(reader, () => {
    const text = readOperand(reader)
    expectMark(reader, ',')
    return { kind: 'text', name: name as TextFunction, text, part: readOperand(reader) }
  })
}

function readAny(reader: Reader): FilterNode {
  const path = readWord(reader).split('/').slice(0, -1)
  return inBrackets(reader, () => {
    if (isMark(peek(reader), ')')) return { kind: 'any', path, variable: '', body: undefined }
    const variable = readWord(reader)
    expectMark(reader, ':')
    return { kind: 'any', path, variable, body: readOr(reader) }
  })
}

function readComparison(reader: Reader): FilterNode {
  const left = readOperand(reader)
  const token = peek(reader)
  const operator = token.kind === 'word' ? token.text.toLowerCase() : ''
  if (comparisonOperators.includes(operator)) {
    reader.at += 1
    return { kind: 'compare', operator: operator as ComparisonOperator, left, right: readOperand(reader) }
  }
  if (operator === 'in') {
    reader.at += 1
    return { kind: 'in', left, values: inBrackets(reader, () => readLiterals(reader)) }
  }
  throw unexpected(reader)
}

function readLiterals(reader: Reader): Literal[] {
  const values: Literal[] = []
  do {
    const operand = readOperand(reader)
    if (operand.kind !== 'literal') throw new GraphRefusal('filterInvalid', 'in compares only with literals.')
    values.push(operand)
  } while (skipMark(reader, ','))
  return values
}

function readOperand(reader: Reader): Operand {
  const token = peek(reader)
  if (token.kind === 'literal') {
    reader.at += 1
    return token.literal
  }
  if (isMark(token, '(')) return deeper(reader, () => inBrackets(reader, () => readOperand(reader)))
  const word = readWord(reader)
  if (word.toLowerCase() !== 'cast' || !isMark(peek(reader), '(')) return pathOf(word)
  return inBrackets(reader, () => {
    const operand = readOperand(reader)
    if (operand.kind !== 'path') throw unexpected(reader)
    expectMark(reader, ',')
    return { kind: 'cast', path: operand.path, edmType: readWord(reader) }
  })
}

function pathOf(word: string): PropertyPath {
  if (word.endsWith('/$count')) throw new GraphRefusal('expressionUnsupported', word)
  return { kind: 'path', path: word.split('/') }
}

function inBrackets<T>(reader: Reader, read: () => T): T {
  expectMark(reader, '(')
  const inside = read()
  expectMark(reader, ')')
  return inside
}

function readWord(reader: Reader): string {
  const token = peek(reader)
  if (token.kind !== 'word') throw unexpected(reader)
  reader.at += 1
  return token.text
}

function expectMark(reader: Reader, text: '(' | ')' | ',' | ':'): void {
  if (!skipMark(reader, text)) throw unexpected(reader)
}

function skipMark(reader: Reader, text: '(' | ')' | ',' | ':'): boolean {
  const isThere = isMark(peek(reader), text)
  if (isThere) reader.at += 1
  return isThere
}

function peek({ tokens, at }: Reader, ahead = 0): FilterToken {
  return tokens[at + ahead] ?? { kind: 'end', at: -1 }
}

function isWord(token: FilterToken, text: string): boolean {
  return token.kind === 'word' && token.text.toLowerCase() === text
}

function isMark(token: FilterToken, text: string): boolean {
  return token.kind === 'mark' && token.text === text
}

/**
 * The refusal at the place where the reader is: `expressionUnsupported` for something that OData documents. Otherwise it
 * names the place, not the content: a filter holds addresses.
 */
function unexpected(reader: Reader): GraphRefusal {
  // The word may be the one before: `length (subject)`, `size add 1`.
  for (const token of [peek(reader), peek(reader, -1)]) {
    const word = token.kind === 'word' ? token.text : ''
    const last = word.split('/').at(-1) ?? ''
    const documented = [word, last].find((name) => isDocumented(documentedExpressions, name))
    if (documented !== undefined) return new GraphRefusal('expressionUnsupported', documented)
    // An enumeration: microsoft.graph.importance'high'.
    if (/^microsoft\.graph\.\w+$/i.test(word)) return new GraphRefusal('expressionUnsupported', word)
  }
  return new GraphRefusal('filterInvalid', `Syntax error at position ${peek(reader).at}.`)
}
