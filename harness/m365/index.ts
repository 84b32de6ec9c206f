/** The mock Microsoft 365 tenant: a server without a transport. */

export { type Cloud, clouds } from './data-connectors/clouds.ts'
export type { ConnectorPageOptions } from './data-connectors/connector-page.ts'
export { drawGuid } from './graph/identifiers.ts'
export type { MailboxSnapshot } from './mailbox/mailbox-snapshot.ts'
export { createTenant, type Tenant } from './tenant.ts'
export { outlookLimits, type ThrottlingLimits } from './throttling/limits.ts'
