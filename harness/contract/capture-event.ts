import type { Readable } from 'node:stream'
import type {
  CallDetails,
  CaptureSource,
  Chat,
  ContactDetails,
  ItemKind,
  LinkPreview,
  LocationDetails,
  MissingMedia,
  Network,
} from './item.ts'

/** Somebody in a conversation as a phone sees them: no e-mail address, the site adds that from its registrations. */
export interface CapturedParticipant {
  /** Digits only, without plus. */
  number: string
  name: string
  role: 'sender' | 'recipient'
}

/**
 * The content of an attachment, made or read when it is asked for, so that a day of attachments is never held at once.
 */
export interface AttachmentContent {
  sizeBytes: number
  /** Lower-case hex. */
  sha256: string
  /** A fresh stream over the same bytes at every call. */
  open(): Readable
}

export interface CapturedAttachment {
  attachmentId: string
  fileName: string
  contentType: string
  /** What the phone says the size is; the content's own size unless a test makes the phone lie (LIM-7). */
  declaredSizeBytes?: number | undefined
  content: AttachmentContent
}

/** What a deletion tells: who did it, and which recipients had read the message by then. */
export interface CapturedDeletion {
  /** Number of the participant who deleted. */
  deletedBy: string
  scope: 'for-me' | 'for-all'
  /** Numbers of the recipients who had read it. */
  readBy: string[]
}

/** Something that happened on a captured phone, before the site has rendered it: structured, without subject. */
export interface CaptureEvent {
  /** Equal on every phone that captured the message. */
  archiveMessageId: string
  refersTo?: string | undefined
  /** Number of the registered user whose phone or linked device captured it. */
  capturedBy: string
  source: CaptureSource
  network: Network
  kind: ItemKind
  chat: Chat
  eventTime: Date
  captureTime: Date
  participants: CapturedParticipant[]
  /** What the person typed: message, caption, new wording of an edit, the emoji of a reaction. */
  text: string
  attachments: CapturedAttachment[]
  call?: CallDetails | undefined
  location?: LocationDetails | undefined
  contact?: ContactDetails | undefined
  deletion?: CapturedDeletion | undefined
  /** Numbers that the text speaks to, each as `@<digits>` in it, the way WhatsApp sends them. */
  mentionedNumbers?: string[] | undefined
  linkPreview?: LinkPreview | undefined
  forwarded?: true | undefined
  viewOnce?: true | undefined
  /** Media that the phone could not download. */
  missingMedia?: MissingMedia[] | undefined
}

/**
 * An item that the site serves exactly as it is given, whatever it looks like: the objects that real feeds have been seen
 * to hold and no schema would let pass (RES-7). For tests of what a connector makes of them.
 */
export interface RawCapture {
  /** When it is in the archive; pages are ordered by it. */
  captureTime: Date
  /** One JSON value. `itemId`, where it is a text, is what attachments are asked for by. */
  json: string
  attachments: { attachmentId: string; contentType: string; content: AttachmentContent }[]
}
