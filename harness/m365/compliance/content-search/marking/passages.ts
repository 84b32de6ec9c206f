import { textOfHtml } from '../../../mail/body-text.ts'
import type { MailProperties } from '../../../mailbox/message-properties.ts'
import { startsOf, type WordText, wordTextOf } from '../../../words/phrase.ts'
import { type WordPlace, wordPlacesIn } from '../../../words/word-places.ts'
import { textOfAttachment } from '../attachment-text.ts'
import { spansOf } from '../evaluate.ts'
import type { Query } from '../query.ts'

/** Where a passage is. */
type PassagePlace = 'subject' | 'body' | 'attachment name' | 'attachment' | 'person' | 'category'

/** Part of a text of an item, in pieces: those that a query found, and those between. */
export interface Passage {
  place: PassagePlace
  pieces: { text: string; isFound: boolean }[]
}

/** How many characters are shown on either side of what was found, and how many places of a text. */
const shown = { aroundCharacters: 80, placesMax: 8 }
/** What is read of a text to show passages of it, in characters. */
const readCharactersMax = 200_000

/**
 * The passages in which an item has the words of a query. What is behind NOT is not looked for, and a property without words, such as a date,
 * is in no text. People who are found by another name of theirs in the directory are not marked.
 */
export async function passagesIn(query: Query, properties: MailProperties): Promise<Passage[]> {
  const sought = soughtIn(query)
  if (sought.length === 0) return []
  const texts = await textsOf(properties)
  return texts.flatMap(({ place, text: whole }) => {
    const text = whole.slice(0, readCharactersMax)
    const places = foundIn(text, place, sought)
    return places.length === 0 ? [] : [{ place, pieces: piecesOf(text, places) }]
  })
}

type Sought = Extract<Query, { kind: 'words' | 'near' | 'people' }>

function soughtIn(query: Query): Sought[] {
  switch (query.kind) {
    case 'and':
    case 'or':
      return query.operands.flatMap(soughtIn)
    case 'words':
    case 'near':
    case 'people':
      return [query]
    default:
      return []
  }
}

/** The texts of an item as people see them, in the order in which they read. */
async function textsOf(properties: MailProperties): Promise<{ place: PassagePlace; text: string }[]> {
  const { subject, body, attachments, categories, from, toRecipients, ccRecipients, bccRecipients } = properties
  const files = await Promise.all(attachments.map(textOfAttachment))
  const people = [...(from === undefined ? [] : [from]), ...toRecipients, ...ccRecipients, ...bccRecipients]
  return [
    { place: 'subject' as const, text: subject },
    { place: 'body' as const, text: body.contentType === 'html' ? await textOfHtml(body.content) : body.content },
    ...attachments.map(({ name }) => ({ place: 'attachment name' as const, text: name })),
    ...files.flatMap((text) => (text === undefined ? [] : [{ place: 'attachment' as const, text }])),
    ...people.flatMap(({ emailAddress: { name = '', address = '' } }) =>
      (name === address ? [address] : [name, address]).map((text) => ({ place: 'person' as const, text })),
    ),
    ...categories.map((text) => ({ place: 'category' as const, text })),
  ]
}

/** Where a text has what is sought, without overlaps and in order. */
function foundIn(text: string, place: PassagePlace, sought: readonly Sought[]): WordPlace[] {
  const words = wordTextOf(text)
  const spans = sought.flatMap((one) => spansIn(words, place, one))
  if (spans.length === 0) return []
  const wordPlaces = wordPlacesIn(text)
  const found: WordPlace[] = []
  for (const { from, to } of spans.sort((a, b) => a.from - b.from)) {
    const [first, last, before] = [wordPlaces[from], wordPlaces[to], found.at(-1)]
    if (first === undefined || last === undefined) continue
    if (before !== undefined && first.from <= before.to) before.to = Math.max(before.to, last.to)
    else found.push({ from: first.from, to: last.to })
  }
  return found
}

const placeOfField = { subject: 'subject', attachmentnames: 'attachment name', category: 'category' } as const

/** The first and the last word of each finding. */
function spansIn(words: WordText, place: PassagePlace, sought: Sought): { from: number; to: number }[] {
  if (sought.kind === 'near') return place === 'category' ? [] : spansOf(sought, words)
  const { phrase } = sought.kind === 'people' ? sought.person : sought
  const isThere =
    sought.kind === 'people'
      ? place === 'person'
      : sought.field === 'any'
        ? place !== 'category'
        : placeOfField[sought.field] === place
  if (!isThere) return []
  return startsOf(phrase, words).map((from) => ({ from, to: from + phrase.words.length - 1 }))
}

/** A text around what was found in it; an ellipsis is where some of it is left out. */
function piecesOf(text: string, found: readonly WordPlace[]): Passage['pieces'] {
  const pieces: Passage['pieces'] = []
  const put = (piece: string, isFound: boolean): void => {
    if (piece !== '') pieces.push({ text: piece, isFound })
  }
  let at = 0
  for (const { from, to } of found.slice(0, shown.placesMax)) {
    put(between(text.slice(at, from), at === 0 ? 'before' : 'both'), false)
    put(text.slice(from, to), true)
    at = to
  }
  put(between(text.slice(at), 'after'), false)
  return pieces
}

/** Leaves out what is far from what was found, without cutting a character in two. */
function between(text: string, side: 'before' | 'after' | 'both'): string {
  const characters = [...text]
  const { aroundCharacters: kept } = shown
  if (characters.length <= (side === 'both' ? 2 * kept : kept)) return text
  const start = side === 'before' ? '' : characters.slice(0, kept).join('')
  const end = side === 'after' ? '' : characters.slice(-kept).join('')
  return `${start} … ${end}`
}
