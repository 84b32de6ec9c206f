import type { Phrase } from '../../words/phrase.ts'
import { phraseOf } from '../../words/phrase.ts'
import { QueryRefusal } from './query-refusal.ts'

/** The fewest letters in front of a star. Document: Microsoft Purview, keyword queries. */
const prefixLettersMin = 3

/**
 * The words of a term that begins at `at`. Throws a QueryRefusal if it has none, or a star that is not at the end behind three letters: only
 * the beginning of a word can be searched for.
 */
export function phraseIn(text: string, at: number, example: string): Phrase {
  const star = text.indexOf('*')
  if (star >= 0 && star < text.length - 1) {
    const expected = 'a star at the end only, as in cat*; *cat and c*t are not part of content searches'
    throw new QueryRefusal({ at: at + star, expected, example: 'cat*' })
  }
  if (star >= 0) {
    const run = /[\p{L}\p{N}\p{M}]*$/u.exec(text.slice(0, star))?.[0] ?? ''
    if ([...run.matchAll(/[\p{L}\p{N}]/gu)].length < prefixLettersMin) {
      throw new QueryRefusal({ at: at + star, expected: 'at least three letters in front of a star', example: 'cat*' })
    }
  }
  const phrase = phraseOf(text)
  if (phrase.words.length === 0) {
    throw new QueryRefusal({
      at,
      expected: 'a word with a letter, a digit or an emoji; an empty value cannot be searched for',
      example,
    })
  }
  return phrase
}
