import { GraphRefusal } from '../../graph/errors.ts'
import { kqlParser } from './kql-parser.generated.ts'
import type { RestrictionSyntax, Syntax, WordsSyntax } from './kql-syntax.ts'
import { searchedProperties } from './properties.ts'
import type { ContentQuery, NearOperand, Query } from './query.ts'
import { QueryRefusal } from './query-refusal.ts'
import { phraseIn } from './terms.ts'

/** The longest query for mailboxes, in characters. Document: Microsoft Purview, limits of eDiscovery searches. */
const queryCharactersMax = 10_000
/** The deepest brackets. Ours: the reader calls itself for each. */
const bracketsDeepMax = 100
const example = '"quarterly budget" AND from:asha@contoso.example'

/**
 * Reads a query. A blank one finds everything. Throws a QueryRefusal with the place of a mistake, or a GraphRefusal `contentQueryTooLarge`.
 */
export function readQuery(text: string): ContentQuery {
  if (text.length > queryCharactersMax) {
    throw new GraphRefusal('contentQueryTooLarge', `${text.length} characters; ${queryCharactersMax} are the most.`)
  }
  refuseDeepBrackets(text)
  const syntax = parse(text)
  if (syntax === null) return { query: { kind: 'everything' }, keywordCount: 0, notices: [] }
  const reading: Reading = { keywordCount: 0, notices: new Set() }
  const query = readSyntax(syntax, reading)
  return { query, keywordCount: reading.keywordCount, notices: [...reading.notices] }
}

interface Reading {
  keywordCount: number
  notices: Set<string>
}

function refuseDeepBrackets(text: string): void {
  let depth = 0
  for (const [at, character] of [...text.replace(/"[^"]*"/g, (quoted) => ' '.repeat(quoted.length))].entries()) {
    depth += character === '(' ? 1 : character === ')' ? -1 : 0
    if (depth > bracketsDeepMax) {
      throw new QueryRefusal({ at, expected: `at most ${bracketsDeepMax} brackets within each other`, example })
    }
  }
}

interface ParserError extends Error {
  location: { start: { offset: number } }
  expected: readonly { type: string; text?: string; description?: string }[]
}

function parse(text: string): Syntax | null {
  try {
    return kqlParser.parse(text)
  } catch (error) {
    if (!(error instanceof Error && 'expected' in error)) throw error
    const { location, expected } = error as ParserError
    throw new QueryRefusal({ at: location.start.offset, expected: namesOf(expected), example })
  }
}

/** What the grammar would go on with, in words. What may be left out is not named. */
function namesOf(expected: ParserError['expected']): string {
  const names = expected.flatMap(({ type, text, description }) => {
    if (type === 'end') return ['the end of the query']
    if (type === 'literal' && text === '(') return ['an opening bracket']
    return type === 'other' && description !== undefined && !/^(a blank|[-+])$/.test(description) ? [description] : []
  })
  const unique = [...new Set(names)].toSorted()
  return unique.length > 1 ? `${unique.slice(0, -1).join(', ')} or ${unique.at(-1)}` : (unique[0] ?? 'something else')
}

function readSyntax(syntax: Syntax, reading: Reading): Query {
  switch (syntax.kind) {
    case 'and':
    case 'or':
      return { kind: syntax.kind, operands: syntax.operands.map((operand) => readSyntax(operand, reading)) }
    case 'not':
      return { kind: 'not', operand: readSyntax(syntax.operand, reading) }
    case 'near': {
      const [left, right] = [syntax.left, syntax.right].map((side) => nearOperand(readSyntax(side, reading), syntax.at))
      if (left === undefined || right === undefined) throw new Error('NEAR has two sides')
      return { kind: 'near', distance: syntax.distance, left, right }
    }
    case 'words':
      return readWords(syntax, reading)
    case 'restriction':
      return readRestriction(syntax, reading)
  }
}

function nearOperand(query: Query, at: number): NearOperand {
  if (query.kind === 'near' || (query.kind === 'words' && query.field === 'any')) return query
  if (query.kind === 'or') return { kind: 'or', operands: query.operands.map((operand) => nearOperand(operand, at)) }
  throw new QueryRefusal({
    at,
    expected: 'words or phrases on both sides of NEAR',
    example: 'budget NEAR(5) "not met"',
  })
}

function readWords({ text, isQuoted, at }: WordsSyntax, reading: Reading): Query {
  const from = isQuoted ? at + 1 : at
  if (!isQuoted) refuseOtherQuotes(text, from)
  if (!isQuoted && /^(?:and|or|not|near)$/i.test(text)) {
    reading.notices.add(`${text} is searched for as a word: operators are in capitals.`)
  }
  reading.keywordCount += 1
  return { kind: 'words', field: 'any', phrase: phraseIn(text, from, example), isWhole: false }
}

/** Word processors write other quotes, which quote nothing here: the words between them would be searched for one by one. */
function refuseOtherQuotes(text: string, at: number): void {
  const found = /[“”„‟«»]/.exec(text)
  if (found === null) return
  throw new QueryRefusal({ at: at + found.index, expected: `the straight quote " instead of ${found[0]}`, example })
}

function readRestriction(restriction: RestrictionSyntax, reading: Reading): Query {
  const { property, operator, at, valueAt, isLoose } = restriction
  const read = Object.hasOwn(searchedProperties, property.toLowerCase())
    ? searchedProperties[property.toLowerCase()]
    : undefined
  if (read === undefined) {
    const expected = `one of the properties ${Object.keys(searchedProperties).join(', ')}, or the text in quotes`
    throw new QueryRefusal({ at, expected, example: 'subject:budget' })
  }
  if (restriction.inner !== null) return readValues(restriction, restriction.inner, reading)
  const { text, isQuoted } = restriction
  const from = isQuoted ? valueAt + 1 : valueAt
  if (isLoose) {
    reading.notices.add(`${text} is searched for everywhere: a blank behind ${property}${operator} ends the property.`)
    return readWords({ kind: 'words', at: valueAt, text, isQuoted }, reading)
  }
  if (!isQuoted) refuseOtherQuotes(text, from)
  if (text.trim() === '') {
    throw new QueryRefusal({
      at: from,
      expected: `a value of ${property}; an empty one cannot be searched for`,
      example,
    })
  }
  reading.keywordCount += 1
  return read({ operator, text, at: from })
}

/** Several values of a property in brackets: `from:(asha OR ben)`. */
function readValues(restriction: RestrictionSyntax, values: Syntax, reading: Reading): Query {
  const { property } = restriction
  switch (values.kind) {
    case 'and':
    case 'or':
      return { kind: values.kind, operands: values.operands.map((value) => readValues(restriction, value, reading)) }
    case 'not':
      return { kind: 'not', operand: readValues(restriction, values.operand, reading) }
    case 'words': {
      const { text, isQuoted, at } = values
      return readRestriction({ ...restriction, text, isQuoted, valueAt: at, inner: null }, reading)
    }
    default: {
      const expected = `values of ${property} in its brackets`
      throw new QueryRefusal({ at: values.at, expected, example: 'from:(asha OR ben)' })
    }
  }
}
