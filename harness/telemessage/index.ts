/** The mock TeleMessage site: a server without a transport. */

export { type Accounts, createAccounts } from './login/accounts.ts'
export type { ProblemCode } from './refusals/errors.ts'
export type { ProblemEntry } from './refusals/problem-entry.ts'
export type { SiteErrorCode } from './refusals/site-error.ts'
export { createSite, type Site, type SiteOptions } from './site.ts'
