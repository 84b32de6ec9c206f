import { GraphRefusal } from '../errors.ts'
import type { Literal } from './filter-ast.ts'

/** A piece of a filter. `at` counts characters from 0. */
export type FilterToken =
  | { kind: 'literal'; literal: Literal; at: number }
  /** A name, a path of names, an operator: the parser knows which. */
  | { kind: 'word'; text: string; at: number }
  | { kind: 'mark'; text: '(' | ')' | ',' | ':'; at: number }
  | { kind: 'end'; at: number }

/** Longer than any client needs, and short enough to be fast: a batch could carry megabytes. */
const filterLengthMax = 16_384

const string = (value: string): Literal => ({ kind: 'literal', type: 'string', value })

/** The order matters: a date begins like a number, and a GUID like a number or a word. */
const patterns: [RegExp, (text: string, at: number) => FilterToken][] = [
  [
    /'(?:[^']|'')*'/y,
    (text, at) => ({ kind: 'literal', literal: string(text.slice(1, -1).replaceAll("''", "'")), at }),
  ],
  [
    /\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,12})?)?(?:Z|[+-]\d\d:\d\d))?(?![\w-])/iy,
    (text, at) => ({ kind: 'literal', literal: dateTime(text, at), at }),
  ],
  [/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\b/iy, (text, at) => ({ kind: 'literal', literal: string(text), at })],
  [
    /-?\d+(?:\.\d+)?(?:e[+-]?\d+)?(?![\w.])/iy,
    (text, at) => ({ kind: 'literal', literal: { kind: 'literal', type: 'number', value: Number(text) }, at }),
  ],
  [/[a-z_]\w*(?:[./][a-z_]\w*)*(?:\/\$count\b)?/iy, wordOrLiteral],
  [/[(),:]/y, (text, at) => ({ kind: 'mark', text: text as '(', at })],
]

/** The pieces of a filter, with an end after the last one. Throws `filterInvalid`. */
export function filterTokens(filter: string): FilterToken[] {
  if (filter.length > filterLengthMax) {
    throw new GraphRefusal('filterInvalid', `it is longer than ${filterLengthMax} characters.`)
  }
  const tokens: FilterToken[] = []
  let at = afterSpace(filter, 0)
  while (at < filter.length) {
    const { token, end } = tokenAt(filter, at)
    tokens.push(token)
    at = afterSpace(filter, end)
  }
  tokens.push({ kind: 'end', at })
  return tokens
}

function tokenAt(filter: string, at: number): { token: FilterToken; end: number } {
  for (const [pattern, tokenOf] of patterns) {
    pattern.lastIndex = at
    const text = pattern.exec(filter)?.[0]
    if (text !== undefined) return { token: tokenOf(text, at), end: at + text.length }
  }
  // A parameter alias, or a variable of OData itself: `@p`, `$it`.
  const [alias] = /^[@$]\w+/.exec(filter.slice(at, at + 64)) ?? []
  if (alias !== undefined) throw new GraphRefusal('expressionUnsupported', alias)
  const problem = filter[at] === "'" ? 'There is an unterminated string literal' : 'Syntax error'
  throw new GraphRefusal('filterInvalid', `${problem} at position ${at}.`)
}

function afterSpace(filter: string, from: number): number {
  let at = from
  while (/\s/.test(filter[at] ?? '')) at += 1
  return at
}

function wordOrLiteral(text: string, at: number): FilterToken {
  if (text === 'true' || text === 'false') {
    return { kind: 'literal', literal: { kind: 'literal', type: 'boolean', value: text === 'true' }, at }
  }
  if (text === 'null') return { kind: 'literal', literal: { kind: 'literal', type: 'null', value: null }, at }
  return { kind: 'word', text, at }
}

function dateTime(text: string, at: number): Literal {
  const value = Date.parse(text)
  if (Number.isNaN(value)) throw new GraphRefusal('filterInvalid', `There is no such date at position ${at}.`)
  return { kind: 'literal', type: 'dateTime', value }
}
