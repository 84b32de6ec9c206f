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

/** The largest page that a client may request, in items. */
export const pageItemsMax = 500
/** The page size if a client requests none, in items. */
export const pageItemsDefault = 100

export const loginRequestSchema = z
  .strictObject({
    username: z.string().min(1).max(256).describe('The name of an administration account.'),
    password: z.string().min(1).max(256).describe('Its password as plain text; a hash is refused.'),
  })
  .meta({ id: 'LoginRequest', description: 'The login of an administration account.' })

/** `POST /archive/v1/login`: the login of an administration account (TEN-3). */
export type LoginRequest = z.infer<typeof loginRequestSchema>

export const loginResponseSchema = z
  .strictObject({
    accessToken: z.string().min(1).describe('Send it as `authorization: Bearer <accessToken>`.'),
    tokenType: z.literal('Bearer').describe('The scheme of the token (RFC 6750).'),
    expiresInSeconds: z.int().positive().describe('How long the token is valid, on the real clock.'),
  })
  .meta({ id: 'LoginResponse', description: 'A short-lived access token.' })

export type LoginResponse = z.infer<typeof loginResponseSchema>

/** Decodes the query string; numbers arrive as text. */
export const itemsQuerySchema = z.strictObject({
  from: z.iso
    .datetime({ offset: true })
    .describe('The start of the window, included: ISO 8601 with `Z` or an offset (a plus sign percent-encoded).'),
  to: z.iso
    .datetime({ offset: true })
    .describe('The end of the window, excluded: ISO 8601 with `Z` or an offset. It must not be before `from`.'),
  basis: z
    .enum(['capture', 'event'])
    .optional()
    .describe('Which time of an item must be in the window; default: `capture`. Pages are ordered by it.'),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(pageItemsMax)
    .optional()
    .describe(`The maximum number of items on a page; default: ${pageItemsDefault}. A page may have fewer, or none.`),
  cursor: z
    .string()
    .min(1)
    .max(1024)
    .optional()
    .describe('`nextCursor` of the previous page, unchanged, with the same `from`, `to` and `basis`.'),
})

/** `GET /archive/v1/items`: the half-open window `[from, to)`, and the cursor of the next page. */
export type ItemsQuery = z.infer<typeof itemsQuerySchema>

export const itemsPageSchema = z
  .strictObject({
    items: z
      .array(itemSchema)
      .describe('Ordered by the time that `basis` selects, then by capture. Any number of them up to `limit`, also 0.'),
    nextCursor: z.string().nullable().describe('The cursor of the next page; null on the last page, and only there.'),
  })
  .meta({ id: 'ItemsPage', description: 'One page of a window, and the cursor of the next page.' })

export type ItemsPage = z.infer<typeof itemsPageSchema>

export const problemSchema = z
  .strictObject({
    type: z
      .string()
      .startsWith('urn:mock-telemessage:problem:')
      .describe('A stable name; its last part is the code: `urn:mock-telemessage:problem:<code>`.'),
    title: z.string().min(1).describe('What is wrong, in the same words for every request.'),
    status: z.int().min(400).max(599).describe('The status code of the answer.'),
    detail: z.string().min(1).describe('What is wrong with this request, and what to send instead.'),
    instance: z.string().describe('The path of the request, without the query.'),
  })
  .meta({ id: 'Problem', description: 'The reason for a refusal, as problem details (RFC 9457).' })

/** Problem details (RFC 9457): the body of every error of the site. */
export type Problem = z.infer<typeof problemSchema>

/**
 * The digest of a downloaded attachment: `Repr-Digest: sha-256=:<base64>:` (RFC 9530). It covers the whole file, also
 * in the answer to a range request.
 */
export const digestHeader = 'repr-digest'
