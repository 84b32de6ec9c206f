import type { CallDetails, ItemKind, LocationDetails } from '../../../contract/index.ts'
import type { ExportedMessage } from '../lines/exported-messages.ts'
import { kindOfFile } from '../media-by-name.ts'
import { isOwnWords, nameKey, shownName } from '../plain-text.ts'
import { attachmentIn } from '../wording/attachment-name.ts'
import { callIn } from '../wording/calls.ts'
import { locationIn, saysMoreThanPlace } from '../wording/location.ts'
import { deletedBy, omittedKind } from '../wording/own-words.ts'
import {
  deletingAdminIn,
  type GroupLine,
  groupLineIn,
  isChatEvent,
  isNotice,
  mayBeginSentence,
} from '../wording/sentences.ts'

/** A message that a person sent, or a call. */
export interface Said {
  sort: 'said'
  /** The name as shown; null for a call that names nobody. */
  author: string | null
  kind: ItemKind
  /** What they typed. */
  text: string
  /** The files that go with it, if the export holds them. */
  fileNames?: string[] | undefined
  call?: CallDetails | undefined
  location?: LocationDetails | undefined
  /** A deleted message; only the name of its author is left. */
  deletedBy?: 'author' | 'owner' | { admin: string | 'you' } | undefined
  /** WhatsApp wrote it, in words that are not known: it may be a deletion, a call, a file that was left out. */
  isUnclear?: boolean | undefined
}

/** A line that WhatsApp wrote about the chat. */
export interface SystemLine {
  sort: 'system'
  /** The name as shown; iPhones name the actor or the group as the author of most system lines. */
  author: string | null
  text: string
  groupLine?: GroupLine | undefined
  /** Its words are in none of the languages: only its form shows that WhatsApp wrote it. */
  isUnclear?: boolean | undefined
  /** A notice with more lines below it. These may be anything, so all are kept. */
  isLongNotice?: boolean | undefined
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
  const own = wholeSentence(author, text, surroundings) ?? ownWords(author, text, surroundings)
  return { message, ...(own ?? { ...sent, ...(isOwnWords(text) && !isPoll(text) && { isUnclear: true }) }) }
}

/** A poll of an iPhone has an option on each line, after the mark of WhatsApp's own words. It stays text, whole. */
function isPoll(text: string): boolean {
  const [, ...more] = text.split('\n')
  return more.some((line) => isOwnWords(line))
}

function withoutAuthor(text: string, { isAuthor }: Surroundings): Said | SystemLine | Notice {
  const call = callIn(text, true)
  if (call !== undefined) return { sort: 'said', author: null, kind: 'call', text: '', call }
  if (isNotice(text)) return notice(text, null)
  const groupLine = groupLineIn(text, isAuthor)
  return { sort: 'system', author: null, text, groupLine, ...(!isKnown(text, groupLine) && { isUnclear: true }) }
}

function isKnown(text: string, groupLine: GroupLine | undefined): boolean {
  return groupLine !== undefined || isChatEvent(text)
}

function notice(text: string, author: string | null): SystemLine | Notice {
  if (!text.trim().includes('\n')) return { sort: 'notice', author }
  return { sort: 'system', author, text, isLongNotice: true }
}

/** By its first colon, `Anna created group "Project: Brücke"` is a message from `Anna created group "Project`. */
function wholeSentence(author: string, text: string, { isAuthor }: Surroundings): SystemLine | Notice | undefined {
  if (!mayBeginSentence(author)) return undefined
  const line = `${author}: ${text}`
  if (isNotice(line)) return notice(line, null)
  const groupLine = groupLineIn(line, isAuthor)
  return groupLine && { sort: 'system', author: null, text: line, groupLine }
}

/**
 * A system line with an author, as an iPhone writes it. It counts only after WhatsApp's own mark, because a person may
 * also have written `Bob left`.
 */
function ownWords(author: string, text: string, { isAuthor }: Surroundings): SystemLine | Notice | undefined {
  if (!isOwnWords(text)) return undefined
  if (isNotice(text)) return notice(text, shownName(author))
  const groupLine = groupLineIn(text, isAuthor)
  const startsWithAuthor = nameKey(text).startsWith(`${nameKey(author)} `)
  if (groupLine === undefined && !startsWithAuthor && !isChatEvent(text)) return undefined
  const isUnclear = !isKnown(text, groupLine)
  return { sort: 'system', author: shownName(author), text, groupLine, ...(isUnclear && { isUnclear }) }
}

function said(author: string, text: string, { hasMedia }: Surroundings): Said {
  const deletion = deletedBy(text) ?? adminDeletion(text)
  if (deletion !== undefined) return { sort: 'said', author, kind: 'deletion', text: '', deletedBy: deletion }
  const attachment = attachmentIn(text, hasMedia)
  if (attachment !== undefined) {
    const { fileName, moreFileNames = [], caption } = attachment
    const fileNames = [fileName, ...moreFileNames]
    // Without one of the files, only the line itself is known.
    const kept = fileNames.every(hasMedia) ? caption : text
    return { sort: 'said', author, kind: kindOfFile(fileName), text: kept, fileNames }
  }
  const isOwn = isOwnWords(text)
  const call = callIn(text, isOwn)
  if (call !== undefined) return { sort: 'said', author, kind: 'call', text: '', call }
  const location = locationIn(text, isOwn)
  if (location !== undefined) {
    return { sort: 'said', author, kind: 'location', text: saysMoreThanPlace(text) ? text : '', location }
  }
  return { sort: 'said', author, kind: omittedKind(text) ?? 'text', text }
}

function adminDeletion(text: string): { admin: string | 'you' } | undefined {
  const admin = deletingAdminIn(text)
  return admin === undefined ? undefined : { admin }
}

/** The names before the colon of all lines, by key, whether or not they are authors. */
export function authorKeys(messages: ExportedMessage[]): Set<string> {
  return new Set(messages.flatMap(({ author }) => (author === null ? [] : [nameKey(author)])))
}
