import { phrase, plain } from '../plain-text.ts'

/** The alternatives of one entry of the language files. */
export function alternatives(words: string): string[] {
  return words
    .split('|')
    .map(plain)
    .map((alternative) => alternative.replaceAll(/\s+/gu, ' '))
    .filter((alternative) => alternative !== '')
}

/** The meanings by `phrase` of the words; the first meaning counts if several languages have the same words. */
export function phrasesOf<Meaning>(meanings: [words: string, meaning: Meaning][]): Map<string, Meaning> {
  const found = new Map<string, Meaning>()
  for (const [words, meaning] of meanings) {
    for (const word of alternatives(words)) if (!found.has(phrase(word))) found.set(phrase(word), meaning)
  }
  return found
}
