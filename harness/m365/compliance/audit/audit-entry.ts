import { hash } from 'node:crypto'
import { z } from 'zod'
import { type AuditActor, type AuditEvent, auditRecordTypes } from './audit-event.ts'
import { type CanonicalObject, type CanonicalValue, canonicalJson } from './canonical-json.ts'

const digest = z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 in lower-case hex')
const value: z.ZodType<CanonicalValue> = z.lazy(() =>
  z.union([z.string(), z.int(), z.boolean(), z.null(), z.array(value), z.record(z.string(), value)]),
)

export const auditEntrySchema = z.strictObject({
  /** From 1, without gaps. */
  sequence: z.int().positive(),
  /** On the calendar of the tenant. */
  at: z.iso.datetime(),
  recordType: z.enum(auditRecordTypes),
  operation: z.string().min(1),
  userType: z.enum(['application', 'admin', 'regular', 'system']),
  userId: z.string(),
  userPrincipalName: z.string().nullable(),
  appId: z.string().nullable(),
  clientIp: z.string().nullable(),
  objectId: z.string(),
  result: z.enum(['succeeded', 'blocked']),
  details: z.record(z.string(), value),
  /** The digest of the entry before; that of the first is all zeros. */
  previous: digest,
  digest,
})

/** An entry of the audit log as it is exported: one line of canonical JSON. */
export type AuditEntry = z.infer<typeof auditEntrySchema>

/** The digest that the first entry has as the one before it. */
export const firstPrevious: string = '0'.repeat(64)

/**
 * The digest of an entry: SHA-256, in lower-case hex, of the UTF-8 bytes of its canonical JSON (RFC 8785) without the field
 * `digest`. `previous` is within, so that each digest stands for all entries before it.
 */
export function digestOf(entry: Omit<AuditEntry, 'digest'>): string {
  const { digest: _, ...digested } = entry as AuditEntry
  return hash('sha256', canonicalJson(digested as CanonicalObject))
}

/** The line of an entry in an export, without its line break. */
export function lineOf(entry: AuditEntry): string {
  return canonicalJson(entry as CanonicalObject)
}

/** An event as the entry with this number, after the entry with the digest `previous`. */
export function entryOf(event: AuditEvent, place: EntryPlace): AuditEntry {
  const text = digestedText(event, place)
  return { ...(JSON.parse(text) as Omit<AuditEntry, 'digest'>), digest: hash('sha256', text) }
}

/** The digest that this entry will have; `digestOf` without making the entry, for the log, which computes one for every import. */
export function digestOfEvent(event: AuditEvent, place: EntryPlace): string {
  return hash('sha256', digestedText(event, place))
}

/** Canonical JSON with the names in their order, written down: to sort them again takes longer than the digest. */
function digestedText(event: AuditEvent, { sequence, at, previous }: EntryPlace): string {
  const { actor, details } = event
  const [before, after] = actorText(actor)
  return `{${before},"at":"${at.toISOString()}","clientIp":${JSON.stringify(actor.clientIp)},"details":${canonicalJson(details)},"objectId":${JSON.stringify(event.objectId)},"operation":${JSON.stringify(event.operation)},"previous":"${previous}","recordType":"${event.recordType}","result":"${event.result}","sequence":${sequence},${after}}`
}

const actorTexts = new WeakMap<AuditActor, readonly [before: string, after: string]>()

/** An app imports all day: its part of the text is written once. */
function actorText(actor: AuditActor): readonly [before: string, after: string] {
  const known = actorTexts.get(actor)
  if (known !== undefined) return known
  const { userType, userId, userPrincipalName, appId } = actor
  const texts = [
    `"appId":${JSON.stringify(appId)}`,
    `"userId":${JSON.stringify(userId)},"userPrincipalName":${JSON.stringify(userPrincipalName)},"userType":"${userType}"`,
  ] as const
  actorTexts.set(actor, texts)
  return texts
}

/** Where an entry is in the log. */
export interface EntryPlace {
  sequence: number
  at: Date
  previous: string
}
