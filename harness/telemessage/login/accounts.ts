import type { LoginRequest } from '../../contract/index.ts'
import { hashPassword, type PasswordHash, passwordMatches, unmatchable } from './passwords.ts'

/** The administration accounts of the site (TEN-3). */
export interface Accounts {
  admits(credentials: LoginRequest): Promise<boolean>
}

/**
 * Accounts with these credentials; their passwords are hashed. Hashing is slow, so worlds of one run may share them.
 * `cost` is the work for each guess.
 */
export async function createAccounts(credentials: LoginRequest[], cost?: number): Promise<Accounts> {
  // SIT-7: an unknown user costs the same hash as a known one; answering sooner would tell which names exist.
  const decoy = unmatchable(cost)
  const hashes = new Map<string, PasswordHash>()
  for (const { username, password } of credentials) hashes.set(username, await hashPassword(password, cost))
  return {
    admits: async ({ username, password }) => {
      const hash = hashes.get(username)
      const matches = await passwordMatches(password, hash ?? decoy)
      return matches && hash !== undefined
    },
  }
}
