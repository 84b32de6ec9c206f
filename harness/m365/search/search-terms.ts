import { GraphRefusal } from '../graph/errors.ts'

/** A `$search` as a tree. */
export type SearchNode =
  | { kind: 'and' | 'or'; operands: readonly SearchNode[] }
  | { kind: 'not'; operand: SearchNode }
  | { kind: 'term'; property: string | undefined; operator: SearchOperator; text: string }

/** How a property is compared: `:` and `=` for words, the others for times and sizes. */
type SearchOperator = ':' | '=' | '<' | '>' | '<=' | '>=' | '<>'

/** The most words and brackets of a search. */
const partsMax = 500

/**
 * Reads a search in the keyword query language: words, `"phrases"`, `property:value`, brackets, and `AND`, `OR`, `NOT` in capitals;
 * words side by side are all demanded. Throws `searchInvalid`.
 */
export function readSearch(search: string): SearchNode {
  const parts = partsOf(search)
  if (parts.length > partsMax) throw new GraphRefusal('searchInvalid', `more than ${partsMax} words`)
  const reader = { parts, at: 0 }
  const node = readOr(reader)
  if (reader.at < parts.length) throw new GraphRefusal('searchInvalid', 'a bracket that closes nothing')
  return node
}

interface Reader {
  parts: readonly string[]
  at: number
}

const part = /\s*([()]|[\w.]+\s*(?:<=|>=|<>|[:=<>])\s*(?:"[^"]*"|[^\s()"]+)|-?"[^"]*"|[^\s()"]+)/gy

function partsOf(search: string): string[] {
  part.lastIndex = 0
  const parts: string[] = []
  let end = 0
  for (let found = part.exec(search); found !== null; found = part.exec(search)) {
    parts.push(found[1] ?? '')
    end = part.lastIndex
  }
  if (search.slice(end).trim() !== '') throw new GraphRefusal('searchInvalid', 'a quote that is not closed')
  if (parts.length === 0) throw new GraphRefusal('searchInvalid', 'nothing to search for')
  return parts
}

function readOr(reader: Reader): SearchNode {
  const operands = [readAnd(reader)]
  while (reader.parts[reader.at] === 'OR') {
    reader.at += 1
    operands.push(readAnd(reader))
  }
  return operands.length === 1 && operands[0] !== undefined ? operands[0] : { kind: 'or', operands }
}

function readAnd(reader: Reader): SearchNode {
  const operands = [readNot(reader)]
  for (;;) {
    const next = reader.parts[reader.at]
    if (next === undefined || next === 'OR' || next === ')') break
    if (next === 'AND') reader.at += 1
    operands.push(readNot(reader))
  }
  return operands.length === 1 && operands[0] !== undefined ? operands[0] : { kind: 'and', operands }
}

function readNot(reader: Reader): SearchNode {
  const next = reader.parts[reader.at]
  reader.at += 1
  if (next === undefined || next === 'AND' || next === 'OR' || next === ')') {
    throw new GraphRefusal('searchInvalid', 'an operator without a word')
  }
  if (next === 'NOT') return { kind: 'not', operand: readNot(reader) }
  if (next === '(') {
    const inside = readOr(reader)
    if (reader.parts[reader.at] !== ')') throw new GraphRefusal('searchInvalid', 'a bracket that is not closed')
    reader.at += 1
    return inside
  }
  if (next.length > 1 && next.startsWith('-')) return { kind: 'not', operand: termOf(next.slice(1)) }
  return termOf(next)
}

function termOf(text: string): SearchNode {
  const [, property, operator, value] = /^([\w.]+)\s*(<=|>=|<>|[:=<>])\s*(.+)$/s.exec(text) ?? []
  if (property === undefined || value === undefined) {
    return { kind: 'term', property: undefined, operator: ':', text: unquoted(text) }
  }
  return { kind: 'term', property: property.toLowerCase(), operator: operator as SearchOperator, text: unquoted(value) }
}

function unquoted(text: string): string {
  return text.replaceAll('"', '').trim()
}
