import { z } from 'zod'

/**
 * The audit search of Graph, and the log as a whole, which is ours. `:name` marks a path parameter. Document: Microsoft Graph reference v1.0,
 * resources auditLogQuery and auditLogRecord.
 */
export const auditPaths = {
  queries: '/v1.0/security/auditLog/queries',
  query: '/v1.0/security/auditLog/queries/:queryId',
  records: '/v1.0/security/auditLog/queries/:queryId/records',
  /** Not Microsoft's: every entry with its digest, oldest first, one line of canonical JSON each. */
  log: '/compliance/v1/audit/log',
  /** Not Microsoft's: how many entries there are, and the digest of the last one. */
  head: '/compliance/v1/audit/head',
  /** Not Microsoft's: every digest computed again. */
  verification: '/compliance/v1/audit/verification',
} as const

const texts = z.array(z.string().min(1).max(1_000)).max(1_000).default([])
const instant = z.iso.datetime({ offset: true }).nullable().default(null)

export const newAuditQuerySchema = z.strictObject({
  displayName: z.string().max(1_000).nullable().default(null),
  filterStartDateTime: instant,
  filterEndDateTime: instant,
  recordTypeFilters: texts,
  operationFilters: texts,
  userPrincipalNameFilters: texts,
  objectIdFilters: texts,
  serviceFilters: texts,
  /** In the text of an older version of the reference. */
  serviceFilter: z.string().min(1).nullable().default(null),
  ipAddressFilters: texts,
  keywordFilter: z.string().max(1_000).nullable().default(null),
})

export const auditHeadSchema = z.strictObject({
  entries: z.int().nonnegative(),
  /** SHA-256 in lower-case hex; 64 zeros without an entry. */
  head: z.string().regex(/^[0-9a-f]{64}$/),
  /** How many entries were too old to be kept, and the digest of the last of them; 64 zeros without such entries. */
  goneEntries: z.int().nonnegative(),
  checkpoint: z.string().regex(/^[0-9a-f]{64}$/),
})

/** How far the audit log goes; kept elsewhere, it shows later that nothing is missing. */
export type AuditHead = z.infer<typeof auditHeadSchema>

export const auditVerificationSchema = z.strictObject({
  entries: z.int().nonnegative(),
  isWhole: z.boolean(),
  problems: z
    .array(z.strictObject({ sequence: z.int(), kind: z.string(), message: z.string() }))
    .describe('Each entry that is not as it was written, 100 at most.'),
})

/** Whether the audit log is as it was written. */
export type AuditVerification = z.infer<typeof auditVerificationSchema>

export const auditQuerySchema = z.looseObject({
  id: z.string(),
  status: z.enum(['notStarted', 'running', 'succeeded', 'failed', 'cancelled']),
  approximateReturnedRecordCount: z.int().nonnegative().nullable(),
  isRecordCountLimitExceeded: z.boolean(),
})

export const auditRecordSchema = z.looseObject({
  id: z.guid(),
  createdDateTime: z.iso.datetime(),
  auditLogRecordType: z.string(),
  operation: z.string(),
  userType: z.string(),
  userId: z.string(),
  userPrincipalName: z.string().nullable(),
  objectId: z.string(),
  auditData: z.looseObject({ ResultStatus: z.enum(['Succeeded', 'Blocked']), sequence: z.int().positive() }),
})

/** A record as Graph shows it, with the fields that the command line reads. */
export type AuditRecord = z.infer<typeof auditRecordSchema>

export const auditRecordPageSchema = z.looseObject({
  value: z.array(auditRecordSchema),
  '@odata.nextLink': z.url().optional(),
})
