import { keyOf, readCldr, usualWords, type WordMeaning } from './cldr-words.ts'

/** A word of a stamp, in every meaning that it may have. */
export interface StampWord {
  text: string
  meanings: readonly WordMeaning[]
}

let everyWord: Map<string, WordMeaning[]> | undefined

/**
 * The words in each part of a stamp, which holds no digits; undefined if one of them is not known. Languages that
 * write without blanks may join words.
 */
export function stampWordsIn(parts: readonly string[]): StampWord[][] | undefined {
  const few = splitAll(parts, usualWords)
  if (few !== undefined) return few
  // All parts again: with a Welsh month, `am` is not the morning.
  everyWord ??= readCldr()
  return splitAll(parts, everyWord)
}

function splitAll(parts: readonly string[], known: ReadonlyMap<string, WordMeaning[]>): StampWord[][] | undefined {
  const words: StampWord[][] = []
  for (const part of parts) {
    const split = wordsOf(part, known)
    if (split === undefined) return undefined
    words.push(split)
  }
  return words
}

const joins = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u

function wordsOf(part: string, known: ReadonlyMap<string, WordMeaning[]>): StampWord[] | undefined {
  const words: StampWord[] = []
  const text = part.normalize('NFKC').toLowerCase().normalize('NFC')
  let place = 0
  while (place < text.length) {
    if (!/[\p{L}\p{M}]/u.test(text[place] ?? '')) {
      place += 1
      continue
    }
    const end = longestWord(text, place, known)
    if (end === undefined) return undefined
    const word = text.slice(place, end)
    words.push({ text: word, meanings: known.get(keyOf(word)) ?? [] })
    place = end
  }
  return words
}

/** Where the longest known word that begins at `start` ends. */
function longestWord(text: string, start: number, known: ReadonlyMap<string, WordMeaning[]>): number | undefined {
  for (let end = text.length; end > start; end -= 1) {
    const [last = '', next = ''] = [text[end - 1] ?? '', text[end] ?? '']
    const isBoundary = !/[\p{L}\p{M}]/u.test(next) || (joins.test(last) && joins.test(next))
    if (isBoundary && /[^\s,]/u.test(last) && known.has(keyOf(text.slice(start, end)))) return end
  }
  return undefined
}
