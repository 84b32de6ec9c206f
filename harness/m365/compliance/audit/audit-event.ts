import type { CanonicalObject } from './canonical-json.ts'

/** The record types of Microsoft's audit log that the tenant writes (Graph, auditLogRecordType). */
export const auditRecordTypes = [
  'exchangeItem',
  'exchangeItemGroup',
  'exchangeAdmin',
  'discovery',
  'aeD',
  'dataGovernance',
  'm365ComplianceConnector',
] as const

/** One of them. */
export type AuditRecordType = (typeof auditRecordTypes)[number]

/**
 * Who did something. `application`: an app without a person. `admin`: a person who used a role of an administrator.
 * `regular`: a person in their own mailbox. `system`: the tenant itself, such as a pass of its retention.
 */
export interface AuditActor {
  readonly userType: 'application' | 'admin' | 'regular' | 'system'
  /** The id of the app, or the object id of the person; a name for the system. */
  readonly userId: string
  /** Of the person; null for others. */
  readonly userPrincipalName: string | null
  /** The app through which a person acted; null for others. */
  readonly appId: string | null
  /** The address of the client; null where no network was between. */
  readonly clientIp: string | null
}

/** The tenant itself, such as a pass of its retention. */
export const systemActor: AuditActor = {
  userType: 'system',
  userId: 'Microsoft 365',
  userPrincipalName: null,
  appId: null,
  clientIp: null,
}

/** Something that happened, before it is in the log. Nobody changes one afterwards. */
export interface AuditEvent {
  readonly recordType: AuditRecordType
  /** Microsoft's name for it: `Create`, `HardDelete`, `HoldCreated`. */
  readonly operation: string
  readonly actor: AuditActor
  /** What it was done to: the id of an item, a case, a connector; the name of a role group. */
  readonly objectId: string
  /** `blocked`: a hold prevented it. */
  readonly result: 'succeeded' | 'blocked'
  /** Further facts. No texts of messages, no passwords. */
  readonly details: CanonicalObject
}
