export { type Accounts, createAccounts } from './accounts.ts'
/** The mock TeleMessage site. Its msw door is not exported here: msw is an optional package. */
export type { ProblemCode, ProblemEntry } from './errors.ts'
export { expressApp } from './express-app.ts'
export { createSite, type Site, type SiteOptions } from './site.ts'
export type { SiteErrorCode } from './site-error.ts'
