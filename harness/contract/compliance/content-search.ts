import { z } from 'zod'

/**
 * Content searches as an API. Simulated: Microsoft has a page in its portal and no API of this form; searches of eDiscovery cases are Graph's.
 * `:name` marks a path parameter. Document: Microsoft Purview, content search.
 */
export const contentSearchPaths = {
  searches: '/compliance/v1/content-searches',
  search: '/compliance/v1/content-searches/:searchId',
  hits: '/compliance/v1/content-searches/:searchId/hits',
} as const

export const newContentSearchSchema = z.strictObject({
  /** In the Keyword Query Language; blank for everything. */
  query: z.string().max(100_000),
  /** User principal names or addresses; absent: all mailboxes. */
  mailboxes: z.array(z.string().min(1)).min(1).max(1_000).optional(),
})

const count = z.int().nonnegative()
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

export const shownContentSearchSchema = z
  .strictObject({
    searchId: z.string(),
    query: z.string(),
    mailboxes: z.array(z.string()).nullable().describe('Primary addresses; null for all mailboxes.'),
    createdBy: z.string(),
    createdDateTime: z.iso.datetime(),
    notices: z.array(z.string()).describe('What the query says that may not have been meant.'),
    estimate: z.strictObject({
      indexedItemCount: count.describe('Hits.'),
      indexedItemsSizeBytes: count,
      unindexedItemCount: count.describe('Partially indexed items that are no hits, and that nothing rules out.'),
      unindexedItemsSizeBytes: count,
      mailboxCount: count.describe('Mailboxes with hits.'),
    }),
    previewCount: count.describe('Hits of the preview: at most 100 of a mailbox, and 1,000 of all.'),
  })
  .meta({ id: 'ContentSearch', description: 'A content search, with what it found in numbers.' })

export const shownHitSchema = z
  .strictObject({
    mailbox: z.string().describe('The primary address.'),
    folder: z.string().describe('The names of the folders, from the top, with `/` between them.'),
    itemId: z.string(),
    subject: z.string(),
    from: z.string().nullable(),
    to: z.array(z.string()),
    sentDateTime: z.iso.datetime().nullable(),
    receivedDateTime: z.iso.datetime().nullable(),
    itemClass: z.string(),
    sizeBytes: count,
    sha256: sha256.describe('Of the octets of the message, in lower-case hex; an export names the same.'),
    isPartiallyIndexed: z.boolean(),
    passages: z
      .array(
        z.strictObject({
          place: z.enum(['subject', 'body', 'attachment name', 'attachment', 'person', 'category']),
          pieces: z.array(z.strictObject({ text: z.string(), isFound: z.boolean() })),
        }),
      )
      .optional()
      .describe('Where the item has the words of the query, with some text around; only with `passages=true`.'),
  })
  .meta({ id: 'ContentSearchHit', description: 'An item of the preview, as it was when it was found.' })

export const hitPageSchema = z.strictObject({
  value: z.array(shownHitSchema),
  nextLink: z.url().nullable().describe('The next page; null on the last one.'),
})

/** A content search, with what it found in numbers. */
export type ShownContentSearch = z.infer<typeof shownContentSearchSchema>
/** An item of the preview. */
export type ShownHit = z.infer<typeof shownHitSchema>
