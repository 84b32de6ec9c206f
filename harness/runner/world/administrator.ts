import type { LoginRequest } from '../../contract/index.ts'
import { drawSecret } from '../../control/seed.ts'
import { type Accounts, costOfDrawnPassword, createAccounts } from '../../telemessage/index.ts'

/** The administration account that connectors use, and the accounts of a site that include it. */
export interface Administrator {
  credentials: LoginRequest
  accounts: Accounts
}

/** Creates an account with a new password for each run. */
export async function createAdministrator(): Promise<Administrator> {
  const credentials = { username: 'archive-admin', password: drawSecret() }
  return { credentials, accounts: await createAccounts([credentials], costOfDrawnPassword) }
}
