export { expressApp } from './express-app.ts'
export { type Accounts, createAccounts } from './login/accounts.ts'
/** The mock TeleMessage site. Its msw door is not exported here: msw is an optional package. */
export type { ProblemCode } from './refusals/errors.ts'
export type { ProblemEntry } from './refusals/problem-entry.ts'
export type { SiteErrorCode } from './refusals/site-error.ts'
export { createSite, type Site, type SiteOptions } from './site.ts'
