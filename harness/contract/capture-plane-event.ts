import { z } from 'zod'
import {
  callSchema,
  chatSchema,
  contactSchema,
  itemKindSchema,
  linkPreviewSchema,
  locationSchema,
  missingMediaSchema,
} from './item.ts'
import { userNumberSchema } from './registration.ts'

/** The most people in one conversation: WhatsApp's largest group. */
export const participantsMax = 1024
/** The most attachments of one event. */
export const attachmentsMax = 30

const seenNumber = z
  .string()
  .regex(/^[0-9]{0,15}$/, 'digits only; empty or 0 where the phone knows none')
  .describe('Digits only, without plus; empty or `0` where the phone knows none.')

const participantSchema = z
  .strictObject({
    number: seenNumber,
    name: z.string().max(1024).describe('As the phone knows them.'),
    role: z.enum(['sender', 'recipient']),
  })
  .meta({ id: 'CapturedParticipant', description: 'Somebody in the conversation, as the phone sees them.' })

/** Somebody in a conversation as a phone sees them: no e-mail address, the site adds that from its registrations. */
export type CapturedParticipant = z.infer<typeof participantSchema>

const attachmentSchema = z
  .strictObject({
    uploadId: z.string().min(1).max(64).describe('Of an upload of this device that no event refers to yet.'),
    fileName: z.string().max(1024),
    contentType: z.string().max(256),
    declaredSizeBytes: z.int().nonnegative().optional().describe('What the phone says; the true size unless given.'),
  })
  .meta({ id: 'PostedAttachment', description: 'An attachment whose bytes were uploaded before.' })

/** An attachment of a posted event: bytes that were uploaded before, and what the phone says of them. */
export type PostedAttachment = z.infer<typeof attachmentSchema>

const deletionSchema = z
  .strictObject({
    deletedBy: seenNumber.describe('Number of the participant who deleted.'),
    scope: z.enum(['for-me', 'for-all']),
    readBy: z.array(seenNumber).max(participantsMax).describe('Numbers of the recipients who had read it by then.'),
  })
  .meta({ id: 'CapturedDeletion', description: 'Who deleted a message, and who had read it.' })

/** What a deletion tells: who did it, and which recipients had read the message by then. */
export type CapturedDeletion = z.infer<typeof deletionSchema>

const onlyTrue = z.literal(true).optional()

/** Everything that a device may tell of an event. */
export const postedEventSchema = z
  .strictObject({
    archiveMessageId: z.string().min(1).max(256).describe('Names the message; equal on every phone that captured it.'),
    refersTo: z
      .string()
      .min(1)
      .max(256)
      .optional()
      .describe('The `archiveMessageId` that a deletion, an edit, a reaction or a quoted reply is about.'),
    capturedBy: userNumberSchema.describe("The user's own number; a device posts for no other."),
    kind: itemKindSchema,
    chat: chatSchema,
    eventTime: z.iso
      .datetime({ offset: true })
      .describe("When it happened on the phone: ISO 8601. As late as may be, but not after the site's calendar."),
    participants: z.array(participantSchema).max(participantsMax),
    text: z.string().max(65_536).describe('What was typed: message, caption, new wording, emoji of a reaction.'),
    attachments: z.array(attachmentSchema).max(attachmentsMax),
    call: callSchema.optional().describe('Of a call.'),
    location: locationSchema.optional().describe('Of a location.'),
    contact: contactSchema.optional().describe('Of a contact card.'),
    deletion: deletionSchema.optional().describe('Of a deletion.'),
    mentionedNumbers: z
      .array(seenNumber)
      .max(participantsMax)
      .optional()
      .describe('Numbers that the text speaks to, each as `@<digits>` in it.'),
    linkPreview: linkPreviewSchema.optional(),
    forwarded: onlyTrue.describe("The sender passed on somebody else's message."),
    viewOnce: onlyTrue.describe('The recipients can open it once.'),
    missingMedia: z
      .array(missingMediaSchema)
      .max(attachmentsMax)
      .optional()
      .describe('Media that the phone could not download.'),
  })
  .meta({ id: 'PostedEvent', description: 'Something that happened on a captured phone.' })

/**
 * An event as a device posts it. The site itself knows source, network and capture time: from the device that posts, and from
 * its own calendar.
 */
export type PostedEvent = z.infer<typeof postedEventSchema>
