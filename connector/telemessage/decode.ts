import { z } from 'zod'

/** An item that cannot be read, with the fields for the import log (RES-7). */
export interface UnreadableItem {
  itemId: string | undefined
  /** The sender's number, if it can be read; otherwise empty. */
  sourceUserId: string
  /** Which fields are wrong and how; no value of them. */
  problem: string
}

// It becomes a segment of a path, and dots would lead to another path.
const id = z
  .string()
  .min(1)
  .max(512)
  .regex(/^(?!\.{1,2}$)/, 'is a dot segment')
const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text))
// RFC 5322 has no year before 1900: readers of mail take the year 49 for 2049, and the evidence for another.
const mailable = instant.refine((time) => time.getUTCFullYear() >= 1900, 'is before 1900, which mail cannot express')

const participantSchema = z.object({
  /** Digits with country code, as served. */
  number: z.string(),
  name: z.string(),
  role: z.enum(['sender', 'recipient']),
  /** The *User's Email address* property. */
  userEmailAddress: z.string().optional(),
})

/** Somebody in the conversation of an item. */
export type ArchivedParticipant = z.infer<typeof participantSchema>

const attachmentSchema = z
  .object({
    attachmentId: id,
    fileName: z.string(),
    contentType: z.string(),
    sizeBytes: z.number(),
    /** Lower-case hex, where it was served. */
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/, 'is not a SHA-256 in hex')
      .optional(),
  })
  // The size that the phone declared. What counts is the received size (LIM-7).
  .transform(({ sizeBytes, ...rest }) => ({ ...rest, declaredSizeBytes: sizeBytes }))

export type ArchivedAttachment = z.infer<typeof attachmentSchema>

/** Unknown fields and unknown kinds pass: the site may learn to capture more, and the text is served in any case. */
const itemSchema = z.object({
  /** Names the capture. */
  itemId: id,
  /** Names the message; equal on every phone that captured it. */
  archiveMessageId: z.string().min(1),
  refersTo: z.string().min(1).optional(),
  kind: z.string(),
  network: z.string(),
  source: z.string(),
  chat: z.object({ type: z.string(), chatId: z.string(), name: z.string().optional() }),
  eventTime: mailable,
  captureTime: instant,
  participants: z.array(participantSchema),
  subject: z.string(),
  text: z.string(),
  attachments: z.array(attachmentSchema),
})

/** A captured message, call or event, with the fields that the connector needs. It carries subject and text unaltered. */
export type ArchivedItem = z.infer<typeof itemSchema>

// Made once: a schema is compiled when it is first used, which costs more than decoding an item.
const namedSchema = z.object({ itemId: z.string().min(1) })
const identitySchema = z.object({
  itemId: z.string().min(1),
  archiveMessageId: z.string().catch(''),
  kind: z.string().catch(''),
  text: z.string().catch(''),
  attachments: z.unknown(),
})
const peopleSchema = z.object({ participants: z.array(z.unknown()) })

/** Decodes one item of a page, separately, so that an unreadable one does not affect the others (RES-7). */
export function decodeItem(raw: unknown): { item: ArchivedItem } | { unreadable: UnreadableItem } {
  const parsed = itemSchema.safeParse(raw)
  if (parsed.success) return { item: parsed.data }
  const problem = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')
  return { unreadable: { itemId: itemIdOf(raw), sourceUserId: senderOf(raw), problem } }
}

/** The id that an item has even when the rest of it cannot be read. */
function itemIdOf(raw: unknown): string | undefined {
  return namedSchema.safeParse(raw).data?.itemId
}

/**
 * What tells one served item from another. Not the id alone: where a site gives two messages one id, or a deletion the id of its
 * original, or serves an item with its text that was a placeholder before, the second must not disappear without a word. Undefined
 * for what has no id.
 */
export function identityOf(raw: unknown): string | undefined {
  const found = identitySchema.safeParse(raw)
  if (!found.success) return undefined
  const { itemId, archiveMessageId, kind, text, attachments } = found.data
  return JSON.stringify([itemId, archiveMessageId, kind, text, attachments])
}

function senderOf(raw: unknown): string {
  const found = peopleSchema.safeParse(raw)
  const people = found.success ? found.data.participants : []
  const sender = people
    .map((person) => participantSchema.safeParse(person))
    .find((person) => person.data?.role === 'sender')
  return sender?.data?.number ?? ''
}
