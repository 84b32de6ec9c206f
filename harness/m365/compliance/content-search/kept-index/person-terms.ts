import { type TermIndex, termLettersMax } from '../../../../control/state/term-index.ts'
import { type WordText, wordsOfText, wordTextOfWords } from '../../../words/phrase.ts'
import type { SearchedPerson, SearchedText } from '../searched-text.ts'

/** A list of people of an item. */
export type PeopleList = keyof SearchedText['people']

/** What the terms of each list begin with: characters for private use, which are in no word. */
const beginnings: Readonly<Record<PeopleList, string>> = { from: '\uE011', to: '\uE012', cc: '\uE013', bcc: '\uE014' }
/** In place of a person who is too long for a term. */
const tooLong = '\uE00E'
const escapeMark = '\uE00F'
const asciiOffset = 0xe100

/** The term of a person in a list. A person is a term as a whole, because few people write most messages. */
export function termOfPerson(list: PeopleList, { address, texts }: SearchedPerson): string {
  const text = JSON.stringify([address, ...texts.map(wordsOfText)])
  const term = text.replace(/[^a-z0-9\u0080-\uDFFF\uF900-\uFFFF]/g, (letter) =>
    letter < '\u0080'
      ? String.fromCharCode(asciiOffset + letter.charCodeAt(0))
      : escapeMark + letter.charCodeAt(0).toString(16),
  )
  return beginnings[list] + (term.length < termLettersMax ? term : tooLong)
}

/** The term that stands for all people of a list who are too long for one. */
export function termOfTooLong(list: PeopleList): string {
  return beginnings[list] + tooLong
}

function personOf(term: string): SearchedPerson {
  const text = term
    .slice(1)
    .replace(/[\uE100-\uE17F]|\uE00F(....)/g, (mark, code?: string) =>
      String.fromCharCode(code === undefined ? mark.charCodeAt(0) - asciiOffset : Number.parseInt(code, 16)),
    )
  const [address, ...texts] = JSON.parse(text) as [string, ...string[][]]
  return { address, texts: texts.map((words): WordText => wordTextOfWords(words)) }
}

/** The different people of each list, with their terms. */
export interface PersonTerms {
  /** Adds those of a new content. */
  note(list: PeopleList, person: SearchedPerson, term: string): void
  /** The terms of the people of a list who pass. */
  termsOf(list: PeopleList, passes: (person: SearchedPerson) => boolean): string[]
}

/** The people that an index has, read when somebody is first looked for. */
export function createPersonTerms(index: Pick<TermIndex, 'terms'>): PersonTerms {
  const lists = new Map<PeopleList, Map<string, SearchedPerson>>()
  const peopleOf = (list: PeopleList): Map<string, SearchedPerson> => {
    const known = lists.get(list)
    if (known !== undefined) return known
    const people = new Map<string, SearchedPerson>()
    for (const term of index.terms(beginnings[list])) {
      if (term !== termOfTooLong(list)) people.set(term, personOf(term))
    }
    lists.set(list, people)
    return people
  }
  return {
    note: (list, person, term) => {
      if (term !== termOfTooLong(list)) lists.get(list)?.set(term, person)
    },
    termsOf: (list, passes) => [...peopleOf(list)].filter(([, person]) => passes(person)).map(([term]) => term),
  }
}
