/** The mock Microsoft 365 tenant: a server without a transport. */

export type { DirectoryChanges } from './directory/directory.ts'
export { drawGuid } from './graph/identifiers.ts'
export type { AccessPolicy } from './identity/access-policy.ts'
export type { AppOptions } from './identity/apps.ts'
export type { MailSettings } from './mail/mail-settings.ts'
export type { MailboxOwner } from './mailbox/mailbox-owner.ts'
export type { FolderSnapshot, MailboxSnapshot, MessageSnapshot } from './mailbox/mailbox-snapshot.ts'
export type { WellKnownFolder } from './mailbox/well-known-folders.ts'
export { createTenant, type Tenant, type TenantOptions } from './tenant.ts'
export type { TenantErrorCode } from './tenant-error.ts'
export { outlookLimits, type ThrottlingLimits } from './throttling/limits.ts'
