import { z } from 'zod'

export const captureSources = ['phone-archiver', 'cloud-archiver'] as const

/** The capture product: the app on the employee's phone, or the linked-device service in the cloud (CAP-6). */
export type CaptureSource = (typeof captureSources)[number]

/** A way to capture a user: a product, and the app whose messages it captures. */
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
    name: z.string().describe('The name as the phone knew it.'),
    role: z.enum(['sender', 'recipient']),
    // SIT-4.
    userEmailAddress: z
      .string()
      .optional()
      .describe(
        "The *User's Email address* property when the item was captured; present for users who were registered with an address. A number may have another owner in the next item, and a user another address.",
      ),
  })
  .meta({
    id: 'Participant',
    description:
      'A participant of the conversation at the time of the item: members who left before or joined after are not listed.',
  })

/** A participant of the conversation at the time of the item. */
export type Participant = z.infer<typeof participantSchema>

export const attachmentSchema = z
  .strictObject({
    attachmentId: z.string().min(1).describe('Identifies it within its item.'),
    fileName: z.string().describe('The name as the phone sent it; it may contain any text that a sender can type.'),
    contentType: z.string().describe('The type as the phone sent it.'),
    // LIM-7: the received bytes count for the limit.
    sizeBytes: z.int().nonnegative().describe(`${declaredSize} The downloaded size counts, not the declared size.`),
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .describe('SHA-256 of the content, lower-case hex.'),
  })
  .meta({ id: 'Attachment', description: 'A file of an item; its bytes are downloaded separately.' })

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
    place: z.string().optional().describe('The name of the place, if the sender chose one.'),
  })
  .meta({ id: 'LocationDetails', description: 'A place that the sender shared.' })

export type LocationDetails = z.infer<typeof locationSchema>

export const contactSchema = z
  .strictObject({
    displayName: z.string(),
    numbers: z.array(z.string()).describe('The numbers, unchanged from the card.'),
  })
  .meta({ id: 'ContactDetails', description: 'A contact card that the sender shared.' })

export type ContactDetails = z.infer<typeof contactSchema>

const deletionSchema = z
  .strictObject({
    by: z.enum(['sender', 'receiver']),
    scope: z.enum(['for-me', 'for-all']),
    readState: z.enum(['READ', 'UNREAD', 'UNKNOWN']).describe('Whether the recipients had read it before.'),
  })
  .meta({ id: 'DeletionDetails', description: 'Who deleted a message for whom. The message itself stays archived.' })

/** Who deleted a message for whom, and whether it had been read (SIT-5). */
export type DeletionDetails = z.infer<typeof deletionSchema>

const mentionSchema = z
  .strictObject({ number: z.string().describe(digits), name: z.string() })
  .meta({ id: 'Mention', description: 'A person whom a text mentions as `@name`.' })

/** A person whom a text mentions as `@name`. */
export type Mention = z.infer<typeof mentionSchema>

export const linkPreviewSchema = z
  .strictObject({ url: z.string(), title: z.string(), description: z.string().optional() })
  .meta({ id: 'LinkPreview', description: "The page of a link, as the sender's phone saw it." })

/** The page of a link in a text, as the sender's phone saw it. */
export type LinkPreview = z.infer<typeof linkPreviewSchema>

export const missingMediaSchema = z
  .strictObject({
    fileName: z.string(),
    contentType: z.string(),
    sizeBytes: z.int().nonnegative().describe(declaredSize),
  })
  .meta({
    id: 'MissingMedia',
    description: 'Media that the phone could not download; TeleMessage has none of its bytes.',
  })

/** The known facts about media whose download failed on the phone; TeleMessage has none of its bytes. */
export type MissingMedia = z.infer<typeof missingMediaSchema>

export const chatSchema = z
  .strictObject({
    type: z.enum(['direct', 'group', 'broadcast']),
    chatId: z.string().min(1),
    name: z.string().optional().describe('The title of a group or broadcast list.'),
  })
  .meta({ id: 'Chat', description: 'The conversation of an item.' })

/** The conversation of an item; `name` is the title of the group or broadcast list. */
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
  .meta({ id: 'ItemKind', description: 'The kind of an item. A quoted reply is a `text` item with `refersTo`.' })

/** The kind of an item. A quoted reply is a `text` item with `refersTo`. */
export type ItemKind = z.infer<typeof itemKindSchema>

/** The name of an app, on one line. The archiver decides which apps a site accepts. */
export const networkNamePattern: RegExp = /^\P{Cc}+$/u

export const networkNameSchema = z.string().regex(networkNamePattern)

/** The app of the message, such as `WhatsApp Business`; the archiver decides which apps there are. */
export type Network = z.infer<typeof networkNameSchema>

/** Everything that the archive plane serves about an item; an unknown field is a mistake of the mock. */
export const itemSchema = z
  .strictObject({
    itemId: z.string().min(1).describe('Identifies this capture; two phones that capture one message lead to two ids.'),
    archiveMessageId: z
      .string()
      .min(1)
      .describe('Identifies the message; it is the same on every phone that captured it.'),
    refersTo: z
      .string()
      .min(1)
      .optional()
      .describe('The `archiveMessageId` that a deletion, an edit, a reaction or a quoted reply is about.'),
    kind: itemKindSchema,
    network: networkNameSchema.describe('The app of the message.'),
    source: z.enum(captureSources).describe('The product that captured it.'),
    direction: z.enum(['incoming', 'outgoing']).describe('As seen from the phone that captured it.'),
    chat: chatSchema,
    eventTime: instantOf('When it happened on the phone'),
    captureTime: instantOf('When it reached TeleMessage'),
    participants: z.array(participantSchema),
    subject: z.string().describe('Rendered by the site; connectors must not change it.'),
    text: z.string().describe('Rendered by the site; connectors must not change it. May be empty.'),
    attachments: z.array(attachmentSchema),
    call: callSchema.optional(),
    location: locationSchema.optional(),
    contact: contactSchema.optional(),
    deletion: deletionSchema.optional(),
    mentions: z.array(mentionSchema).optional(),
    linkPreview: linkPreviewSchema.optional(),
    forwarded: z.literal(true).optional().describe('The sender forwarded a message of another person.'),
    viewOnce: z.literal(true).optional().describe('The recipients could open it only once; the archive keeps it.'),
    missingMedia: z.array(missingMediaSchema).optional(),
  })
  .meta({ id: 'Item', description: 'One captured message, call or event.' })

/** One captured message, call or event, as the archive plane serves it. */
export type Item = z.infer<typeof itemSchema>
