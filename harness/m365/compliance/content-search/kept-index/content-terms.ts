import type { TermExpression } from '../../../../control/state/term-index.ts'
import { type WordText, wordsOfText } from '../../../words/phrase.ts'
import type { NearOperand, Query, SearchedField } from '../query.ts'
import type { SearchedText } from '../searched-text.ts'
import { type PeopleList, termOfPerson } from './person-terms.ts'

/**
 * Says which rules make the terms of contents: another number after each change of them, and of what a word is. Characters that a
 * later Unicode makes letters make other words, so its version is part of it.
 */
export const rules: string = `contents 1, Unicode ${process.versions['unicode']}`

/** What the words of a field begin with: characters for private use, which are in no word. A word without a property has nothing in front. */
const beginnings: Readonly<Record<SearchedField, string>> = {
  any: '',
  subject: '\uE001',
  attachmentnames: '\uE002',
  category: '\uE003',
}
const fact = '\uE004'

/** The terms of what a content is, beside its words. */
export const facts = {
  hasAttachment: `${fact}attachment`,
  isPartiallyIndexed: `${fact}partial`,
  importance: (importance: SearchedText['importance']): string => `${fact}importance${importance}`,
}

/** Words from this length on are cut: texts without blanks, such as encoded files, have endless ones. */
const wordLettersMax = 1_000

function termOf(field: SearchedField, word: string): string {
  const cut = word.length < wordLettersMax ? word : word.slice(0, wordLettersMax).replace(/[\uD800-\uDBFF]$/, '')
  return beginnings[field] + cut
}

/** The terms of a content, text by text. */
export function termsOfContent(text: SearchedText): string[][] {
  const words = (field: SearchedField, one: WordText): string[] => wordsOfText(one).map((word) => termOf(field, word))
  return [
    ...text.any.map((one) => words('any', one)),
    words('subject', text.subject),
    ...text.attachmentNames.map((one) => words('attachmentnames', one)),
    ...text.categories.map((one) => words('category', one)),
    ...Object.entries(text.people).map(([list, people]) =>
      people.map((person) => termOfPerson(list as PeopleList, person)),
    ),
    [
      facts.importance(text.importance),
      ...(text.hasAttachment ? [facts.hasAttachment] : []),
      ...(text.isPartiallyIndexed ? [facts.isPartiallyIndexed] : []),
    ],
  ]
}

/** What contents must have that match, and whether all that have it do. */
export interface Needed {
  readonly expression: TermExpression
  readonly isExact: boolean
}

/** What contents need to match words. */
export function neededForWords({ field, phrase, isWhole }: Extract<Query, { kind: 'words' }>): Needed {
  const terms = phrase.words.map((word) => termOf(field, word))
  const isExact = !isWhole && phrase.words.every((word) => word.length < wordLettersMax)
  return { expression: { kind: 'phrase', terms, isPrefix: phrase.isPrefix }, isExact }
}

/** What contents need to have words near each other. How near they are, the index does not say. */
export function neededForNear(operand: NearOperand): TermExpression {
  switch (operand.kind) {
    case 'words':
      return neededForWords(operand).expression
    case 'or':
      return { kind: 'any', of: operand.operands.map(neededForNear) }
    case 'near':
      return { kind: 'all', of: [operand.left, operand.right].map(neededForNear) }
  }
}
