import type { TermExpression, TermIndex } from '../../../../control/state/term-index.ts'
import { digestOfMail } from '../../../mail/mail-form.ts'
import { StoredMessage } from '../../../mailbox/kept/stored-message.ts'
import type { Mail, Message } from '../../../mailbox/message.ts'
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
/** Messages that are looked at before what is missing of them is read. */
const messagesAtOnce = 10_000

/**
 * The index of a server whose state lasts. The terms of contents are in the store, so that no content is read once more after a restart. It
 * answers most queries without the texts; only those of the items that it is not certain about are read.
 */
export function createKeptIndex(terms: TermIndex): ContentIndex {
  const numbers = createContentNumbers()
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
  const numberOf = (message: Message): number => {
    const number = numbers.get(message)
    if (number === undefined) throw new Error('a message was not indexed')
    return number
  }
  const keepSome = async (some: readonly MissingContent[]): Promise<void> => {
    const read: SearchedText[] = []
    for (const { messages } of some)
      if (messages[0]) read.push(await searchedTextOf(await messages[0].mail.properties()))
    const added = terms.add(read.map((text, at) => ({ key: some[at]?.key ?? '', texts: termsOfContent(text) })))
    for (const [at, { messages }] of some.entries()) {
      const [number, text] = [added[at], read[at]]
      if (number === undefined || text === undefined) throw new Error('a store did not number every document')
      for (const message of messages) numbers.set(message, number)
      if (text.isPartiallyIndexed) begun().add(number)
      notePeople(people, text)
      texts.add(number, text)
    }
  }
  return {
    numberOf: numbers.get,
    read: async (messages) => {
      begun()
      const unknown = [...new Set(messages)].filter((message) => numbers.get(message) === undefined)
      const numberOfKey = lookUp(terms, unknown.length)
      for (let from = 0; from < unknown.length; from += messagesAtOnce) {
        // Reading a million messages takes seconds: other requests come in between.
        if (from > 0) await new Promise((resolve) => setImmediate(resolve))
        const missing = new Map<string, Message[]>()
        for (const message of unknown.slice(from, from + messagesAtOnce)) {
          const key = digestOfMail(message.mail)
          const number = numberOfKey(key)
          if (number !== undefined) numbers.set(message, number)
          else missing.set(key, [...(missing.get(key) ?? []), message])
        }
        const contents = Array.from(missing, ([key, those]) => ({ key, messages: those }))
        for (let at = 0; at < contents.length; at += contentsAtOnce)
          await keepSome(contents.slice(at, at + contentsAtOnce))
      }
    },
    textOf: (message) => {
      const number = numberOf(message)
      const known = texts.get(number)
      if (known !== undefined) return known
      return message.mail
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

/** A content that the store does not have, with the messages that have it: one or more. */
interface MissingContent {
  key: string
  messages: readonly Message[]
}

/** The numbers of the contents of messages. */
interface ContentNumbers {
  get(message: Message): number | undefined
  set(message: Message, number: number): void
}

/** A message in a store has the number itself: its mail is not always the same object, and a map of a million messages takes more memory. */
function createContentNumbers(): ContentNumbers {
  const ofMails = new WeakMap<Mail, number>()
  return {
    get: (message) =>
      message instanceof StoredMessage ? message.contentNumber || undefined : ofMails.get(message.mail),
    set: (message, number) => {
      if (message instanceof StoredMessage) message.contentNumber = number
      else ofMails.set(message.mail, number)
    },
  }
}

/** Looks for the number of a content that the store has. For many, all its keys are read at once; to ask for each takes longer. */
function lookUp(terms: TermIndex, messageCount: number): (key: string) => number | undefined {
  if (messageCount <= terms.documentCount() / 20) return terms.numberOf
  const byKey = new Map<string, number>()
  for (const key of terms.keys()) byKey.set(key, byKey.size + 1)
  // What was added since is not among them.
  return (key) => byKey.get(key) ?? terms.numberOf(key)
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
