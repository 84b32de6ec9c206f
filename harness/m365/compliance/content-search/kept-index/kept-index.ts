import type { TermExpression, TermIndex } from '../../../../control/state/term-index.ts'
import { digestOfMail } from '../../../mail/mail-form.ts'
import type { Mail } from '../../../mailbox/message.ts'
import type { ContentIndex } from '../content-index.ts'
import { ItemSet } from '../listed/item-set.ts'
import { type SearchedText, searchedTextOf } from '../searched-text.ts'
import { facts, rules, termsOfContent } from './content-terms.ts'
import type { FoundContents } from './narrowing.ts'
import { createPersonTerms, type PeopleList, type PersonTerms, termOfPerson } from './person-terms.ts'
import { narrowingOf } from './query-narrowing.ts'
import { createTextCache } from './text-cache.ts'

/** Contents that are read before their terms are kept together. */
const contentsAtOnce = 500

/**
 * The index of a server whose state lasts. The terms of contents are in the store, so that no content is read once more after a restart. It
 * answers most queries without the texts; only those of the items that it is not certain about are read.
 */
export function createKeptIndex(terms: TermIndex): ContentIndex {
  const numbers = new WeakMap<Mail, number>()
  const texts = createTextCache()
  const people = createPersonTerms(terms)
  let partial: Set<number> | undefined
  /** Nothing of the index is opened before somebody searches. */
  const begun = (): Set<number> => {
    if (partial === undefined) {
      terms.begin(rules)
      partial = new Set(terms.having({ kind: 'phrase', terms: [facts.isPartiallyIndexed], isPrefix: false }))
    }
    return partial
  }
  const numberOf = (mail: Mail): number => {
    const number = numbers.get(mail)
    if (number === undefined) throw new Error('a message was not indexed')
    return number
  }
  const keep = async (missing: readonly (readonly [Mail, string])[]): Promise<void> => {
    for (let from = 0; from < missing.length; from += contentsAtOnce) {
      const some = missing.slice(from, from + contentsAtOnce)
      const read: SearchedText[] = []
      for (const [mail] of some) read.push(await searchedTextOf(await mail.properties()))
      const documents = read.map((text, at) => ({ key: some[at]?.[1] ?? '', texts: termsOfContent(text) }))
      const added = terms.add(documents)
      for (const [at, [mail]] of some.entries()) {
        const [number, text] = [added[at], read[at]]
        if (number === undefined || text === undefined) throw new Error('a store did not number every document')
        numbers.set(mail, number)
        if (text.isPartiallyIndexed) begun().add(number)
        notePeople(people, text)
        texts.add(number, text)
      }
    }
  }
  return {
    numberOf: (mail) => numbers.get(mail),
    read: async (mails) => {
      begun()
      const missing = new Map(
        [...new Set(mails)].filter((mail) => !numbers.has(mail)).map((mail) => [mail, digestOfMail(mail)]),
      )
      for (const [mail, number] of numbersOf(missing, terms)) numbers.set(mail, number)
      await keep([...missing].filter(([mail]) => !numbers.has(mail)))
    },
    textOf: (mail) => {
      const number = numberOf(mail)
      const known = texts.get(number)
      if (known !== undefined) return known
      return mail
        .properties()
        .then(searchedTextOf)
        .then((text) => {
          texts.add(number, text)
          return text
        })
    },
    contentCount: () => terms.documentCount(),
    isPartiallyIndexed: (number) => begun().has(number),
    narrowing: (query, expand, judgement) => {
      begun()
      const contentsWith = (expressions: readonly TermExpression[]) => foundContents(terms, expressions)
      return narrowingOf(query, judgement, { expand, people, contentsWith })
    },
    variantCount: terms.termCount,
  }
}

/** The numbers of contents that the store has. For many, all its keys are read at once; to ask for each takes longer. */
function numbersOf(mails: ReadonlyMap<Mail, string>, terms: TermIndex): [Mail, number][] {
  let numberOf = terms.numberOf
  if (mails.size > terms.documentCount() / 20) {
    const byKey = new Map<string, number>()
    for (const key of terms.keys()) byKey.set(key, byKey.size + 1)
    numberOf = (key) => byKey.get(key)
  }
  return [...mails].flatMap(([mail, key]): [Mail, number][] => {
    const number = numberOf(key)
    return number === undefined ? [] : [[mail, number]]
  })
}

function notePeople(people: PersonTerms, text: SearchedText): void {
  for (const [list, persons] of Object.entries(text.people) as [PeopleList, SearchedText['people'][PeopleList]][]) {
    for (const person of persons) people.note(list, person, termOfPerson(list, person))
  }
}

function foundContents(terms: TermIndex, expressions: readonly TermExpression[]): FoundContents {
  const numbers = readOnce(() => expressions.flatMap((expression) => terms.having(expression)))
  const set = readOnce(() => {
    const those = new ItemSet(terms.documentCount() + 1)
    for (const number of numbers()) those.add(number)
    return those
  })
  return { numbers, set }
}

function readOnce<Value>(read: () => Value): () => Value {
  let value: Value | undefined
  return () => {
    value ??= read()
    return value
  }
}
