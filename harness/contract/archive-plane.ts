import { z } from 'zod'
import { type Item, itemSchema } from './item.ts'

/** Paths of the archive plane. The API is simulated: no public description of the real one exists. */
export const archivePlanePaths = {
  login: '/archive/v1/login',
  items: '/archive/v1/items',
  attachment: '/archive/v1/items/:itemId/attachments/:attachmentId',
} as const

/** The largest page a client may ask for, in items. */
export const pageItemsMax = 500
/** The page a client gets when it asks for no size, in items. */
export const pageItemsDefault = 100

/** `POST /archive/v1/login`: what an administration account sends (TEN-3). */
export interface LoginRequest {
  username: string
  password: string
}

export interface LoginResponse {
  accessToken: string
  tokenType: 'Bearer'
  /** Counted on the real clock from the moment of the answer. */
  expiresInSeconds: number
}

/** `GET /archive/v1/items`: the half-open window `[from, to)`, and where to go on. */
export interface ItemsQuery {
  /** ISO 8601, UTC; included. */
  from: string
  /** ISO 8601, UTC; excluded. */
  to: string
  /** Which of an item's two times must lie in the window. */
  basis?: 'capture' | 'event' | undefined
  /** 1 to `pageItemsMax`. */
  limit?: number | undefined
  /** `nextCursor` of the page before, unaltered, with the same window. */
  cursor?: string | undefined
}

export interface ItemsPage {
  items: Item[]
  /** `null` on the last page. */
  nextCursor: string | null
}

export const loginRequestSchema: z.ZodType<LoginRequest> = z.strictObject({
  username: z.string().min(1).max(256),
  password: z.string().min(1).max(256),
})

export const loginResponseSchema: z.ZodType<LoginResponse> = z.strictObject({
  accessToken: z.string().min(1),
  tokenType: z.literal('Bearer'),
  expiresInSeconds: z.int().positive(),
})

/** Decodes the query string; numbers arrive as text. */
export const itemsQuerySchema: z.ZodType<ItemsQuery> = z.strictObject({
  from: z.iso.datetime({ offset: true }),
  to: z.iso.datetime({ offset: true }),
  basis: z.enum(['capture', 'event']).optional(),
  limit: z.coerce.number().int().min(1).max(pageItemsMax).optional(),
  cursor: z.string().min(1).max(1024).optional(),
})

export const itemsPageSchema: z.ZodType<ItemsPage> = z.strictObject({
  items: z.array(itemSchema),
  nextCursor: z.string().nullable(),
})

/** Problem details (RFC 9457), the body of every error of the site. */
export interface Problem {
  /** A stable address-like name, `urn:mock-telemessage:problem:<code>`. */
  type: string
  title: string
  status: number
  /** What was wrong with this request, and what would be right. */
  detail: string
  /** The path that was asked for. */
  instance: string
}

export const problemSchema: z.ZodType<Problem> = z.strictObject({
  type: z.string().startsWith('urn:mock-telemessage:problem:'),
  title: z.string().min(1),
  status: z.int().min(400).max(599),
  detail: z.string().min(1),
  instance: z.string(),
})

/**
 * The digest of a downloaded attachment: `Repr-Digest: sha-256=:<base64>:` (RFC 9530). It covers the whole
 * representation, also in the answer to a range request.
 */
export const digestHeader = 'repr-digest'
