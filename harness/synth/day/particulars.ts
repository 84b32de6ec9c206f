import type { CapturedAttachment, CaptureEvent } from '../../contract/index.ts'
import type { Chance } from '../../control/seed.ts'
import { inventAttachment } from '../media.ts'
import { messageText } from '../message-text.ts'
import type { Person } from '../person.ts'
import { linkedPages } from '../phrases.ts'
import type { Conversation } from './conversations.ts'
import type { OriginalKind } from './original-kind.ts'

/** A feature that a message can have besides its kind. */
export type Particular = 'mention' | 'link-preview' | 'forwarded' | 'view-once' | 'lost-media' | 'partly-lost-media'

/** The particulars, and the kinds of message that can have each. */
export const particulars: Record<Particular, readonly OriginalKind[]> = {
  mention: ['text'],
  'link-preview': ['text'],
  forwarded: ['text', 'image', 'document'],
  'view-once': ['image', 'video', 'voice-note'],
  'lost-media': ['image', 'video', 'document'],
  'partly-lost-media': ['image'],
}

/** A message before its particular is added. */
export interface Plain {
  chance: Chance
  conversation: Conversation
  sender: Person
  sentAt: Date
  text: string
  attachments: CapturedAttachment[]
}

type Fields = Partial<
  Pick<
    CaptureEvent,
    'text' | 'attachments' | 'mentionedNumbers' | 'linkPreview' | 'forwarded' | 'viewOnce' | 'missingMedia'
  >
>

/** The fields that a particular adds or changes. */
export function particularFields(particular: Particular, plain: Plain): Fields {
  switch (particular) {
    case 'mention':
      return mention(plain)
    case 'link-preview':
      return linkPreview(plain)
    case 'forwarded':
      return { forwarded: true }
    case 'view-once':
      return { viewOnce: true }
    case 'lost-media':
      return lost(plain.attachments, [])
    case 'partly-lost-media':
      return lost([inventAttachment({ ...plain, kind: 'image' })], plain.attachments)
    default:
      return particular satisfies never
  }
}

/** Mentions one or two others by number, as WhatsApp sends it. */
function mention({ chance, conversation, sender, text }: Plain): Fields {
  const others = conversation.members.filter((member) => member.number !== sender.number)
  const mentionedNumbers = chance.sample(others, chance.int(1, 2)).map((other) => other.number)
  return { text: `${mentionedNumbers.map((number) => `@${number}`).join(' ')} ${text}`, mentionedNumbers }
}

/** A link and its preview; half of the pages have a thumbnail, which is sent as a file. */
function linkPreview({ chance, sentAt }: Plain): Fields {
  const page = chance.pick(linkedPages)
  const thumbnail = chance.percent(50) ? [inventAttachment({ chance, kind: 'image', sentAt })] : []
  return { text: `${messageText(chance)} ${page.url}`, linkPreview: { ...page }, attachments: thumbnail }
}

/** Files that the phone described, but whose bytes it never got. */
function lost(missing: CapturedAttachment[], attachments: CapturedAttachment[]): Fields {
  const missingMedia = missing.map(({ fileName, contentType, content: { sizeBytes } }) => ({
    fileName,
    contentType,
    sizeBytes,
  }))
  return { attachments, missingMedia }
}
