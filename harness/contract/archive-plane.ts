import { z } from 'zod'
import { itemSchema } from './item.ts'

/** Paths of the archive plane. The API is simulated: no public description of the real one exists. */
export const archivePlanePaths = {
  login: '/archive/v1/login',
  items: '/archive/v1/items',
  item: '/archive/v1/items/:itemId',
  attachment: '/archive/v1/items/:itemId/attachments/:attachmentId',
} as const

/** Paths at which the site describes itself. */
export const documentPaths = { openApi: '/openapi.json', page: '/docs' } as const

/** The largest page a client may ask for, in items. */
export const pageItemsMax = 500
/** The page a client gets when it asks for no size, in items. */
export const pageItemsDefault = 100

export const loginRequestSchema = z
  .strictObject({
    username: z.string().min(1).max(256).describe('Name of an administration account.'),
    password: z.string().min(1).max(256).describe('Its password, as it is: a hash of it opens nothing.'),
  })
  .meta({ id: 'LoginRequest', description: 'What an administration account logs in with.' })

/** `POST /archive/v1/login`: what an administration account sends (TEN-3). */
export type LoginRequest = z.infer<typeof loginRequestSchema>

export const loginResponseSchema = z
  .strictObject({
    accessToken: z.string().min(1).describe('Goes into `authorization: Bearer <accessToken>`.'),
    tokenType: z.literal('Bearer').describe('The scheme of the token (RFC 6750).'),
    expiresInSeconds: z.int().positive().describe('How long the token opens anything, counted on the real clock.'),
  })
  .meta({ id: 'LoginResponse', description: 'A short-lived access token.' })

export type LoginResponse = z.infer<typeof loginResponseSchema>

/** Decodes the query string; numbers arrive as text. */
export const itemsQuerySchema = z.strictObject({
  from: z.iso
    .datetime({ offset: true })
    .describe('Where the window begins, included: ISO 8601 with `Z` or an offset (a plus sign percent-encoded).'),
  to: z.iso
    .datetime({ offset: true })
    .describe('Where the window ends, excluded: ISO 8601 with `Z` or an offset. Not before `from`.'),
  basis: z
    .enum(['capture', 'event'])
    .optional()
    .describe('Which time of an item must lie in the window; `capture` unless given. Pages are ordered by it.'),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(pageItemsMax)
    .optional()
    .describe(`The most items that a page may hold; ${pageItemsDefault} unless given.`),
  cursor: z
    .string()
    .min(1)
    .max(1024)
    .optional()
    .describe('`nextCursor` of the page before, unaltered, with the same `from`, `to` and `basis`.'),
})

/** `GET /archive/v1/items`: the half-open window `[from, to)`, and where to go on. */
export type ItemsQuery = z.infer<typeof itemsQuerySchema>

export const itemsPageSchema = z
  .strictObject({
    items: z.array(itemSchema).describe('In the order of the time that the window is about, then of their capture.'),
    nextCursor: z.string().nullable().describe('Where the next page begins; null on the last page.'),
  })
  .meta({ id: 'ItemsPage', description: 'A part of a window, and where to go on.' })

export type ItemsPage = z.infer<typeof itemsPageSchema>

export const problemSchema = z
  .strictObject({
    type: z
      .string()
      .startsWith('urn:mock-telemessage:problem:')
      .describe('Stable; the last part is the code: `urn:mock-telemessage:problem:<code>`.'),
    title: z.string().min(1).describe('What was wrong, the same for every request.'),
    status: z.int().min(400).max(599).describe('The status code of the answer.'),
    detail: z.string().min(1).describe('What was wrong with this request, and what would be right.'),
    instance: z.string().describe('The path that was asked for, without the query.'),
  })
  .meta({ id: 'Problem', description: 'Why a request was refused, as problem details (RFC 9457).' })

/** Problem details (RFC 9457), the body of every error of the site. */
export type Problem = z.infer<typeof problemSchema>

/**
 * The digest of a downloaded attachment: `Repr-Digest: sha-256=:<base64>:` (RFC 9530). It covers the whole
 * representation, also in the answer to a range request.
 */
export const digestHeader = 'repr-digest'
