/** The mock Microsoft 365 tenant. The msw handlers are in `msw-handlers.ts`. */

export type { AccessPolicy } from './access-policy.ts'
export type { AppOptions } from './apps.ts'
export type { DirectoryChanges } from './directory.ts'
export { expressApp } from './express-app.ts'
export { drawGuid } from './identifiers.ts'
export type { MailSettings } from './mail/mail-settings.ts'
export type { MailboxOwner } from './mailbox-owner.ts'
export type { FolderSnapshot, MailboxSnapshot, MessageSnapshot } from './mailbox-snapshot.ts'
export { createTenant, type Tenant, type TenantOptions } from './tenant.ts'
export type { TenantErrorCode } from './tenant-error.ts'
export { outlookLimits, type ThrottlingLimits } from './throttling/limits.ts'
export type { WellKnownFolder } from './well-known-folders.ts'
