import { z } from 'zod'

/** What an item is. A quoted reply is a `text` item that has `refersTo`. */
export type ItemKind =
  | 'text'
  | 'image'
  | 'audio'
  | 'voice-note'
  | 'video'
  | 'document'
  | 'gif'
  | 'sticker'
  | 'location'
  | 'contact'
  | 'call'
  | 'deletion'
  | 'edit'
  | 'reaction'
  | 'system'

/** The capture product: the app on the employee's phone, or the linked-device service in the cloud (CAP-6). */
export type CaptureSource = 'phone-archiver' | 'cloud-archiver'

/** The app that the message passed through, as in `WhatsApp Business`; which there are is a matter of the archiver. */
export type Network = string

/** A way in which a user is captured: a product, and the app whose messages it sees. */
export interface CaptureRoute {
  readonly source: CaptureSource
  readonly network: Network
}

/** The conversation an item belongs to; `name` is the group's or broadcast list's title. */
export interface Chat {
  type: 'direct' | 'group' | 'broadcast'
  chatId: string
  name?: string | undefined
}

/** One person in the conversation at the time of the item. */
export interface Participant {
  /** Country code and number, digits only, without plus. */
  number: string
  name: string
  role: 'sender' | 'recipient'
  /** The *User's Email address* property: present for registered participants who were registered with one (SIT-4). */
  userEmailAddress?: string | undefined
}

export interface Attachment {
  attachmentId: string
  fileName: string
  contentType: string
  /** The size the phone declared, in bytes. What counts for the limit is what is received (LIM-7). */
  sizeBytes: number
  /** SHA-256 of the content, lower-case hex. */
  sha256: string
}

export interface CallDetails {
  mode: 'voice' | 'video'
  outcome: 'answered' | 'missed' | 'rejected'
  /** Zero unless answered. */
  durationSeconds: number
}

export interface LocationDetails {
  /** Degrees, -90 to 90. */
  latitude: number
  /** Degrees, -180 to 180. */
  longitude: number
  place?: string | undefined
}

export interface ContactDetails {
  displayName: string
  numbers: string[]
}

/** Somebody whom a text speaks to by `@name`. */
export interface Mention {
  /** Digits only, without plus. */
  number: string
  name: string
}

/** The page behind a link in a text, as the sender's phone saw it. */
export interface LinkPreview {
  url: string
  title: string
  description?: string | undefined
}

/** Media whose download failed on the phone: what was known of it, and no bytes anywhere. */
export interface MissingMedia {
  fileName: string
  contentType: string
  /** The size the phone declared, in bytes. */
  sizeBytes: number
}

/** Who deleted what for whom, and what was known of its readers (SIT-5). */
export interface DeletionDetails {
  by: 'sender' | 'receiver'
  scope: 'for-me' | 'for-all'
  readState: 'READ' | 'UNREAD' | 'UNKNOWN'
}

/** One captured message, call or event, as the archive plane serves it. */
export interface Item {
  /** Names this capture; two phones that captured one message give two of these. */
  itemId: string
  /** Names the message; equal on every phone that captured it. */
  archiveMessageId: string
  /** The `archiveMessageId` that a deletion, an edit, a reaction or a quoted reply is about. */
  refersTo?: string | undefined
  kind: ItemKind
  network: Network
  source: CaptureSource
  direction: 'incoming' | 'outgoing'
  chat: Chat
  /** When it happened on the phone: ISO 8601, UTC, milliseconds. */
  eventTime: string
  /** When it reached TeleMessage: ISO 8601, UTC, milliseconds. */
  captureTime: string
  participants: Participant[]
  /** Rendered by the site; a connector carries it unaltered. */
  subject: string
  /** Rendered by the site; a connector carries it unaltered. May be empty. */
  text: string
  attachments: Attachment[]
  call?: CallDetails | undefined
  location?: LocationDetails | undefined
  contact?: ContactDetails | undefined
  deletion?: DeletionDetails | undefined
  mentions?: Mention[] | undefined
  linkPreview?: LinkPreview | undefined
  /** The sender passed on somebody else's message. */
  forwarded?: true | undefined
  /** The recipients could open it once; the archive keeps it. */
  viewOnce?: true | undefined
  missingMedia?: MissingMedia[] | undefined
}

const digits = 'Country code and number, digits only, without plus.'
const declaredSize = 'The size that the phone declared, in bytes.'

function instantOf(what: string): z.ZodType<string> {
  return z.iso.datetime({ precision: 3 }).describe(`${what}: ISO 8601, UTC, milliseconds.`)
}

export const participantSchema: z.ZodType<Participant> = z
  .strictObject({
    number: z.string().describe(digits),
    name: z.string().describe('As the phone knew them.'),
    role: z.enum(['sender', 'recipient']),
    userEmailAddress: z
      .string()
      .optional()
      .describe("The *User's Email address* property: there for registered users who were registered with one."),
  })
  .meta({ id: 'Participant', description: 'Somebody in the conversation at the time of the item.' })

export const attachmentSchema: z.ZodType<Attachment> = z
  .strictObject({
    attachmentId: z.string().min(1).describe('Names it within its item.'),
    fileName: z.string().describe('As the phone gave it; may be anything that a sender can type.'),
    contentType: z.string().describe('As the phone gave it.'),
    sizeBytes: z.int().nonnegative().describe(`${declaredSize} What is downloaded counts, not what is declared.`),
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .describe('SHA-256 of the content, lower-case hex.'),
  })
  .meta({ id: 'Attachment', description: 'A file of an item; its bytes are downloaded apart.' })

