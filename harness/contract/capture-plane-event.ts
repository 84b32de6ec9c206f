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

/** The maximum number of people in one conversation: the announcement group of a community. An ordinary group has up to 1,024. */
export const participantsMax = 5000
/** The maximum number of attachments of one event. */
export const attachmentsMax = 30

const seenNumber = z
  .string()
  .regex(/^[0-9]{0,15}$/, 'digits only; empty or 0 if the phone does not know the number')
  .describe('Digits only, without plus; empty or `0` if the phone does not know the number.')

const participantSchema = z
  .strictObject({
    number: seenNumber,
    name: z.string().max(1024).describe('The name as the phone knows it.'),
    role: z.enum(['sender', 'recipient']),
  })
  .meta({ id: 'CapturedParticipant', description: 'A participant of the conversation, as the phone sees them.' })

/** A participant as a phone sees them: without an e-mail address, which the site adds from its registrations. */
export type CapturedParticipant = z.infer<typeof participantSchema>

const attachmentSchema = z
  .strictObject({
    uploadId: z.string().min(1).max(64).describe('The id of an upload of this device to which no event refers yet.'),
    fileName: z.string().max(1024),
    contentType: z.string().max(256),
    declaredSizeBytes: z
      .int()
      .nonnegative()
      .optional()
      .describe('The size that the phone declares; default: the true size.'),
  })
  .meta({ id: 'PostedAttachment', description: 'An attachment whose bytes are already uploaded.' })

/** An attachment of a posted event: its bytes are already uploaded; these are the phone's statements about them. */
export type PostedAttachment = z.infer<typeof attachmentSchema>

const deletionSchema = z
  .strictObject({
    deletedBy: seenNumber.describe('The number of the participant who deleted it.'),
    scope: z.enum(['for-me', 'for-all']),
    readBy: z.array(seenNumber).max(participantsMax).describe('The numbers of the recipients who had read it before.'),
  })
  .meta({ id: 'CapturedDeletion', description: 'Who deleted a message, and who had read it before.' })

/** The details of a deletion: who deleted the message, and which recipients had read it before. */
export type CapturedDeletion = z.infer<typeof deletionSchema>

const onlyTrue = z.literal(true).optional()

/** Everything that a device may post about an event. */
export const postedEventSchema = z
  .strictObject({
    archiveMessageId: z
      .string()
      .min(1)
      .max(256)
      .describe('Identifies the message; it is the same on every phone that captured it.'),
    refersTo: z
      .string()
      .min(1)
      .max(256)
      .optional()
      .describe('The `archiveMessageId` that a deletion, an edit, a reaction or a quoted reply is about.'),
    capturedBy: userNumberSchema.describe("The number of the device's user; a device cannot post for others."),
    kind: itemKindSchema,
    chat: chatSchema,
    eventTime: z.iso
      .datetime({ offset: true })
      .describe("When it happened on the phone: ISO 8601. It may be long ago, but not later than the site's calendar."),
    participants: z.array(participantSchema).max(participantsMax),
    text: z
      .string()
      .max(65_536)
      .describe('The typed text: a message, a caption, the new text of an edit, the emoji of a reaction.'),
    attachments: z.array(attachmentSchema).max(attachmentsMax),
    call: callSchema.optional().describe('Only for a call.'),
    location: locationSchema.optional().describe('Only for a location.'),
    contact: contactSchema.optional().describe('Only for a contact card.'),
    deletion: deletionSchema.optional().describe('Only for a deletion.'),
    mentionedNumbers: z
      .array(seenNumber)
      .max(participantsMax)
      .optional()
      .describe('The mentioned numbers, each as `@<digits>` in the text.'),
    linkPreview: linkPreviewSchema.optional(),
    forwarded: onlyTrue.describe('The sender forwarded a message of another person.'),
    viewOnce: onlyTrue.describe('The recipients can open it only once.'),
    missingMedia: z
      .array(missingMediaSchema)
      .max(attachmentsMax)
      .optional()
      .describe('Media that the phone could not download.'),
  })
  .meta({ id: 'PostedEvent', description: 'Something that happened on a captured phone.' })

/**
 * An event as a device posts it. The site adds source and network, which it knows from the device, and the capture
 * time, which it takes from its calendar.
 */
export type PostedEvent = z.infer<typeof postedEventSchema>
