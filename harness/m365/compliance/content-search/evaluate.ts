import { messageBytes } from '../../mailbox/kept/stored-message.ts'
import type { Message } from '../../mailbox/message.ts'
import { hasPhrase, type Phrase, startsOf, type WordText } from '../../words/phrase.ts'
import type { NearOperand, PeopleField, Query, SearchedField } from './query.ts'
import type { ExpandPerson, PersonTest } from './recipient-expansion.ts'
import type { SearchedPerson, SearchedText } from './searched-text.ts'

/** An item as a query sees it. */
interface SearchedItem {
  message: Pick<Message, 'itemClass' | 'isRead' | 'sentTime' | 'receivedTime' | 'folderId' | 'mail'>
  text: SearchedText
}

/**
 * How a query is judged for a partially indexed item. `as indexed`: a word that the index does not have is not there, as a search takes it.
 * `at most`: it may be in what could not be read, so the query is true unless something else rules the item out. `at least` is the
 * opposite, for what is behind NOT.
 */
export type Judgement = 'as indexed' | 'at least' | 'at most'

/** How what is behind NOT is judged. */
export const judgementBehindNot: Readonly<Record<Judgement, Judgement>> = {
  'as indexed': 'as indexed',
  'at least': 'at most',
  'at most': 'at least',
}

/** Whether an item matches a query. */
export type ItemTest = (item: SearchedItem) => boolean

/**
 * The test of a query. This is the meaning of the query language: an index only saves asking it about items that cannot match. People are
 * looked up in the directory as it is now.
 */
export function testOf(query: Query, expand: ExpandPerson, judgement: Judgement): ItemTest {
  switch (query.kind) {
    case 'everything':
      return () => true
    case 'and':
    case 'or': {
      const tests = query.operands.map((operand) => testOf(operand, expand, judgement))
      return query.kind === 'and'
        ? (item) => tests.every((test) => test(item))
        : (item) => tests.some((test) => test(item))
    }
    case 'not': {
      const test = testOf(query.operand, expand, judgementBehindNot[judgement])
      return (item) => !test(item)
    }
    case 'near':
      return (item) => isNear(query, item.text) || isPerhaps(item, judgement)
    case 'words':
      return wordsTest(query, judgement)
    case 'people':
      return peopleTest(query.field, expand(query.person))
    default:
      return propertyTest(query)
  }
}

type PropertyQuery = Extract<Query, { kind: 'range' | 'flag' | 'importance' | 'folder' | 'class' }>
type SearchedMessage = SearchedItem['message']

function propertyTest(query: PropertyQuery): ItemTest {
  if (query.kind === 'importance') return ({ text }) => text.importance === query.value
  if (query.kind === 'flag' && query.flag === 'hasattachment') return ({ text }) => text.hasAttachment === query.value
  const test = messageTestOf(query)
  if (test === undefined) throw new Error(`there is no test of ${query.kind}`)
  return ({ message }) => test(message)
}

/** The test of a query about the message itself, whatever its content; undefined for other queries. */
export function messageTestOf(query: Query): ((message: SearchedMessage) => boolean) | undefined {
  switch (query.kind) {
    case 'range':
      return (message) => {
        const measured = measureOf(query.measure, message)
        return measured !== undefined && measured >= query.from && measured <= query.to
      }
    case 'flag':
      return query.flag === 'isread' ? (message) => message.isRead === query.value : undefined
    case 'folder':
      return (message) => message.folderId === query.folderId
    case 'class': {
      // A million items have a handful of classes.
      const known = new Map<string, boolean>()
      return ({ itemClass }) => {
        const before = known.get(itemClass)
        if (before !== undefined) return before
        const isOneOf = (values: readonly string[]): boolean =>
          values.some((value) => isClass(value, itemClass.toLowerCase()))
        const isMeant = isOneOf(query.values) && !isOneOf(query.except)
        known.set(itemClass, isMeant)
        return isMeant
      }
    }
    default:
      return undefined
  }
}

function wordsTest({ field, ...words }: Extract<Query, { kind: 'words' }>, judgement: Judgement): ItemTest {
  if (field !== 'any') return ({ text }) => fieldTexts(field, text).some((one) => fits(words, one))
  const { phrase } = words
  const [word = ''] = phrase.words
  // Most terms are single words.
  if (phrase.words.length === 1 && !phrase.isPrefix)
    return (item) => item.text.words.has(word) || isPerhaps(item, judgement)
  return (item) => isAnywhere(phrase, item.text) || isPerhaps(item, judgement)
}

