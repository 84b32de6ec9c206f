import type { ItemKind } from '../../../contract/index.ts'
import { languages } from '../languages/index.ts'
import { lastOwnWords, phrase } from '../plain-text.ts'
import { phrasesOf } from './alternatives.ts'

const deletions = phrasesOf<'author' | 'owner'>(
  languages.flatMap(({ deleted, deletedByYou }) => [
    [deleted, 'author'],
    [deletedByYou, 'owner'],
  ]),
)

/** Who deleted the message, if the text is WhatsApp's line for a deleted message. */
export function deletedBy(text: string): 'author' | 'owner' | undefined {
  return deletions.get(phrase(text))
}

const omissions = phrasesOf<ItemKind>(
  languages.flatMap(({ omitted }) =>
    Object.entries(omitted).map(([kind, words]): [string, ItemKind] => [words, kind as ItemKind]),
  ),
)

/** Older iPhones and WhatsApp Web write `<image omitted>`; Web puts the caption after it. */
const inAngles = /^<(?<words>[^<>\n]{1,60})>/u

/** The kind of the file that an iPhone left out. For a document, its name comes first in the line. */
export function omittedKind(text: string): ItemKind | undefined {
  const line = phrase(text)
  return (
    omissions.get(line) ??
    omissions.get(phrase(lastOwnWords(text) ?? '')) ??
    omissions.get(phrase(inAngles.exec(line)?.groups?.['words'] ?? ''))
  )
}
