import { type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { drawSecret } from '../../control/seed.ts'

/** The stored form of a password (SIT-7: salted and slow; never the password or a fast hash of it). */
export interface PasswordHash {
  salt: string
  key: Buffer
  /** The parameter N of scrypt. The time and the memory of one guess grow with it. */
  cost: number
}

const derive = promisify<string, string, number, ScryptOptions, Buffer>(scrypt)
const saltSizeBytes = 16
const keySizeBytes = 32
/** About 40 ms and 16 MiB for each guess. */
const slowCost = 2 ** 14
/**
 * A few milliseconds for each guess. For passwords that are drawn at random and live for one run: nobody can guess
 * these at any cost, and a run has hundreds of logins.
 */
export const costOfDrawnPassword: number = 2 ** 10

function derived(password: string, salt: string, cost: number): Promise<Buffer> {
  return derive(password, salt, keySizeBytes, { N: cost, r: 8, p: 1 })
}

/** The salted hash of a password; each call returns another one. */
export async function hashPassword(password: string, cost: number = slowCost): Promise<PasswordHash> {
  const salt = drawSecret(saltSizeBytes)
  return { salt, cost, key: await derived(password, salt, cost) }
}

/** A hash that no password has. Checking a guess against it takes as long as any other check. */
export function unmatchable(cost: number = slowCost): PasswordHash {
  return { salt: drawSecret(saltSizeBytes), cost, key: Buffer.from(drawSecret(keySizeBytes), 'base64url') }
}

/** Whether the hash is that of the password. The time does not depend on where they differ. */
export async function passwordMatches(password: string, hash: PasswordHash): Promise<boolean> {
  return timingSafeEqual(await derived(password, hash.salt, hash.cost), hash.key)
}
