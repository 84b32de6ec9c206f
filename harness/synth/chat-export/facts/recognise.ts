import type { CallDetails, ItemKind, LocationDetails } from '../../../contract/index.ts'
import type { ExportedMessage } from '../lines/exported-messages.ts'
import { kindOfFile } from '../media-by-name.ts'
import { nameKey, ownWordsMark, shownName } from '../plain-text.ts'
import { attachmentIn } from '../wording/attachment-name.ts'
import { callIn, deletedBy, locationIn, omittedKind } from '../wording/own-words.ts'
import { type GroupLine, groupLineIn, isNotice } from '../wording/sentences.ts'

/** What somebody sent, or a call. */
export interface Said {
  sort: 'said'
  /** As shown; null for a call that names nobody. */
  author: string | null
  kind: ItemKind
  /** What they typed. */
  text: string
  /** The file that goes with it, if the export holds it. */
  fileName?: string | undefined
  call?: CallDetails | undefined
  location?: LocationDetails | undefined
  /** Who deleted the message of which this is all that is left. */
  deletedBy?: 'author' | 'owner' | undefined
}

/** A line that WhatsApp wrote about the chat. */
export interface SystemLine {
  sort: 'system'
  /** As shown; an iPhone names who did it, or the group, in front of most of them. */
  author: string | null
  text: string
  groupLine?: GroupLine | undefined
}

/** A line that is for the owner of the phone alone. */
export interface Notice {
  sort: 'notice'
  /** On an iPhone the name of the chat: of the group, or of the other person. */
  author: string | null
}

export type Recognised = (Said | SystemLine | Notice) & { message: ExportedMessage }

/** What is known of the export beside the message. */
export interface Surroundings {
  hasMedia(fileName: string): boolean
  /** True for a name that stands in front of some message. */
  isAuthor(name: string): boolean
}

/**
 * Tells what a message is. An edited message keeps WhatsApp's mark `<This message was edited>` in its text, because the
 * first wording is not in the export; polls and what could be viewed once are text as they stand.
 */
export function recognise(message: ExportedMessage, surroundings: Surroundings): Recognised {
  const { author, text } = message
  if (author === null) return { message, ...withoutAuthor(text, surroundings) }
  const sent = said(shownName(author), text, surroundings)
  if (sent.kind !== 'text') return { message, ...sent }
  return { message, ...(splitAtQuote(author, text, surroundings) ?? ownWords(author, text, surroundings) ?? sent) }
}

function withoutAuthor(text: string, { isAuthor }: Surroundings): Said | SystemLine | Notice {
  const call = callIn(text, true)
  if (call !== undefined) return { sort: 'said', author: null, kind: 'call', text: '', call }
  if (isNotice(text)) return { sort: 'notice', author: null }
  return { sort: 'system', author: null, text, groupLine: groupLineIn(text, isAuthor) }
}

/** `Anna created group "Project: Brücke"`, which the parser takes for a message from `Anna created group "Project`. */
function splitAtQuote(author: string, text: string, { isAuthor }: Surroundings): SystemLine | undefined {
  if (!/["“„«״]/u.test(author)) return undefined
  const groupLine = groupLineIn(`${author}: ${text}`, isAuthor)
  return groupLine && { sort: 'system', author: null, text: `${author}: ${text}`, groupLine }
}

/**
 * A line of WhatsApp's with an author, as an iPhone writes it. Only behind WhatsApp's own mark: `Bob left` is also what
 * somebody may have written.
 */
function ownWords(author: string, text: string, { isAuthor }: Surroundings): SystemLine | Notice | undefined {
  if (!text.startsWith(ownWordsMark)) return undefined
  if (isNotice(text)) return { sort: 'notice', author: shownName(author) }
  const groupLine = groupLineIn(text, isAuthor)
  const startsWithAuthor = nameKey(text).startsWith(`${nameKey(author)} `)
  if (groupLine === undefined && !startsWithAuthor) return undefined
  return { sort: 'system', author: shownName(author), text, groupLine }
}

function said(author: string, text: string, { hasMedia }: Surroundings): Said {
  const deletion = deletedBy(text)
  if (deletion !== undefined) return { sort: 'said', author, kind: 'deletion', text: '', deletedBy: deletion }
  const attachment = attachmentIn(text, hasMedia)
  if (attachment !== undefined) {
    const { fileName, caption } = attachment
    const kind = kindOfFile(fileName)
    // Without its file, all that is known of it is the line as it stands.
    if (!hasMedia(fileName)) return { sort: 'said', author, kind, text, fileName }
    return { sort: 'said', author, kind, text: caption, fileName }
  }
  const call = callIn(text, text.startsWith(ownWordsMark))
  if (call !== undefined) return { sort: 'said', author, kind: 'call', text: '', call }
  const location = locationIn(text)
  if (location !== undefined) return { sort: 'said', author, kind: 'location', text: '', location }
  return { sort: 'said', author, kind: omittedKind(text) ?? 'text', text }
}

/** The names in front of messages, by key, authors or not. */
export function authorKeys(messages: ExportedMessage[]): Set<string> {
  return new Set(messages.flatMap(({ author }) => (author === null ? [] : [nameKey(author)])))
}
