import type { GraphRecipient } from '../../../contract/index.ts'
import { textOfHtml } from '../../mail/body-text.ts'
import type { MailProperties } from '../../mailbox/message-properties.ts'
import { type WordText, wordTextOf } from '../../words/phrase.ts'
import { textOfAttachment } from './attachment-text.ts'

/** A person of an item. */
export interface SearchedPerson {
  /** In lower case; empty for a person without one. */
  readonly address: string
  /** Name and address, each as words. */
  readonly texts: readonly WordText[]
}

/** What the index has of a content: the same for every mailbox that holds it. */
export interface SearchedText {
  readonly subject: WordText
  readonly attachmentNames: readonly WordText[]
  readonly categories: readonly WordText[]
  /** Subject, body, names and texts of files, and people: what a word without a property is looked for in. Not the header fields. */
  readonly any: readonly WordText[]
  /** Every word of `any`. */
  readonly words: ReadonlySet<string>
  readonly people: Readonly<Record<'from' | 'to' | 'cc' | 'bcc', readonly SearchedPerson[]>>
  readonly hasAttachment: boolean
  readonly importance: MailProperties['importance']
  /** Something of it could not be read: a file, or more than is read of any item. Then a search may miss it. */
  readonly isPartiallyIndexed: boolean
}

/** Document: Microsoft Purview, limits of eDiscovery: indexing. */
const limits = { attachments: 250, characters: 2_000_000 }

/** What a search sees of a content. */
export async function searchedTextOf(properties: MailProperties): Promise<SearchedText> {
  const { subject, body, attachments, categories, importance } = properties
  const read = attachments.slice(0, limits.attachments)
  const fileTexts = await Promise.all(read.map(textOfAttachment))
  const bodyText = body.contentType === 'html' ? await textOfHtml(body.content) : body.content
  const texts = [bodyText, ...fileTexts]
  const isCut = texts.some((text) => (text?.length ?? 0) > limits.characters)
  const people = {
    from: peopleOf(properties.from === undefined ? [] : [properties.from]),
    to: peopleOf(properties.toRecipients),
    cc: peopleOf(properties.ccRecipients),
    bcc: peopleOf(properties.bccRecipients),
  }
  const subjectText = wordTextOf(subject)
  const attachmentNames = attachments.map(({ name }) => wordTextOf(name))
  const any = [
    subjectText,
    ...texts.flatMap((text) => (text === undefined ? [] : [wordTextOf(text.slice(0, limits.characters))])),
    ...attachmentNames,
    ...Object.values(people).flatMap((list) => list.flatMap((person) => person.texts)),
  ]
  return {
    subject: subjectText,
    attachmentNames,
    categories: categories.map(wordTextOf),
    any,
    words: new Set(any.flatMap(({ positions }) => [...positions.keys()])),
    people,
    hasAttachment: attachments.some(({ isInline }) => !isInline),
    importance,
    isPartiallyIndexed: isCut || read.length < attachments.length || fileTexts.includes(undefined),
  }
}

function peopleOf(recipients: readonly GraphRecipient[]): SearchedPerson[] {
  return recipients.map(({ emailAddress: { name = '', address = '' } }) => ({
    address: address.trim().toLowerCase(),
    // A person whose name is the address would be there twice.
    texts: (name === address ? [address] : [name, address]).map(wordTextOf),
  }))
}