export const callSchema: z.ZodType<CallDetails> = z
  .strictObject({
    mode: z.enum(['voice', 'video']),
    outcome: z.enum(['answered', 'missed', 'rejected']),
    durationSeconds: z.int().nonnegative().describe('Zero unless answered.'),
  })
  .meta({ id: 'CallDetails', description: 'A call; there is no recording.' })

export const locationSchema: z.ZodType<LocationDetails> = z
  .strictObject({
    latitude: z.number().min(-90).max(90).describe('Degrees.'),
    longitude: z.number().min(-180).max(180).describe('Degrees.'),
    place: z.string().optional().describe('Its name, where the sender chose a place.'),
  })
  .meta({ id: 'LocationDetails', description: 'A place that somebody shared.' })

export const contactSchema: z.ZodType<ContactDetails> = z
  .strictObject({ displayName: z.string(), numbers: z.array(z.string()).describe('As they stand in the card.') })
  .meta({ id: 'ContactDetails', description: 'A contact card that somebody shared.' })

const deletionSchema = z
  .strictObject({
    by: z.enum(['sender', 'receiver']),
    scope: z.enum(['for-me', 'for-all']),
    readState: z.enum(['READ', 'UNREAD', 'UNKNOWN']).describe('Whether the recipients had read it by then.'),
  })
  .meta({ id: 'DeletionDetails', description: 'Who deleted a message for whom. The message itself stays archived.' })

const mentionSchema = z
  .strictObject({ number: z.string().describe(digits), name: z.string() })
  .meta({ id: 'Mention', description: 'Somebody whom a text speaks to by `@name`.' })

export const linkPreviewSchema: z.ZodType<LinkPreview> = z
  .strictObject({ url: z.string(), title: z.string(), description: z.string().optional() })
  .meta({ id: 'LinkPreview', description: "The page behind a link, as the sender's phone saw it." })

export const missingMediaSchema: z.ZodType<MissingMedia> = z
  .strictObject({
    fileName: z.string(),
    contentType: z.string(),
    sizeBytes: z.int().nonnegative().describe(declaredSize),
  })
  .meta({ id: 'MissingMedia', description: 'Media that the phone could not download: no bytes anywhere.' })

export const chatSchema: z.ZodType<Chat> = z
  .strictObject({
    type: z.enum(['direct', 'group', 'broadcast']),
    chatId: z.string().min(1),
    name: z.string().optional().describe('The title of a group or broadcast list.'),
  })
  .meta({ id: 'Chat', description: 'The conversation that an item belongs to.' })

export const itemKindSchema: z.ZodType<ItemKind> = z
  .enum([
    'text',
    'image',
    'audio',
    'voice-note',
    'video',
    'document',
    'gif',
    'sticker',
    'location',
    'contact',
    'call',
    'deletion',
    'edit',
    'reaction',
    'system',
  ])
  .meta({ id: 'ItemKind', description: 'What an item is. A quoted reply is a `text` item that has `refersTo`.' })

/** The name of an app: one line. Which apps a site takes is a matter of its archiver. */
export const networkNamePattern: RegExp = /^\P{Cc}+$/u

export const networkNameSchema: z.ZodType<Network> = z.string().regex(networkNamePattern)

/** Everything the archive plane serves of an item; unknown fields are an error on our own side. */
export const itemSchema: z.ZodType<Item> = z
  .strictObject({
    itemId: z.string().min(1).describe('Names this capture; two phones that captured one message give two of these.'),
    archiveMessageId: z.string().min(1).describe('Names the message; equal on every phone that captured it.'),
    refersTo: z
      .string()
      .min(1)
      .optional()
      .describe('The `archiveMessageId` that a deletion, an edit, a reaction or a quoted reply is about.'),
    kind: itemKindSchema,
    network: networkNameSchema.describe('The app that the message passed through.'),
    source: z.enum(['phone-archiver', 'cloud-archiver']).describe('The product that captured it.'),
    direction: z.enum(['incoming', 'outgoing']).describe('Seen from the phone that captured it.'),
    chat: chatSchema,
    eventTime: instantOf('When it happened on the phone'),
    captureTime: instantOf('When it reached TeleMessage'),
    participants: z.array(participantSchema),
    subject: z.string().describe('Rendered by the site; to be carried unaltered.'),
    text: z.string().describe('Rendered by the site; to be carried unaltered. May be empty.'),
    attachments: z.array(attachmentSchema),
    call: callSchema.optional(),
    location: locationSchema.optional(),
    contact: contactSchema.optional(),
    deletion: deletionSchema.optional(),
    mentions: z.array(mentionSchema).optional(),
    linkPreview: linkPreviewSchema.optional(),
    forwarded: z.literal(true).optional().describe("The sender passed on somebody else's message."),
    viewOnce: z.literal(true).optional().describe('The recipients could open it once; the archive keeps it.'),
    missingMedia: z.array(missingMediaSchema).optional(),
  })
  .meta({ id: 'Item', description: 'One captured message, call or event.' })
