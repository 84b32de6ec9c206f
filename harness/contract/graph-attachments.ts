import { z } from 'zod'
import { memberOf, orNull } from './graph-spelling.ts'

/** Files on messages over Microsoft Graph v1.0. Document: Microsoft Graph reference v1.0, attachment, uploadSession. */
export interface GraphFileAttachment {
  '@odata.context'?: string | undefined
  '@odata.type': '#microsoft.graph.fileAttachment'
  '@odata.mediaContentType'?: string | undefined
  id: string
  lastModifiedDateTime: string
  name: string
  contentType: string | null
  /** Bytes. */
  size: number
  isInline: boolean
  contentId: string | null
  contentLocation: string | null
  /** Base64. */
  contentBytes: string
}

/** What a client writes of an attachment. */
export interface AttachmentWrite {
  '@odata.type'?: string | undefined
  name: string
  contentType?: string | null | undefined
  isInline?: boolean | undefined
  contentId?: string | null | undefined
  contentLocation?: string | null | undefined
  /** Base64. */
  contentBytes?: string | undefined
}

/** Body of `POST …/createUploadSession`. */
export interface CreateUploadSessionRequest {
  AttachmentItem: {
    attachmentType: 'file'
    name: string
    /** Bytes. */
    size: number
    contentType?: string | null | undefined
    isInline?: boolean | undefined
    contentId?: string | null | undefined
  }
}

export interface UploadSession {
  '@odata.context'?: string | undefined
  uploadUrl: string
  expirationDateTime: string
  nextExpectedRanges: string[]
}

/** The answer for every chunk but the last one; another service gives it, which spells in another way. */
export interface UploadProgress {
  '@odata.context'?: string | undefined
  ExpirationDateTime: string
  NextExpectedRanges: string[]
}

export const attachmentWriteSchema: z.ZodType<AttachmentWrite> = z.strictObject({
  '@odata.type': z.string().optional(),
  name: z.string().min(1),
  contentType: orNull(z.string()),
  isInline: z.boolean().optional(),
  contentId: orNull(z.string()),
  contentLocation: orNull(z.string()),
  contentBytes: z.string().optional(),
  id: z.unknown().optional(),
  size: z.unknown().optional(),
  lastModifiedDateTime: z.unknown().optional(),
})

export const graphFileAttachmentSchema: z.ZodType<GraphFileAttachment> = z.strictObject({
  '@odata.context': z.string().optional(),
  '@odata.type': z.literal('#microsoft.graph.fileAttachment'),
  '@odata.mediaContentType': z.string().optional(),
  id: z.string().min(1),
  lastModifiedDateTime: z.string(),
  name: z.string(),
  contentType: z.string().nullable(),
  size: z.int().nonnegative(),
  isInline: z.boolean(),
  contentId: z.string().nullable(),
  contentLocation: z.string().nullable(),
  contentBytes: z.string(),
})

export const createUploadSessionRequestSchema: z.ZodType<CreateUploadSessionRequest> = z.strictObject({
  AttachmentItem: z.strictObject({
    attachmentType: memberOf(['file']),
    name: z.string().min(1),
    size: z.int().nonnegative(),
    contentType: orNull(z.string()),
    isInline: z.boolean().optional(),
    contentId: orNull(z.string()),
  }),
})

export const uploadSessionSchema: z.ZodType<UploadSession> = z.strictObject({
  '@odata.context': z.string().optional(),
  uploadUrl: z.url(),
  expirationDateTime: z.string(),
  nextExpectedRanges: z.array(z.string()),
})

export const uploadProgressSchema: z.ZodType<UploadProgress> = z.strictObject({
  '@odata.context': z.string().optional(),
  ExpirationDateTime: z.string(),
  NextExpectedRanges: z.array(z.string()),
})
