import { wordsIn } from './words.ts'

/** Where a word is in a text: from its first character to behind its last one, in UTF-16 units. */
export interface WordPlace {
  from: number
  to: number
}

/** Longer runs without a blank are one place: nobody reads them as words. */
const runCharactersMax = 200

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/**
 * The place of each word of `wordsIn`, in its order. Words are compared in a folded form, so that their places are found by asking how many
 * words each beginning of a run has.
 */
export function wordPlacesIn(text: string): WordPlace[] {
  return [...text.matchAll(/\S+/gu)].flatMap(({ 0: run, index }) =>
    placesInRun(run).map(({ from, to }) => ({ from: index + from, to: index + to })),
  )
}

function placesInRun(run: string): WordPlace[] {
  const wordCount = wordsIn(run).length
  if (wordCount === 0) return []
  if (run.length > runCharactersMax) return Array.from({ length: wordCount }, () => ({ from: 0, to: run.length }))
  const places: WordPlace[] = []
  for (const { segment, index } of graphemes.segment(run)) {
    const to = index + segment.length
    const before = places.length
    const count = Math.min(wordsIn(run.slice(0, to)).length, wordCount)
    for (let word = before; word < count; word += 1) places.push({ from: index, to })
    const last = places.at(-1)
    if (count === before && last !== undefined && last.to === index && wordsIn(segment).length > 0) last.to = to
  }
  // A beginning can have fewer words than the whole, for example in the middle of a joined emoji.
  while (places.length < wordCount) places.push({ from: 0, to: run.length })
  return places
}
