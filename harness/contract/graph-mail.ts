import { z } from 'zod'
import { type AttachmentWrite, attachmentWriteSchema } from './graph-attachments.ts'
import { memberOf, orNull } from './graph-spelling.ts'

/**
 * Messages over Microsoft Graph v1.0. `:name` marks a path parameter.
 * Document: Microsoft Graph reference v1.0, message.
 */
export const graphMailPaths = {
  messages: '/v1.0/users/:userId/messages',
  message: '/v1.0/users/:userId/messages/:messageId',
  messageValue: '/v1.0/users/:userId/messages/:messageId/$value',
  move: '/v1.0/users/:userId/messages/:messageId/move',
  folderMessages: '/v1.0/users/:userId/mailFolders/:folderId/messages',
  folderMessage: '/v1.0/users/:userId/mailFolders/:folderId/messages/:messageId',
  attachments: '/v1.0/users/:userId/messages/:messageId/attachments',
  attachment: '/v1.0/users/:userId/messages/:messageId/attachments/:attachmentId',
  attachmentValue: '/v1.0/users/:userId/messages/:messageId/attachments/:attachmentId/$value',
  createUploadSession: '/v1.0/users/:userId/messages/:messageId/attachments/createUploadSession',
  /** Where `uploadUrl` points; the token is in its query, and no Authorization header is wanted. */
  attachmentSession: '/upload/v2.0/users/:userId/messages/:messageId/attachmentSessions/:sessionId',
} as const

export interface GraphRecipient {
  emailAddress: { name?: string | undefined; address?: string | undefined }
}

export interface GraphDateTimeZone {
  dateTime: string
  timeZone: string
}

export interface GraphFlag {
  flagStatus: 'notFlagged' | 'complete' | 'flagged'
  startDateTime?: GraphDateTimeZone | undefined
  dueDateTime?: GraphDateTimeZone | undefined
  completedDateTime?: GraphDateTimeZone | undefined
}

export interface GraphBody {
  contentType: 'text' | 'html'
  content: string
}

export interface GraphExtendedProperty {
  id: string
  value: string
}

export interface GraphHeader {
  name: string
  value: string
}

/** A message with the properties that Graph gives unasked. */
export interface GraphMessage {
  '@odata.context'?: string | undefined
  '@odata.etag': string
  id: string
  createdDateTime: string
  lastModifiedDateTime: string
  changeKey: string
  categories: string[]
  receivedDateTime: string | null
  sentDateTime: string | null
  hasAttachments: boolean
  internetMessageId: string
  subject: string
  bodyPreview: string
  importance: 'low' | 'normal' | 'high'
  parentFolderId: string
  conversationId: string
  conversationIndex: string
  isDeliveryReceiptRequested: boolean | null
  isReadReceiptRequested: boolean
  isRead: boolean
  isDraft: boolean
  webLink: string
  inferenceClassification: 'focused' | 'other'
  body: GraphBody
  sender?: GraphRecipient | undefined
  from?: GraphRecipient | undefined
  toRecipients: GraphRecipient[]
  ccRecipients: GraphRecipient[]
  bccRecipients: GraphRecipient[]
  replyTo: GraphRecipient[]
  flag: GraphFlag
}

/** The changes of a message: what is there is set. */
export interface MessagePatch {
  subject?: string | null | undefined
  body?: { contentType?: 'text' | 'html' | undefined; content?: string | undefined } | undefined
  from?: GraphRecipient | null | undefined
  sender?: GraphRecipient | null | undefined
  toRecipients?: GraphRecipient[] | undefined
  ccRecipients?: GraphRecipient[] | undefined
  bccRecipients?: GraphRecipient[] | undefined
  replyTo?: GraphRecipient[] | undefined
  internetMessageId?: string | undefined
  importance?: 'low' | 'normal' | 'high' | undefined
  categories?: string[] | undefined
  flag?: GraphFlag | undefined
  inferenceClassification?: 'focused' | 'other' | undefined
  isRead?: boolean | undefined
  isReadReceiptRequested?: boolean | null | undefined
  isDeliveryReceiptRequested?: boolean | null | undefined
  singleValueExtendedProperties?: GraphExtendedProperty[] | undefined
}

/** Body of `POST …/messages` as JSON. */
export interface MessageWrite extends MessagePatch {
  internetMessageHeaders?: GraphHeader[] | undefined
  attachments?: AttachmentWrite[] | undefined
}

export interface MoveRequest {
  destinationId: string
}

const recipient: z.ZodType<GraphRecipient> = z.strictObject({
  emailAddress: z
    .strictObject({ name: orNull(z.string()), address: orNull(z.string()) })
    .transform(({ name, address }) => ({
      ...(name === undefined || name === null ? {} : { name }),
      ...(address === undefined || address === null ? {} : { address }),
    })),
})

const dateTimeZone = z.strictObject({ dateTime: z.string(), timeZone: z.string() }).optional()

const flag: z.ZodType<GraphFlag> = z.strictObject({
  flagStatus: memberOf(['notFlagged', 'complete', 'flagged']),
  startDateTime: dateTimeZone,
  dueDateTime: dateTimeZone,
  completedDateTime: dateTimeZone,
})

const importance = memberOf(['low', 'normal', 'high'])
const inferenceClassification = memberOf(['focused', 'other'])
const bodyType = memberOf(['text', 'html'])

const extendedProperty: z.ZodType<GraphExtendedProperty> = z.strictObject({ id: z.string().min(1), value: z.string() })
const header: z.ZodType<GraphHeader> = z.strictObject({ name: z.string().min(1), value: z.string() })

/** Properties that only Exchange sets; what a client says of them is passed over, as when it posts a message it was given. */
const exchangesOwn = Object.fromEntries(
  [
    'id',
    'createdDateTime',
    'lastModifiedDateTime',
    'changeKey',
    'receivedDateTime',
    'sentDateTime',
    'hasAttachments',
    'bodyPreview',
    'parentFolderId',
    'conversationId',
    'conversationIndex',
    'isDraft',
    'webLink',
    'uniqueBody',
  ].map((name) => [name, z.unknown().optional()]),
)

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
  flag: flag.optional(),
  inferenceClassification: inferenceClassification.optional(),
  isRead: z.boolean().optional(),
  isReadReceiptRequested: orNull(z.boolean()),
  isDeliveryReceiptRequested: orNull(z.boolean()),
  singleValueExtendedProperties: z.array(extendedProperty).optional(),
}

export const messagePatchSchema: z.ZodType<MessagePatch> = z.strictObject({ ...exchangesOwn, ...patchFields })

export const messageWriteSchema: z.ZodType<MessageWrite> = z.strictObject({
  ...exchangesOwn,
  ...patchFields,
  internetMessageHeaders: z.array(header).optional(),
  attachments: z.array(attachmentWriteSchema).optional(),
})

export const graphMessageSchema: z.ZodType<GraphMessage> = z.strictObject({
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
  body: z.strictObject({ contentType: z.enum(['text', 'html']), content: z.string() }),
  sender: recipient.optional(),
  from: recipient.optional(),
  toRecipients: z.array(recipient),
  ccRecipients: z.array(recipient),
  bccRecipients: z.array(recipient),
  replyTo: z.array(recipient),
  flag,
})

export const moveRequestSchema: z.ZodType<MoveRequest> = z.strictObject({ destinationId: z.string().min(1) })
