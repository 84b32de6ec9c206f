import { z } from 'zod'

const count = z.int().nonnegative()

const failureSchema = z.strictObject({
  record: z.literal('failure'),
  itemId: z.string().min(1),
  /** The number of the participant for whom the copy is; that of the sender if the item resolves to no mailbox. */
  sourceUserId: z.string(),
  /** The address of the mailbox, if there is one. */
  microsoft365User: z.string().optional(),
  reason: z.enum(['no-mailbox', 'size', 'unreadable', 'refused', 'other']),
  detail: z.string().optional(),
})

/** One copy that did not arrive (LOG-2). */
export type FailureRecord = z.infer<typeof failureSchema>

/**
 * Why a copy failed. `no-mailbox`: no participant resolves to a valid user. `size`: over the limit. `unreadable`: the
 * item or its attachment cannot be read. `refused`: the mailbox or the tenant refused it. `other`: see `detail`.
 */
export type FailureReason = FailureRecord['reason']

const unmappedUserSchema = z.strictObject({
  record: z.literal('unmapped-user'),
  sourceUserId: z.string(),
  detail: z.string().optional(),
})

/** A participant who resolves to no valid user; at most one record per person and run (LOG-3). */
export type UnmappedUserRecord = z.infer<typeof unmappedUserSchema>

const summarySchema = z.strictObject({
  record: z.literal('summary'),
  schemaVersion: z.literal(1),
  /** ISO 8601, UTC, on the virtual calendar. */
  completedAt: z.iso.datetime(),
  windowFrom: z.iso.datetime(),
  windowTo: z.iso.datetime(),
  /** Items downloaded from the source; each capture counts. */
  itemsFromSource: count,
  /** Copies after fan-out: `imported + partial + skipped + failed` (LOG-1). */
  available: count,
  imported: count,
  partial: count,
  skipped: count,
  failed: count,
  /** On a day without items: `No items ingested on mm/dd/yyyy.` (DAY-8) */
  message: z.string().optional(),
})

/** The last line of the log; a log without it is incomplete. */
export type SummaryRecord = z.infer<typeof summarySchema>

export const importLogRecordSchema = z.discriminatedUnion('record', [failureSchema, unmappedUserSchema, summarySchema])

/**
 * One line of `MT_IMPORT_LOG`, which is JSON Lines in UTF-8: failures and unmapped users in any order, then the
 * summary.
 */
export type ImportLogRecord = z.infer<typeof importLogRecordSchema>
