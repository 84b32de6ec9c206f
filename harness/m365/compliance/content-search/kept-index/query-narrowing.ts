import type { TermExpression } from '../../../../control/state/term-index.ts'
import type { Narrowing } from '../content-index.ts'
import { isPerson, type Judgement, judgementBehindNot, messageTestOf, peopleFields } from '../evaluate.ts'
import type { Query } from '../query.ts'
import type { ExpandPerson } from '../recipient-expansion.ts'
import { facts, neededForNear, neededForWords } from './content-terms.ts'
import { both, contents, either, everything, type FoundContents, measured, messages, opposite } from './narrowing.ts'
import { type PersonTerms, termOfTooLong } from './person-terms.ts'

/** What a narrowing is made from. */
export interface NarrowingParts {
  expand: ExpandPerson
  people: PersonTerms
  /** The contents that have one of these, read at most once. */
  contentsWith(expressions: readonly TermExpression[]): FoundContents
}

/**
 * What the index knows about a query. It follows `testOf` case by case, and says nothing where it does not know: then `testOf` is asked. Under
 * `at most` and `at least`, all items within are partially indexed.
 */
export function narrowingOf(query: Query, judgement: Judgement, parts: NarrowingParts): Narrowing {
  switch (query.kind) {
    case 'everything':
      return everything
    case 'and':
      return narrowingOfAll(query.operands, judgement, parts)
    case 'or':
      return either(query.operands.map((operand) => narrowingOf(operand, judgement, parts)))
    case 'not':
      return opposite(narrowingOf(query.operand, judgementBehindNot[judgement], parts))
    case 'near':
      if (judgement === 'at most') return everything
      return contents(parts.contentsWith([neededForNear(query)]), false)
    case 'words': {
      // The word may be in what could not be read.
      if (judgement === 'at most' && query.field === 'any') return everything
      const { expression, isExact } = neededForWords(query)
      return contents(parts.contentsWith([expression]), isExact)
    }
    default:
      return narrowingOfProperty(query, parts)
  }
}

type PropertyQuery = Exclude<Query, { kind: 'everything' | 'and' | 'or' | 'not' | 'near' | 'words' }>

function narrowingOfProperty(query: PropertyQuery, parts: NarrowingParts): Narrowing {
  const withFact = (term: string): Narrowing => contents(parts.contentsWith([phraseOf(term)]), true)
  switch (query.kind) {
    case 'people':
      return narrowingOfPeople(query, parts)
    case 'importance':
      return withFact(facts.importance(query.value))
    case 'range':
      return measured(query.measure, query)
    default: {
      const test = messageTestOf(query)
      if (test !== undefined) return messages(test)
      // The only property that is left: whether there is a file.
      const having = withFact(facts.hasAttachment)
      return query.kind === 'flag' && query.value ? having : opposite(having)
    }
  }
}

function narrowingOfPeople(
  { field, person }: Extract<Query, { kind: 'people' }>,
  { expand, people, contentsWith }: NarrowingParts,
): Narrowing {
  const tests = expand(person)
  const lists = peopleFields[field]
  const known = lists.flatMap((list) => people.termsOf(list, (one) => tests.some((test) => isPerson(test, one))))
  const tooLong = lists.map(termOfTooLong)
  return either([
    contents(contentsWith(known.map(phraseOf)), true),
    contents(contentsWith(tooLong.map(phraseOf)), false),
  ])
}

/** The index finds contents with all of several words faster than those with each of them; and it is faster than to ask each message. */
function narrowingOfAll(operands: readonly Query[], judgement: Judgement, parts: NarrowingParts): Narrowing {
  const together: TermExpression[] = []
  const others: Query[] = []
  for (const operand of operands) {
    const needed = operand.kind === 'words' && judgement !== 'at most' ? neededForWords(operand) : undefined
    if (needed?.isExact === true) together.push(needed.expression)
    else others.push(operand)
  }
  const narrowings = [
    ...others.filter((one) => messageTestOf(one) === undefined),
    ...others.filter((one) => messageTestOf(one) !== undefined),
  ].map((one) => narrowingOf(one, judgement, parts))
  if (together.length === 0) return both(narrowings)
  return both([contents(parts.contentsWith([{ kind: 'all', of: together }]), true), ...narrowings])
}

function phraseOf(term: string): TermExpression {
  return { kind: 'phrase', terms: [term], isPrefix: false }
}
