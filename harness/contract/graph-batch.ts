import { z } from 'zod'

/** Several requests in one. Document: Microsoft Graph, JSON batching. */
export const batchPath = '/v1.0/$batch'
/** Requests in one batch. */
export const batchRequestsMax = 20

export interface BatchRequest {
  requests: BatchedRequest[]
}

/** One request of a batch. */
export interface BatchedRequest {
  /** Of its own within the batch, letter case aside. */
  id: string
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  /** Relative to the version: `/users`. */
  url: string
  /** With a `Content-Type` when there is a body. */
  headers?: Record<string, string> | undefined
  /** JSON, or base64 of what is none. */
  body?: unknown
  /** The ids of requests that have to succeed first. */
  dependsOn?: string[] | undefined
}

export interface BatchResponse {
  /** In any order. */
  responses: BatchedResponse[]
}

/** The answer to one request of a batch. */
export interface BatchedResponse {
  id: string
  status: number
  headers: Record<string, string>
  /** JSON, or base64 of what is none; absent for an answer without a body. */
  body?: unknown
}

export const batchRequestSchema: z.ZodType<BatchRequest> = z.strictObject({
  requests: z
    .array(
      z.strictObject({
        id: z.string().min(1),
        method: z.enum(['GET', 'POST', 'PATCH', 'PUT', 'DELETE']),
        // As long as a request line may be that comes alone: what is in it was made for that.
        url: z.string().min(1).max(16_384),
        headers: z.record(z.string(), z.string()).optional(),
        body: z.unknown().optional(),
        dependsOn: z
          .array(z.string())
          .nullish()
          .transform((ids) => ids ?? undefined),
      }),
    )
    .min(1),
})

export const batchResponseSchema: z.ZodType<BatchResponse> = z.strictObject({
  responses: z.array(
    z.strictObject({
      id: z.string(),
      status: z.int().min(200).max(599),
      headers: z.record(z.string(), z.string()),
      body: z.unknown().optional(),
    }),
  ),
})
