import type { AttachmentContent, CapturedAttachment } from '../contract/index.ts'
import type { Chance } from '../control/seed.ts'
import { generatedContent, inlineContent } from './attachment-content.ts'
import {
  documentNames,
  longName,
  type MediaKind,
  type MediaType,
  mediaTypes,
  nameLengthMax,
  namePrefixes,
  nonAsciiNames,
  plainText,
  unknownType,
  withoutExtension,
} from './media-types.ts'
import { messageText } from './message-text.ts'

/** The unusual properties that an attachment can have (CAP-4, CNV-6). */
export type Quirk = (typeof quirks)[number]

export const quirks = ['empty', 'no-extension', 'unknown-type', 'non-ascii-name', 'long-name', 'text-file'] as const

export interface InventAttachmentOptions {
  chance: Chance
  kind: MediaKind
  /** The day in the names that WhatsApp makes. */
  sentAt: Date
  /** By default random, 2 kB to 80 kB; the quirks `empty` and `text-file` have their own sizes. */
  sizeBytes?: number | undefined
  /** By default random, and seldom. */
  quirk?: Quirk | undefined
}

/** A file as a phone sends it with a message of this kind, with the signature of its type and its own content. */
export function inventAttachment(options: InventAttachmentOptions): CapturedAttachment {
  const { chance, kind, sentAt } = options
  const quirk = options.quirk ?? (kind === 'document' && chance.percent(20) ? chance.pick(quirks) : undefined)
  const type = typeOf(chance, kind, quirk)
  const sizeBytes = quirk === 'empty' ? 0 : (options.sizeBytes ?? chance.int(2_000, 80_000))
  const generated = generatedContent({ chance, sizeBytes, lead: type.lead })
  return {
    attachmentId: chance.hex(16).toUpperCase(),
    fileName: stemOf(chance, kind, sentAt, quirk).slice(0, nameLengthMax - type.extension.length) + type.extension,
    contentType: type.contentType,
    content: quirk === 'text-file' ? textFile(chance) : generated,
  }
}

/** A text file of mixed line breaks, without a final one: the bytes that a text conversion would change. */
function textFile(chance: Chance): AttachmentContent {
  const lines = Array.from({ length: chance.int(20, 60) }, () => messageText(chance) + chance.pick(['\n', '\r\n']))
  return inlineContent(`${lines.join('')}end`)
}

function typeOf(chance: Chance, kind: MediaKind, quirk: Quirk | undefined): MediaType {
  if (quirk === 'no-extension') return withoutExtension
  if (quirk === 'unknown-type') return unknownType
  if (quirk === 'text-file') return plainText
  return chance.pick(mediaTypes[kind])
}

function stemOf(chance: Chance, kind: MediaKind, sentAt: Date, quirk: Quirk | undefined): string {
  if (quirk === 'non-ascii-name') return chance.pick(nonAsciiNames)
  if (quirk === 'long-name') return longName
  if (kind === 'document') return chance.pick(documentNames)
  const day = sentAt.toISOString().slice(0, 10).replaceAll('-', '')
  return `${namePrefixes[kind]}-${day}-WA${String(chance.int(0, 9_999)).padStart(4, '0')}`
}
