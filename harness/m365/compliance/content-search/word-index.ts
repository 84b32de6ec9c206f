import type { Mail } from '../../mailbox/message.ts'
import type { Phrase } from '../../words/phrase.ts'
import { wordsIn } from '../../words/words.ts'
import type { Query } from './query.ts'
import type { ExpandPerson } from './recipient-expansion.ts'
import { type SearchedText, searchedTextOf } from './searched-text.ts'

/** A content that was read, with its number in the index. */
export interface IndexedMail {
  readonly text: SearchedText
  readonly number: number
}

/**
 * Which contents have a word. It only says which items cannot match; `testOf` decides about the others. A content never changes, and a
 * changed or moved message points at its present content, so the index is never out of step with a mailbox, nor after a snapshot was restored.
 */
export interface WordIndex {
  find(mail: Mail): IndexedMail | undefined
  /** Reads a content, unless it was read before. */
  read(mail: Mail): Promise<void>
  /** The numbers of the contents that can match; undefined: all of them. */
  candidates(query: Query, expand: ExpandPerson): ReadonlySet<number> | undefined
  /** How many different words begin with a prefix. */
  variantCount(prefix: string): number
}

/** An index of nothing. */
export function createWordIndex(): WordIndex {
  const byMail = new WeakMap<Mail, IndexedMail>()
  const postings = new Map<string, number[]>()
  let vocabulary: string[] | undefined
  let next = 0
  const wordsFrom = (prefix: string): string[] => {
    vocabulary ??= [...postings.keys()].sort()
    const words: string[] = []
    for (let at = firstFrom(vocabulary, prefix); vocabulary[at]?.startsWith(prefix) === true; at += 1) {
      words.push(vocabulary[at] ?? '')
    }
    return words
  }
  /** The contents with the rarest word of a phrase. */
  const having = ({ words, isPrefix }: Phrase): readonly number[] => {
    const last = words.length - 1
    return shortestOf(
      words.map((word, at) => {
        if (!(isPrefix && at === last)) return postings.get(word) ?? []
        return wordsFrom(word).flatMap((variant) => postings.get(variant) ?? [])
      }),
    )
  }
  /** Enough is narrowed by the operand that the fewest contents have: `testOf` asks for the others. */
  const narrowed = (query: Query, expand: ExpandPerson): readonly number[] | undefined => {
    switch (query.kind) {
      case 'and':
        return shortestKnown(query.operands.map((operand) => narrowed(operand, expand)))
      case 'near':
        return shortestKnown([query.left, query.right].map((operand) => narrowed(operand, expand)))
      case 'or':
        return unionOf(query.operands.map((operand) => narrowed(operand, expand)))
      case 'words':
        return having(query.phrase)
      case 'people':
        return unionOf(
          expand(query.person).map((test) =>
            having('address' in test ? { words: wordsIn(test.address), isPrefix: false } : test.phrase),
          ),
        )
      default:
        return undefined
    }
  }
  const add = (mail: Mail, text: SearchedText): void => {
    // Somebody else may have read it in the meantime.
    if (byMail.has(mail)) return
    byMail.set(mail, { text, number: next })
    // The words of categories are not searched without a property, but with one they are.
    const words = text.categories.flatMap(({ positions }) => [...positions.keys()])
    for (const word of words.length === 0 ? text.words : new Set([...text.words, ...words])) {
      const known = postings.get(word)
      if (known !== undefined) known.push(next)
      else {
        postings.set(word, [next])
        vocabulary = undefined
      }
    }
    next += 1
  }
  return {
    find: (mail) => byMail.get(mail),
    read: async (mail) => {
      if (!byMail.has(mail)) add(mail, await searchedTextOf(await mail.properties()))
    },
    candidates: (query, expand) => {
      const numbers = narrowed(query, expand)
      // For most contents, asking each costs less than listing them.
      return numbers === undefined || numbers.length > next / 2 ? undefined : new Set(numbers)
    },
    variantCount: (prefix) => wordsFrom(prefix).length,
  }
}

/** The place of the first word that is not before `prefix`. */
function firstFrom(sorted: readonly string[], prefix: string): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? '') < prefix) low = middle + 1
    else high = middle
  }
  return low
}

function shortestOf(lists: readonly (readonly number[])[]): readonly number[] {
  return lists.reduce((shortest, list) => (list.length < shortest.length ? list : shortest), lists[0] ?? [])
}

function shortestKnown(lists: readonly (readonly number[] | undefined)[]): readonly number[] | undefined {
  const known = lists.filter((list) => list !== undefined)
  return known.length === 0 ? undefined : shortestOf(known)
}

function unionOf(lists: readonly (readonly number[] | undefined)[]): readonly number[] | undefined {
  const known = lists.filter((list) => list !== undefined)
  return known.length < lists.length ? undefined : known.flat()
}
