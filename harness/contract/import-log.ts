import { z } from 'zod'

/**
 * Why a copy failed. `no-mailbox`: no participant leads to a valid user. `size`: over the limit. `unreadable`: the item
 * or its attachment cannot be read. `refused`: the mailbox or the tenant refused it. `other`: see `detail`.
 */
export type FailureReason = 'no-mailbox' | 'size' | 'unreadable' | 'refused' | 'other'

/** One copy that did not arrive (LOG-2). */
export interface FailureRecord {
  record: 'failure'
  itemId: string
  /** Number of the participant for whom the copy was meant; the sender's where the item reaches no mailbox. */
  sourceUserId: string
  /** The mailbox's address, where there is one. */
  microsoft365User?: string | undefined
  reason: FailureReason
  detail?: string | undefined
}

/** A participant who leads to no valid user; at most one record per person and run (LOG-3). */
export interface UnmappedUserRecord {
  record: 'unmapped-user'
  sourceUserId: string
  detail?: string | undefined
}

/** The last line of the log; without it the log is cut off. */
export interface SummaryRecord {
  record: 'summary'
  schemaVersion: 1
  /** ISO 8601, UTC, on the virtual calendar. */
  completedAt: string
  windowFrom: string
  windowTo: string
  /** Items downloaded from the source, each capture counted. */
  itemsFromSource: number
  /** Copies after fan-out: `imported + partial + skipped + failed` (LOG-1). */
  available: number
  imported: number
  partial: number
  skipped: number
  failed: number
  /** On a day without items: `No items ingested on mm/dd/yyyy.` (DAY-8) */
  message?: string | undefined
}

/** One line of `MT_IMPORT_LOG`, which is JSON Lines in UTF-8: failures and unmapped users in any order, then the summary. */
export type ImportLogRecord = FailureRecord | UnmappedUserRecord | SummaryRecord

const count = z.int().nonnegative()

export const importLogRecordSchema: z.ZodType<ImportLogRecord> = z.discriminatedUnion('record', [
  z.strictObject({
    record: z.literal('failure'),
    itemId: z.string().min(1),
    sourceUserId: z.string(),
    microsoft365User: z.string().optional(),
    reason: z.enum(['no-mailbox', 'size', 'unreadable', 'refused', 'other']),
    detail: z.string().optional(),
  }),
  z.strictObject({
    record: z.literal('unmapped-user'),
    sourceUserId: z.string(),
    detail: z.string().optional(),
  }),
  z.strictObject({
    record: z.literal('summary'),
    schemaVersion: z.literal(1),
    completedAt: z.iso.datetime(),
    windowFrom: z.iso.datetime(),
    windowTo: z.iso.datetime(),
    itemsFromSource: count,
    available: count,
    imported: count,
    partial: count,
    skipped: count,
    failed: count,
    message: z.string().optional(),
  }),
])