function peopleTest(field: PeopleField, tests: readonly PersonTest[]): ItemTest {
  const isSought = (person: SearchedPerson): boolean => tests.some((test) => isPerson(test, person))
  const fields = peopleFields[field]
  return ({ text }) => fields.some((one) => text.people[one].some(isSought))
}

function isNear(query: Extract<Query, { kind: 'near' }>, { any, words }: SearchedText): boolean {
  return canBeNear(query, words) && any.some((text) => spansOf(query, text).length > 0)
}

function isPerhaps({ text }: SearchedItem, judgement: Judgement): boolean {
  return judgement === 'at most' && text.isPartiallyIndexed
}

/** A phrase does not go over the end of one of the texts of an item. */
function isAnywhere(phrase: Phrase, { any, words }: SearchedText): boolean {
  if (!hasWordsOf(phrase, words)) return false
  return phrase.words.length === 1 || any.some((text) => hasPhrase(phrase, text))
}

/** Whether the words of a phrase are there, wherever. Most items do not have them, and need not be read. */
function hasWordsOf({ words, isPrefix }: Phrase, present: ReadonlySet<string>): boolean {
  const last = words.length - 1
  for (let at = 0; at <= last; at += 1) {
    const word = words[at] ?? ''
    if (!(isPrefix && at === last ? hasPrefix(word, present) : present.has(word))) return false
  }
  return true
}

function hasPrefix(prefix: string, present: ReadonlySet<string>): boolean {
  for (const word of present) if (word.startsWith(prefix)) return true
  return false
}

function canBeNear(operand: NearOperand, present: ReadonlySet<string>): boolean {
  switch (operand.kind) {
    case 'words':
      return hasWordsOf(operand.phrase, present)
    case 'or':
      return operand.operands.some((one) => canBeNear(one, present))
    case 'near':
      return canBeNear(operand.left, present) && canBeNear(operand.right, present)
  }
}

function fieldTexts(field: Exclude<SearchedField, 'any'>, text: SearchedText): readonly WordText[] {
  switch (field) {
    case 'subject':
      return [text.subject]
    case 'attachmentnames':
      return text.attachmentNames
    case 'category':
      return text.categories
  }
}

function fits({ phrase, isWhole }: { phrase: Phrase; isWhole: boolean }, text: WordText): boolean {
  return hasPhrase(phrase, text) && (!isWhole || phrase.words.length === text.wordCount)
}

/** The lists of people that a property stands for. */
export const peopleFields: Readonly<Record<PeopleField, readonly (keyof SearchedText['people'])[]>> = {
  from: ['from'],
  to: ['to'],
  cc: ['cc'],
  bcc: ['bcc'],
  recipients: ['to', 'cc', 'bcc'],
  participants: ['from', 'to', 'cc', 'bcc'],
}

/** Whether a person of an item is the one who is looked for. */
export function isPerson(test: PersonTest, { address, texts }: SearchedPerson): boolean {
  return 'address' in test ? test.address === address : texts.some((text) => fits(test, text))
}

/** What a range is about. */
export type Measure = Extract<Query, { kind: 'range' }>['measure']

/** When a message was sent or received, in milliseconds since 1970, or its size in bytes; undefined if it has no such time. */
export function measureOf(measure: Measure, message: SearchedMessage): number | undefined {
  if (measure === 'size') return messageBytes(message)
  return (measure === 'sent' ? message.sentTime : message.receivedTime)?.getTime()
}

function isClass(value: string, itemClass: string): boolean {
  return value.endsWith('*') ? itemClass.startsWith(value.slice(0, -1)) : itemClass === value
}

/** Where something is in a text, from its first to its last word. */
interface Span {
  from: number
  to: number
}

/** Where a text has words, one of several, or two that are near each other. */
export function spansOf(operand: NearOperand, text: WordText): Span[] {
  switch (operand.kind) {
    case 'words': {
      const length = operand.phrase.words.length
      return startsOf(operand.phrase, text).map((from) => ({ from, to: from + length - 1 }))
    }
    case 'or':
      return operand.operands.flatMap((one) => spansOf(one, text))
    case 'near': {
      const rights = spansOf(operand.right, text)
      return spansOf(operand.left, text).flatMap((left) => nearOnes(left, rights, operand.distance))
    }
  }
}

/** `worst` is within five words of `best` if it is the fifth word behind or in front of it. Words are not near themselves. */
function nearOnes(left: Span, rights: readonly Span[], distance: number): Span[] {
  return rights.flatMap((right) => {
    const apart = right.from > left.to ? right.from - left.to : left.from - right.to
    if (apart < 1 || apart > distance) return []
    return [{ from: Math.min(left.from, right.from), to: Math.max(left.to, right.to) }]
  })
}
