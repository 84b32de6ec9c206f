/** The words of a text, in lower case. */
function wordsIn(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

/**
 * Whether a text has the words of a term one after the other, in any letter case. A star at the end stands for the rest of the
 * last word; a star elsewhere stands for itself, and is in no word.
 */
export function hasWords(text: string, term: string): boolean {
  const isPrefix = term.endsWith('*')
  const wanted = wordsIn(term)
  if (wanted.length === 0) return false
  const words = wordsIn(text)
  return words.some((_, start) =>
    wanted.every((word, index) => {
      const found = words[start + index]
      return isPrefix && index === wanted.length - 1 ? found?.startsWith(word) === true : found === word
    }),
  )
}
