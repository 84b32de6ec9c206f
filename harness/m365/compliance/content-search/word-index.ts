import type { Mail } from '../../mailbox/message.ts'
import type { Phrase } from '../../words/phrase.ts'
import { wordsIn } from '../../words/words.ts'
import type { Query } from './query.ts'
import type { ExpandPerson } from './recipient-expansion.ts'
import type { SearchedText } from './searched-text.ts'

/** A content that was read, with its number in the index. */
interface IndexedMail {
  readonly text: SearchedText
  readonly number: number
}

/**
 * Which contents have a word. It only says which items cannot match; `matches` decides about the others. A content never changes, and a
 * changed or moved message points at its present content, so the index is never out of step with a mailbox, nor after a snapshot was restored.
 */
export interface WordIndex {
  find(mail: Mail): IndexedMail | undefined
  add(mail: Mail, text: SearchedText): void
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
  const having = ({ words, isPrefix }: Phrase): ReadonlySet<number> => {
    const last = words.length - 1
    return intersectionOf(
      words.map((word, at) => {
        const variants = isPrefix && at === last ? wordsFrom(word) : [word]
        return new Set(variants.flatMap((variant) => postings.get(variant) ?? []))
      }),
    )
  }
  const candidates: WordIndex['candidates'] = (query, expand) => {
    switch (query.kind) {
      case 'and':
        return intersectionOfKnown(query.operands.map((operand) => candidates(operand, expand)))
      case 'near':
        return intersectionOfKnown([query.left, query.right].map((operand) => candidates(operand, expand)))
      case 'or':
        return unionOf(query.operands.map((operand) => candidates(operand, expand)))
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
  return {
    find: (mail) => byMail.get(mail),
    add: (mail, text) => {
      if (byMail.has(mail)) return
      byMail.set(mail, { text, number: next })
      for (const word of wordsOf(text)) {
        const known = postings.get(word)
        if (known !== undefined) known.push(next)
        else {
          postings.set(word, [next])
          vocabulary = undefined
        }
      }
      next += 1
    },
    candidates,
    variantCount: (prefix) => wordsFrom(prefix).length,
  }
}

function wordsOf({ any, categories }: SearchedText): Set<string> {
  const words = new Set<string>()
  for (const text of [...any, ...categories]) for (const word of text.positions.keys()) words.add(word)
  return words
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

function intersectionOf(sets: readonly ReadonlySet<number>[]): ReadonlySet<number> {
  const [smallest, ...others] = sets.toSorted((a, b) => a.size - b.size)
  if (smallest === undefined || others.length === 0) return smallest ?? new Set()
  return new Set([...smallest].filter((number) => others.every((other) => other.has(number))))
}

function intersectionOfKnown(sets: readonly (ReadonlySet<number> | undefined)[]): ReadonlySet<number> | undefined {
  const known = sets.filter((set) => set !== undefined)
  return known.length === 0 ? undefined : intersectionOf(known)
}

function unionOf(sets: readonly (ReadonlySet<number> | undefined)[]): ReadonlySet<number> | undefined {
  const union = new Set<number>()
  for (const set of sets) {
    if (set === undefined) return undefined
    for (const number of set) union.add(number)
  }
  return union
}
