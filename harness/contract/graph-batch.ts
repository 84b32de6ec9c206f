import { z } from 'zod'

/** The path for several requests in one. Document: Microsoft Graph, JSON batching. */
export const batchPath = '/v1.0/$batch'
/** The maximum number of requests in one batch. */
export const batchRequestsMax = 20

const batchedRequestSchema = z.strictObject({
  /** Unique within the batch, regardless of letter case. */
  id: z.string().min(1),
  method: z.enum(['GET', 'POST', 'PATCH', 'PUT', 'DELETE']),
  /**
   * Relative to the version: `/users`. It may be as long as a separate request line, because clients build it for that.
   */
  url: z.string().min(1).max(16_384),
  /** With a `Content-Type` if there is a body. */
  headers: z.record(z.string(), z.string()).optional(),
  /** JSON, or other content as base64. */
  body: z.unknown().optional(),
  /** The ids of requests that must succeed first. */
  dependsOn: z
    .array(z.string())
    .nullable()
    .transform((ids) => ids ?? undefined)
    .optional(),
})

/** One request of a batch. */
export type BatchedRequest = z.infer<typeof batchedRequestSchema>

export const batchRequestSchema = z.strictObject({ requests: z.array(batchedRequestSchema).min(1) })

export type BatchRequest = z.infer<typeof batchRequestSchema>

const batchedResponseSchema = z.strictObject({
  id: z.string(),
  status: z.int().min(200).max(599),
  headers: z.record(z.string(), z.string()),
  /** JSON, or other content as base64; absent for an answer without a body. */
  body: z.unknown().optional(),
})

/** The answer to one request of a batch. */
export type BatchedResponse = z.infer<typeof batchedResponseSchema>

export const batchResponseSchema = z.strictObject({
  /** In any order. */
  responses: z.array(batchedResponseSchema),
})

export type BatchResponse = z.infer<typeof batchResponseSchema>
