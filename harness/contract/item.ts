import { z } from 'zod'

export const captureSources = ['phone-archiver', 'cloud-archiver'] as const

/** The capture product: the app on the employee's phone, or the linked-device service in the cloud (CAP-6). */
export type CaptureSource = (typeof captureSources)[number]

/** A way in which a user is captured: a product, and the app whose messages it sees. */
export interface CaptureRoute {
  readonly source: CaptureSource
  readonly network: Network
}

const digits = 'Country code and number, digits only, without plus.'
const declaredSize = 'The size that the phone declared, in bytes.'

function instantOf(what: string) {
  return z.iso.datetime({ precision: 3 }).describe(`${what}: ISO 8601, UTC, milliseconds.`)
}

export const participantSchema = z
  .strictObject({
    number: z.string().describe(digits),
    name: z.string().describe('As the phone knew them.'),
    role: z.enum(['sender', 'recipient']),
    // SIT-4.
    userEmailAddress: z
      .string()
      .optional()
      .describe("The *User's Email address* property: there for registered users who were registered with one."),
  })
  .meta({ id: 'Participant', description: 'Somebody in the conversation at the time of the item.' })

/** One person in the conversation at the time of the item. */
export type Participant = z.infer<typeof participantSchema>

export const attachmentSchema = z
  .strictObject({
    attachmentId: z.string().min(1).describe('Names it within its item.'),
    fileName: z.string().describe('As the phone gave it; may be anything that a sender can type.'),
    contentType: z.string().describe('As the phone gave it.'),
    // LIM-7: what counts for the limit is what is received.
    sizeBytes: z.int().nonnegative().describe(`${declaredSize} What is downloaded counts, not what is declared.`),
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .describe('SHA-256 of the content, lower-case hex.'),
  })
  .meta({ id: 'Attachment', description: 'A file of an item; its bytes are downloaded apart.' })

export type Attachment = z.infer<typeof attachmentSchema>

export const callSchema = z
  .strictObject({
    mode: z.enum(['voice', 'video']),
    outcome: z.enum(['answered', 'missed', 'rejected']),
    durationSeconds: z.int().nonnegative().describe('Zero unless answered.'),
  })
  .meta({ id: 'CallDetails', description: 'A call; there is no recording.' })

export type CallDetails = z.infer<typeof callSchema>

export const locationSchema = z
  .strictObject({
    latitude: z.number().min(-90).max(90).describe('Degrees.'),
    longitude: z.number().min(-180).max(180).describe('Degrees.'),
    place: z.string().optional().describe('Its name, where the sender chose a place.'),
  })
  .meta({ id: 'LocationDetails', description: 'A place that somebody shared.' })

export type LocationDetails = z.infer<typeof locationSchema>

export const contactSchema = z
  .strictObject({ displayName: z.string(), numbers: z.array(z.string()).describe('As they stand in the card.') })
  .meta({ id: 'ContactDetails', description: 'A contact card that somebody shared.' })

export type ContactDetails = z.infer<typeof contactSchema>

const deletionSchema = z
  .strictObject({
    by: z.enum(['sender', 'receiver']),
    scope: z.enum(['for-me', 'for-all']),
    readState: z.enum(['READ', 'UNREAD', 'UNKNOWN']).describe('Whether the recipients had read it by then.'),
  })
  .meta({ id: 'DeletionDetails', description: 'Who deleted a message for whom. The message itself stays archived.' })

/** Who deleted what for whom, and what was known of its readers (SIT-5). */
export type DeletionDetails = z.infer<typeof deletionSchema>

const mentionSchema = z
  .strictObject({ number: z.string().describe(digits), name: z.string() })
  .meta({ id: 'Mention', description: 'Somebody whom a text speaks to by `@name`.' })

/** Somebody whom a text speaks to by `@name`. */
export type Mention = z.infer<typeof mentionSchema>

export const linkPreviewSchema = z
  .strictObject({ url: z.string(), title: z.string(), description: z.string().optional() })
  .meta({ id: 'LinkPreview', description: "The page behind a link, as the sender's phone saw it." })

/** The page behind a link in a text, as the sender's phone saw it. */
export type LinkPreview = z.infer<typeof linkPreviewSchema>

export const missingMediaSchema = z
  .strictObject({
    fileName: z.string(),
    contentType: z.string(),
    sizeBytes: z.int().nonnegative().describe(declaredSize),
  })
  .meta({ id: 'MissingMedia', description: 'Media that the phone could not download: no bytes anywhere.' })

/** Media whose download failed on the phone: what was known of it, and no bytes anywhere. */
export type MissingMedia = z.infer<typeof missingMediaSchema>

export const chatSchema = z
  .strictObject({
    type: z.enum(['direct', 'group', 'broadcast']),
    chatId: z.string().min(1),
    name: z.string().optional().describe('The title of a group or broadcast list.'),
  })
  .meta({ id: 'Chat', description: 'The conversation that an item belongs to.' })

/** The conversation an item belongs to; `name` is the group's or broadcast list's title. */
export type Chat = z.infer<typeof chatSchema>

export const itemKindSchema = z
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

/** What an item is. A quoted reply is a `text` item that has `refersTo`. */
export type ItemKind = z.infer<typeof itemKindSchema>

/** The name of an app: one line. Which apps a site takes is a matter of its archiver. */
export const networkNamePattern: RegExp = /^\P{Cc}+$/u

export const networkNameSchema = z.string().regex(networkNamePattern)

/** The app that the message passed through, as in `WhatsApp Business`; which there are is a matter of the archiver. */
export type Network = z.infer<typeof networkNameSchema>

/** Everything the archive plane serves of an item; unknown fields are an error on our own side. */
export const itemSchema = z
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
    source: z.enum(captureSources).describe('The product that captured it.'),
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

/** One captured message, call or event, as the archive plane serves it. */
export type Item = z.infer<typeof itemSchema>
