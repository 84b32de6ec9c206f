import type { CallDetails, ItemKind, LocationDetails } from '../../../contract/index.ts'
import type { ExportedMessage } from '../lines/exported-messages.ts'
import { kindOfFile } from '../media-by-name.ts'
import { nameKey, ownWordsMark, shownName } from '../plain-text.ts'
import { attachmentIn } from '../wording/attachment-name.ts'
import { callIn, deletedBy, locationIn, omittedKind } from '../wording/own-words.ts'
import { type GroupLine, groupLineIn, isNotice } from '../wording/sentences.ts'

/** A message that a person sent, or a call. */
export interface Said {
  sort: 'said'
  /** The name as shown; null for a call that names nobody. */
  author: string | null
  kind: ItemKind
  /** What they typed. */
  text: string
  /** The file that goes with it, if the export holds it. */
  fileName?: string | undefined
  call?: CallDetails | undefined
  location?: LocationDetails | undefined
  /** A deleted message; only the name of its author is left. */
  deletedBy?: 'author' | 'owner' | undefined
}

/** A line that WhatsApp wrote about the chat. */
export interface SystemLine {
  sort: 'system'
  /** The name as shown; iPhones name the actor or the group as the author of most system lines. */
  author: string | null
  text: string
  groupLine?: GroupLine | undefined
}

/** A line that only the owner of the phone sees. */
export interface Notice {
  sort: 'notice'
  /** On an iPhone: the name of the chat, which is the group or the other person. */
  author: string | null
}

export type Recognised = (Said | SystemLine | Notice) & { message: ExportedMessage }

/** What is known about the export besides this message. */
export interface Surroundings {
  hasMedia(fileName: string): boolean
  /** True for a name that is the author of some message. */
  isAuthor(name: string): boolean
}

/**
 * Decides what a line is. An edited message keeps WhatsApp's mark `<This message was edited>` in its text, because the
 * export does not hold the first wording. Polls and view-once messages stay text, unchanged.
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

/** By its first colon, `Anna created group "Project: Brücke"` is a message from `Anna created group "Project`. */
function splitAtQuote(author: string, text: string, { isAuthor }: Surroundings): SystemLine | undefined {
  if (!/["“„«״]/u.test(author)) return undefined
  const groupLine = groupLineIn(`${author}: ${text}`, isAuthor)
  return groupLine && { sort: 'system', author: null, text: `${author}: ${text}`, groupLine }
}

/**
 * A system line with an author, as an iPhone writes it. It counts only after WhatsApp's own mark, because a person may
 * also have written `Bob left`.
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
    // Without the file, only the line itself is known.
    if (!hasMedia(fileName)) return { sort: 'said', author, kind, text, fileName }
    return { sort: 'said', author, kind, text: caption, fileName }
  }
  const call = callIn(text, text.startsWith(ownWordsMark))
  if (call !== undefined) return { sort: 'said', author, kind: 'call', text: '', call }
  const location = locationIn(text)
  if (location !== undefined) return { sort: 'said', author, kind: 'location', text: '', location }
  return { sort: 'said', author, kind: omittedKind(text) ?? 'text', text }
}

/** The names before the colon of all lines, by key, whether or not they are authors. */
export function authorKeys(messages: ExportedMessage[]): Set<string> {
  return new Set(messages.flatMap(({ author }) => (author === null ? [] : [nameKey(author)])))
}
