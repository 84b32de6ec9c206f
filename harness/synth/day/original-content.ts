import type { CallDetails, CapturedAttachment, ContactDetails, LocationDetails } from '../../contract/index.ts'
import type { Chance } from '../../control/seed.ts'
import { inlineContent } from '../attachment-content.ts'
import { inventAttachment } from '../media.ts'
import type { MediaKind } from '../media-types.ts'
import { captionText, messageText } from '../message-text.ts'
import { nameOf, type Person } from '../person.ts'
import { places } from '../phrases.ts'
import type { Conversation } from './conversations.ts'
import type { DayInProgress } from './day-in-progress.ts'
import { noticeText, pickNotice } from './notices.ts'
import type { OriginalKind } from './original-kind.ts'
import type { Wish } from './wish.ts'

/** The parts of an original. */
export interface OriginalContent {
  text: string
  attachments: CapturedAttachment[]
  /** How much earlier than usual it began before its capture, because a call is captured when it ends. */
  earlierMs: number
  call?: CallDetails
  location?: LocationDetails
  contact?: ContactDetails
}

interface Situation {
  day: DayInProgress
  kind: OriginalKind
  wish: Wish
  sentAt: Date
  conversation: Conversation
  sender: Person
}

/** Content of a kind; chance decides what the wish leaves open. */
export function contentOf(situation: Situation): OriginalContent {
  const { day, kind, wish, sentAt } = situation
  const { chance } = day
  const nothing: OriginalContent = { text: '', attachments: [], earlierMs: 0 }
  switch (kind) {
    case 'text':
      return { ...nothing, text: messageText(chance) }
    case 'system':
      return { ...nothing, text: aNotice(situation) }
    case 'call':
      return { ...nothing, ...aCall(chance, wish.call) }
    case 'location':
      return { ...nothing, location: aLocation(chance) }
    case 'contact':
      return { ...nothing, ...aContact(chance, chance.pick(chance.pick(day.conversations.groups).members)) }
    case 'sticker':
    case 'voice-note':
      return { ...nothing, attachments: attachmentsFor(chance, kind, wish, sentAt) }
    case 'image':
    case 'audio':
    case 'video':
    case 'document':
    case 'gif':
      return { ...nothing, text: captionText(chance), attachments: attachmentsFor(chance, kind, wish, sentAt) }
    default:
      return kind satisfies never
  }
}

function attachmentsFor(chance: Chance, kind: MediaKind, wish: Wish, sentAt: Date): CapturedAttachment[] {
  if (wish.attachments) return wish.attachments(sentAt)
  const count = kind === 'image' && chance.percent(20) ? chance.int(2, 4) : 1
  return Array.from({ length: count }, () => inventAttachment({ chance, kind, sentAt }))
}

function aNotice({ day: { chance }, wish, conversation, sender }: Situation): string {
  const notice = wish.notice ?? pickNotice(chance, conversation.chat.type)
  return noticeText(notice, { chance, conversation, who: sender })
}

function aCall(chance: Chance, wished: Wish['call']): { call: CallDetails; earlierMs: number } {
  const mode = wished?.mode ?? chance.pick(['voice', 'voice', 'video'] as const)
  const outcome = wished?.outcome ?? chance.pick(['answered', 'answered', 'missed', 'rejected'] as const)
  const durationSeconds = outcome === 'answered' ? chance.int(3, 3_600) : 0
  return { call: { mode, outcome, durationSeconds }, earlierMs: durationSeconds * 1000 }
}

function aLocation(chance: Chance): LocationDetails {
  return {
    latitude: chance.int(-90_000_000, 90_000_000) / 1_000_000,
    longitude: chance.int(-180_000_000, 180_000_000) / 1_000_000,
    ...(chance.percent(50) ? { place: chance.pick(places) } : {}),
  }
}

/** A contact card; half of them also come with the file, as phones send it. */
function aContact(chance: Chance, person: Person): Pick<OriginalContent, 'contact' | 'attachments'> {
  const displayName = nameOf(person)
  const contact = { displayName, numbers: [person.number] }
  if (chance.percent(50)) return { contact, attachments: [] }
  const escaped = displayName.replaceAll(/[\\,;]/g, '\\$&')
  const lines = ['BEGIN:VCARD', 'VERSION:3.0', `FN:${escaped}`, `TEL;TYPE=CELL:+${person.number}`, 'END:VCARD', '']
  const card: CapturedAttachment = {
    attachmentId: chance.hex(16).toUpperCase(),
    fileName: `${displayName.replaceAll(' ', '_')}.vcf`,
    contentType: 'text/x-vcard',
    content: inlineContent(lines.join('\r\n')),
  }
  return { contact, attachments: [card] }
}
