import { wordsIn } from './words.ts'

/** Words that must follow each other. With `isPrefix`, the last one is the beginning of a word. */
export interface Phrase {
  readonly words: readonly string[]
  readonly isPrefix: boolean
}

/** A text as it is searched: where each of its words is, counted from 0. */
export interface WordText {
  readonly wordCount: number
  readonly positions: ReadonlyMap<string, readonly number[]>
}

/** The phrase that a term means; a star at its end makes its last word the beginning of one. It has no words if the term has none. */
export function phraseOf(term: string): Phrase {
  return { words: wordsIn(term), isPrefix: term.endsWith('*') }
}

/** A text, cut into its words. */
export function wordTextOf(text: string): WordText {
  return wordTextOfWords(wordsIn(text))
}

/** The words of a text, in its order. */
export function wordsOfText({ wordCount, positions }: WordText): string[] {
  const words = new Array<string>(wordCount).fill('')
  for (const [word, places] of positions) for (const place of places) words[place] = word
  return words
}

/** The text with these words. */
export function wordTextOfWords(words: readonly string[]): WordText {
  const positions = new Map<string, number[]>()
  let wordCount = 0
  for (const word of words) {
    const known = positions.get(word)
    if (known === undefined) positions.set(word, [wordCount])
    else known.push(wordCount)
    wordCount += 1
  }
  return { wordCount, positions }
}

/** Where a phrase begins in a text, in order. */
export function startsOf({ words, isPrefix }: Phrase, text: WordText): number[] {
  const last = words.length - 1
  const [first] = words
  if (first === undefined) return []
  if (last === 0) return isPrefix ? startsOfPrefix(first, text) : [...(text.positions.get(first) ?? [])]
  const isAt = words.map((word, at) => {
    const found = at === last && isPrefix ? startsOfPrefix(word, text) : text.positions.get(word)
    return new Set(found)
  })
  return [...(text.positions.get(first) ?? [])].filter((start) => isAt.every((found, at) => found.has(start + at)))
}

function startsOfPrefix(prefix: string, { positions }: WordText): number[] {
  return [...positions]
    .filter(([word]) => word.startsWith(prefix))
    .flatMap(([, found]) => found)
    .sort((a, b) => a - b)
}

/** Whether a text has a phrase. */
export function hasPhrase(phrase: Phrase, text: WordText): boolean {
  const { words, isPrefix } = phrase
  // A shortcut: most texts do not even have the first word.
  const [first = ''] = words
  if (!(isPrefix && words.length === 1)) {
    const found = text.positions.get(first)
    if (found === undefined || words.length === 1) return found !== undefined
  }
  return startsOf(phrase, text).length > 0
}

/** Whether a text has the words of a term. A star at its end stands for the rest of its last word; elsewhere it separates words. */
export function hasWords(text: string, term: string): boolean {
  return hasPhrase(phraseOf(term), wordTextOf(text))
}
