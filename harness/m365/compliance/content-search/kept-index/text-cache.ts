import type { SearchedText } from '../searched-text.ts'

/** What was read of the contents that were asked for last, up to a number of words. */
export interface TextCache {
  get(number: number): SearchedText | undefined
  add(number: number, text: SearchedText): void
}

const wordsMaxDefault = 200_000

/** An empty cache. */
export function createTextCache(wordsMax: number = wordsMaxDefault): TextCache {
  // In the order of their last use.
  const held = new Map<number, SearchedText>()
  let heldWords = 0
  const drop = (number: number): void => {
    const text = held.get(number)
    if (text === undefined) return
    heldWords -= wordsOf(text)
    held.delete(number)
  }
  return {
    get: (number) => {
      const text = held.get(number)
      if (text !== undefined) {
        held.delete(number)
        held.set(number, text)
      }
      return text
    },
    add: (number, text) => {
      drop(number)
      held.set(number, text)
      heldWords += wordsOf(text)
      for (const oldest of held.keys()) {
        if (heldWords <= wordsMax || held.size === 1) return
        drop(oldest)
      }
    },
  }
}

function wordsOf({ any }: SearchedText): number {
  return any.reduce((sum, { wordCount }) => sum + wordCount, 0)
}
