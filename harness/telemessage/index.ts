/** The mock TeleMessage site: a server without a transport. */

export { irregularPaging } from './archive/item-pages.ts'
export { type Accounts, createAccounts } from './login/accounts.ts'
export { costOfDrawnPassword } from './login/passwords.ts'
export type { SiteErrorCode } from './refusals/site-error.ts'
export { createSite, type Site } from './site.ts'
