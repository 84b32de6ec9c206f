import { z } from 'zod'
import { attachmentWriteSchema } from './graph-attachments.ts'
import { memberOf, orNull } from './graph-spelling.ts'

/**
 * Messages over Microsoft Graph v1.0. `:name` marks a path parameter.
 * Document: Microsoft Graph reference v1.0, message.
 */
export const graphMailPaths = {
  messages: '/v1.0/users/:userId/messages',
  message: '/v1.0/users/:userId/messages/:messageId',
  messageValue: '/v1.0/users/:userId/messages/:messageId/$value',
  copy: '/v1.0/users/:userId/messages/:messageId/copy',
  permanentDelete: '/v1.0/users/:userId/messages/:messageId/permanentDelete',
  send: '/v1.0/users/:userId/messages/:messageId/send',
  move: '/v1.0/users/:userId/messages/:messageId/move',
  folderMessages: '/v1.0/users/:userId/mailFolders/:folderId/messages',
  messagesDelta: '/v1.0/users/:userId/mailFolders/:folderId/messages/delta',
  folderMessage: '/v1.0/users/:userId/mailFolders/:folderId/messages/:messageId',
  attachments: '/v1.0/users/:userId/messages/:messageId/attachments',
  attachment: '/v1.0/users/:userId/messages/:messageId/attachments/:attachmentId',
  attachmentValue: '/v1.0/users/:userId/messages/:messageId/attachments/:attachmentId/$value',
  createUploadSession: '/v1.0/users/:userId/messages/:messageId/attachments/createUploadSession',
  /** The path of `uploadUrl`; the token is in its query, and no Authorization header is needed. */
  attachmentSession: '/upload/v2.0/users/:userId/messages/:messageId/attachmentSessions/:sessionId',
} as const

const recipient = z.strictObject({
  emailAddress: z
    .strictObject({ name: orNull(z.string()), address: orNull(z.string()) })
    .transform(({ name, address }) => ({
      ...(name === undefined || name === null ? {} : { name }),
      ...(address === undefined || address === null ? {} : { address }),
    })),
})

export type GraphRecipient = z.infer<typeof recipient>

const dateTimeZone = z.strictObject({ dateTime: z.string(), timeZone: z.string() })

export type GraphDateTimeZone = z.infer<typeof dateTimeZone>

export const graphFlagSchema = z.strictObject({
  flagStatus: memberOf(['notFlagged', 'complete', 'flagged']),
  startDateTime: dateTimeZone.optional(),
  dueDateTime: dateTimeZone.optional(),
  completedDateTime: dateTimeZone.optional(),
})

export type GraphFlag = z.infer<typeof graphFlagSchema>

const importance = memberOf(['low', 'normal', 'high'])
const inferenceClassification = memberOf(['focused', 'other'])
const bodyType = memberOf(['text', 'html'])

const extendedProperty = z.strictObject({ id: z.string().min(1), value: z.string() })

export type GraphExtendedProperty = z.infer<typeof extendedProperty>

const header = z.strictObject({ name: z.string().min(1), value: z.string() })

export type GraphHeader = z.infer<typeof header>

const passedOver = z.unknown().optional()

/**
 * Properties that only Exchange sets. Their values from a client are ignored, for example when it posts a message that
 * it has read.
 */
export const exchangesOwn = {
  id: passedOver,
  createdDateTime: passedOver,
  lastModifiedDateTime: passedOver,
  changeKey: passedOver,
  receivedDateTime: passedOver,
  sentDateTime: passedOver,
  hasAttachments: passedOver,
  bodyPreview: passedOver,
  parentFolderId: passedOver,
  conversationId: passedOver,
  conversationIndex: passedOver,
  isDraft: passedOver,
  webLink: passedOver,
  uniqueBody: passedOver,
}

const patchFields = {
  subject: orNull(z.string()),
  body: z.strictObject({ contentType: bodyType.optional(), content: z.string().optional() }).optional(),
  from: orNull(recipient),
  sender: orNull(recipient),
  toRecipients: z.array(recipient).optional(),
  ccRecipients: z.array(recipient).optional(),
  bccRecipients: z.array(recipient).optional(),
  replyTo: z.array(recipient).optional(),
  internetMessageId: z.string().min(1).optional(),
  importance: importance.optional(),
  categories: z.array(z.string()).optional(),
  flag: graphFlagSchema.optional(),
  inferenceClassification: inferenceClassification.optional(),
  isRead: z.boolean().optional(),
  isReadReceiptRequested: orNull(z.boolean()),
  isDeliveryReceiptRequested: orNull(z.boolean()),
  singleValueExtendedProperties: z.array(extendedProperty).optional(),
}

export const messagePatchSchema = z.strictObject({ ...exchangesOwn, ...patchFields })

/** The changes of a message: fields that are present are set. */
export type MessagePatch = z.infer<typeof messagePatchSchema>

export const messageWriteSchema = z.strictObject({
  ...exchangesOwn,
  ...patchFields,
  internetMessageHeaders: z.array(header).optional(),
  attachments: z.array(attachmentWriteSchema).optional(),
})

/** Body of `POST …/messages` as JSON. */
export type MessageWrite = z.infer<typeof messageWriteSchema>

const body = z.strictObject({ contentType: z.enum(['text', 'html']), content: z.string() })

export type GraphBody = z.infer<typeof body>

export const graphMessageSchema = z.strictObject({
  '@odata.context': z.string().optional(),
  '@odata.etag': z.string().startsWith('W/"'),
  id: z.string().min(1),
  createdDateTime: z.string(),
  lastModifiedDateTime: z.string(),
  changeKey: z.string().min(1),
  categories: z.array(z.string()),
  receivedDateTime: z.string().nullable(),
  sentDateTime: z.string().nullable(),
  hasAttachments: z.boolean(),
  internetMessageId: z.string().min(1),
  subject: z.string(),
  bodyPreview: z.string().max(255),
  importance: z.enum(['low', 'normal', 'high']),
  parentFolderId: z.string().min(1),
  conversationId: z.string().min(1),
  conversationIndex: z.string().min(1),
  isDeliveryReceiptRequested: z.boolean().nullable(),
  isReadReceiptRequested: z.boolean(),
  isRead: z.boolean(),
  isDraft: z.boolean(),
  webLink: z.url(),
  inferenceClassification: z.enum(['focused', 'other']),
  body,
  sender: recipient.optional(),
  from: recipient.optional(),
  toRecipients: z.array(recipient),
  ccRecipients: z.array(recipient),
  bccRecipients: z.array(recipient),
  replyTo: z.array(recipient),
  flag: graphFlagSchema,
})

/** A message with the properties that Graph returns by default. */
export type GraphMessage = z.infer<typeof graphMessageSchema>

export const moveRequestSchema = z.strictObject({ destinationId: z.string().min(1) })

export type MoveRequest = z.infer<typeof moveRequestSchema>
