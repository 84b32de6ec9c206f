import { z } from 'zod'
import { attachmentsMax, participantsMax, postedEventSchema } from '../capture-plane-event.ts'
import { callSchema, chatSchema } from '../item.ts'
import { networkSchema } from '../registration.ts'

/** An instant: ISO 8601, or how long before the start of the fixture. */
export const fixtureTimePattern: RegExp =
  /^(?:\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d)|-(?=\d)(?:\d{1,5}d)?(?:\d{1,6}h)?(?:\d{1,7}m)?(?:\d{1,9}s)?)$/

const time = z
  .string()
  .regex(
    fixtureTimePattern,
    'is no time; give ISO 8601 with Z or an offset, such as 2026-03-02T09:15:00Z, or how long before the start, such as -3h or -1d6h30m',
  )
  .meta({
    id: 'FixtureTime',
    description:
      'A time: ISO 8601 with `Z` or an offset, such as `2026-03-02T09:15:00Z`, or how long before the start, such as `-3h`, `-1d6h30m` or `-0s`.',
  })

const text = z.string().min(1)
const person = text.describe('The `personId` of somebody in `people`.')
const persons = z.array(person)
const { location, contact, linkPreview, forwarded, viewOnce, missingMedia, archiveMessageId } = postedEventSchema.shape

const attachmentSchema = z
  .strictObject({
    file: text
      .optional()
      .describe('The path of a file, relative to the folder of the fixture and not outside of it, with `/`.'),
    base64: z.base64().optional().describe('The content itself.'),
    generatedBytes: z
      .int()
      .nonnegative()
      .optional()
      .describe('Content of exactly so many bytes, always the same. It takes no memory and no disk.'),
    fileName: z.string().max(1024).optional().describe('The name as the phone sent it. Without it: that of `file`.'),
    contentType: text.max(256).optional().describe('Without it: what the ending of the file name says.'),
    declaredSizeBytes: z
      .int()
      .nonnegative()
      .optional()
      .describe('The size that the phone declares. Without it: the true size.'),
    attachmentId: text.max(256).optional().describe('Without it: made from the position.'),
  })
  .meta({
    id: 'FixtureAttachment',
    description: 'An attachment. Its content is one of `file`, `base64` and `generatedBytes`.',
  })

const attachments = z.array(attachmentSchema).min(1).max(attachmentsMax)

/** What all events but raw items have. */
const captured = {
  at: time.describe('When it happened on the phone. It must not be after the start.'),
  capturedAt: time.optional().describe('When it reached TeleMessage; windows are about this time. Without it: `at`.'),
  capturedBy: persons
    .min(1)
    .optional()
    .describe('The people whose phones captured it. Without it: every member of the chat who is captured.'),
  network: networkSchema
    .optional()
    .describe('The app that captured it, for people with devices of several apps. Without it: that of `registration`.'),
  messageId: archiveMessageId.optional().describe('The `archiveMessageId`. Without it: made from the position.'),
}
const from = person.describe('The sender, caller or author: the `personId` of a member of the chat at that time.')
/** What an event has that is about no other one. */
const said = { ...captured, chat: text.describe('The `chatId` of one of the `chats`.'), from }
const quoted = { refersTo: text.optional().describe('The `messageId` of the earlier message that it answers.') }
/** What an event has that is about a message, and so in the same chat. */
const about = { ...captured, refersTo: text.describe('The `messageId` of the earlier message that it is about.') }
const mentions = persons
  .max(participantsMax)
  .optional()
  .describe('Who is mentioned, each as `@` and the digits of the number in the text.')
const message = { mentions, forwarded, ...quoted }
const words = postedEventSchema.shape.text

const kindsOfMedia = ['image', 'audio', 'voice-note', 'video', 'document', 'gif', 'sticker'] as const

/** One event of the traffic, by its kind. */
const eventSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), ...said, text: words, linkPreview, ...message }),
  z.strictObject({
    kind: z.enum(kindsOfMedia),
    ...said,
    text: words.default('').describe('The caption.'),
    attachments: attachments.optional(),
    missingMedia,
    viewOnce,
    ...message,
  }),
  z.strictObject({ kind: z.literal('location'), ...said, location: location.unwrap(), forwarded, ...quoted }),
  z.strictObject({
    kind: z.literal('contact'),
    ...said,
    contact: contact.unwrap(),
    attachments: attachments.optional().describe('The card as a file.'),
    forwarded,
    ...quoted,
  }),
  z.strictObject({ kind: z.literal('call'), ...said, call: callSchema }),
  z.strictObject({
    kind: z.literal('deletion'),
    ...about,
    deletion: z.strictObject({
      deletedBy: person,
      scope: z.enum(['for-me', 'for-all']),
      readBy: persons.default([]).describe('The recipients who had read it before.'),
    }),
  }),
  z.strictObject({ kind: z.literal('edit'), ...about, text: words.describe('The new text.'), mentions }),
  z.strictObject({ kind: z.literal('reaction'), ...about, from, text: words.describe('The emoji.') }),
  z.strictObject({ kind: z.literal('system'), ...said, text: words.describe('The notice, as the phone shows it.') }),
  z.strictObject({
    kind: z.literal('raw'),
    at: time.describe('When it reached TeleMessage. What the item says about times is not changed.'),
    item: z
      .unknown()
      .optional()
      .describe('Any JSON value. An object `{ "$at": "-3h" }` within it becomes that instant as a text.'),
    json: text.optional().describe('The same as JSON text that is served byte for byte, for example with equal names.'),
    attachments: attachments
      .optional()
      .describe('What can be downloaded; the item itself must name each `attachmentId`.'),
  }),
])

/** What happened, by kind. */
export const fixtureEventSchema = eventSchema.meta({
  id: 'FixtureEvent',
  description: 'What a phone captured: the kinds of items, or `raw` for an object that is served as it is.',
})

/** A conversation, with its members over time. */
export const fixtureChatSchema = z
  .strictObject({
    chatId: chatSchema.shape.chatId.describe('The id of the conversation, which `traffic` uses and the site serves.'),
    type: chatSchema.shape.type.describe('Between two people, in a group, or from one person to a list.'),
    name: chatSchema.shape.name.describe('The title of a group or broadcast list.'),
    members: persons.min(1).max(participantsMax).describe('The members at first.'),
    changes: z
      .array(
        z.strictObject({
          at: time.describe('From this time on.'),
          adds: persons.min(1).optional().describe('Who joins.'),
          removes: persons.min(1).optional().describe('Who leaves.'),
          name: text.optional().describe('The new title.'),
        }),
      )
      .optional()
      .describe('How members and title of a group change, oldest first. Notices about it are events of their own.'),
  })
  .meta({ id: 'FixtureChat', description: 'A conversation.' })
