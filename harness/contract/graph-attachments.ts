import { z } from 'zod'
import { memberOf, orNull } from './graph-spelling.ts'

export const attachmentWriteSchema = z.strictObject({
  '@odata.type': z.string().optional(),
  name: z.string().min(1),
  contentType: orNull(z.string()),
  isInline: z.boolean().optional(),
  contentId: orNull(z.string()),
  contentLocation: orNull(z.string()),
  /** Base64. */
  contentBytes: z.string().optional(),
  id: z.unknown().optional(),
  size: z.unknown().optional(),
  lastModifiedDateTime: z.unknown().optional(),
})

/** The fields of an attachment that a client writes. */
export type AttachmentWrite = z.infer<typeof attachmentWriteSchema>

export const graphFileAttachmentSchema = z.strictObject({
  '@odata.context': z.string().optional(),
  '@odata.type': z.literal('#microsoft.graph.fileAttachment'),
  '@odata.mediaContentType': z.string().optional(),
  id: z.string().min(1),
  lastModifiedDateTime: z.string(),
  name: z.string(),
  contentType: z.string().nullable(),
  /** Bytes. */
  size: z.int().nonnegative(),
  isInline: z.boolean(),
  contentId: z.string().nullable(),
  contentLocation: z.string().nullable(),
  /** Base64. */
  contentBytes: z.string(),
})

/**
 * A file of a message over Microsoft Graph v1.0. Document: Microsoft Graph reference v1.0, attachment, uploadSession.
 */
export type GraphFileAttachment = z.infer<typeof graphFileAttachmentSchema>

export const createUploadSessionRequestSchema = z.strictObject({
  AttachmentItem: z.strictObject({
    attachmentType: memberOf(['file', 'item', 'reference']),
    name: z.string().min(1),
    size: z.int().nonnegative(),
    contentType: orNull(z.string()),
    isInline: z.boolean().optional(),
    contentId: orNull(z.string()),
  }),
})

/** Body of `POST …/createUploadSession`. */
export type CreateUploadSessionRequest = z.infer<typeof createUploadSessionRequestSchema>

export const uploadSessionSchema = z.strictObject({
  '@odata.context': z.string().optional(),
  uploadUrl: z.url(),
  expirationDateTime: z.string(),
  nextExpectedRanges: z.array(z.string()),
})

export type UploadSession = z.infer<typeof uploadSessionSchema>

export const uploadProgressSchema = z.strictObject({
  '@odata.context': z.string().optional(),
  ExpirationDateTime: z.string(),
  NextExpectedRanges: z.array(z.string()),
})

/** The answer for every chunk except the last; it comes from another service, which spells field names differently. */
export type UploadProgress = z.infer<typeof uploadProgressSchema>
