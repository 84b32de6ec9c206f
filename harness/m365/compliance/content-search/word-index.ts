import type { Mail } from '../../mailbox/message.ts'
import type { Phrase } from '../../words/phrase.ts'
import { wordsIn } from '../../words/words.ts'
import type { ContentIndex, Narrowing } from './content-index.ts'
import { ItemSet } from './listed/item-set.ts'
import type { Query } from './query.ts'
import type { ExpandPerson } from './recipient-expansion.ts'
import { type SearchedText, searchedTextOf } from './searched-text.ts'

/** A content that was read, with its number in the index. */
interface IndexedMail {
  readonly text: SearchedText
  readonly number: number
}

/** An index in memory, of nothing at first: what was read of a content is kept as long as the content. */
export function createWordIndex(): ContentIndex {
  const byMail = new WeakMap<Mail, IndexedMail>()
  const partial = new Set<number>()
  const postings = new Map<string, number[]>()
  let vocabulary: string[] | undefined
  let next = 1
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
    if (text.isPartiallyIndexed) partial.add(next)
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
    numberOf: ({ mail }) => byMail.get(mail)?.number,
    read: async (messages) => {
      for (const { mail } of messages) if (!byMail.has(mail)) add(mail, await searchedTextOf(await mail.properties()))
    },
    textOf: ({ mail }) => {
      const known = byMail.get(mail)
      if (known === undefined) throw new Error('a message was not indexed')
      return known.text
    },
    contentCount: () => next - 1,
    isPartiallyIndexed: (number) => partial.has(number),
    narrowing: (query, expand, judgement) => {
      // What could not be read may have any word.
      const numbers = judgement === 'as indexed' ? narrowed(query, expand) : undefined
      // For most contents, asking each costs less than listing them.
      if (numbers === undefined || numbers.length > next / 2) return nothingKnown
      return onlyThose(new Set(numbers))
    },
    variantCount: (prefix) => wordsFrom(prefix).length,
  }
}

function onlyThose(candidates: ReadonlySet<number>): Narrowing {
  return (items, within) => ({
    certain: new ItemSet(within.size),
    possible: within.filter((at) => candidates.has(items.numbers[at] ?? 0)),
  })
}

const nothingKnown: Narrowing = (_items, within) => ({ certain: new ItemSet(within.size), possible: within })

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
