import { hash } from 'node:crypto'
import { drawSecret } from '../../control/seed.ts'
import type { StateTables } from '../../control/state/state-tables.ts'

/** The access tokens that the site has issued. */
export interface AccessTokens {
  lifeSeconds: number
  /** A new token for a user, valid for `lifeSeconds` from now. */
  issue(username: string): string
  /** The user a token was issued to; undefined when it was never issued or has expired. */
  holderOf(token: string): string | undefined
  /** Ends a token's life before its time; false for one that was never issued or has expired. */
  expire(token: string): boolean
}

/** What tokens are made from. */
export interface AccessTokenOptions {
  lifeSeconds: number
  /** The clock on which their life is counted. */
  monotonicMs: () => number
  tables: StateTables
}

/** The tokens that the tables hold. Throws a RangeError unless the life is a whole number of seconds from 1. */
export function createAccessTokens({ lifeSeconds, monotonicMs, tables }: AccessTokenOptions): AccessTokens {
  if (!Number.isInteger(lifeSeconds) || lifeSeconds < 1) {
    throw new RangeError(`a token lives a whole number of seconds from 1, not ${lifeSeconds}`)
  }
  // Hashed, so that the content of the memory opens nothing (SIT-7).
  const held = tables.map<{ username: string; expiresAtMs: number }>('by hash')
  const forgetExpired = (): void => {
    // All tokens live equally long, so they expire in the order in which they were issued.
    for (const [hash, { expiresAtMs }] of held) {
      if (expiresAtMs > monotonicMs()) return
      held.delete(hash)
    }
  }
  const holderOf = (token: string): string | undefined => {
    const entry = held.get(hashOf(token))
    return entry !== undefined && entry.expiresAtMs > monotonicMs() ? entry.username : undefined
  }
  return {
    lifeSeconds,
    issue: (username) => {
      forgetExpired()
      const token = drawSecret()
      held.set(hashOf(token), { username, expiresAtMs: monotonicMs() + lifeSeconds * 1000 })
      return token
    },
    holderOf,
    expire: (token) => holderOf(token) !== undefined && held.delete(hashOf(token)),
  }
}

/** The token in an `authorization` header (RFC 6750), or undefined if there is none. */
export function bearerToken(header: string | undefined): string | undefined {
  return /^bearer +([\w.~+/-]+=*)$/i.exec(header ?? '')?.[1]
}

/** The stored form of a token. One round of hashing is enough: nobody can guess a token of 256 random bits. */
export function hashOf(token: string): string {
  return hash('sha256', token, 'base64url')
}
