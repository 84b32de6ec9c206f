import { type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { drawSecret } from '../../control/seed.ts'

/** The stored form of a password (SIT-7: salted and slow; never the password or a fast hash of it). */
export interface PasswordHash {
  salt: string
  key: Buffer
}

const derive = promisify<string, string, number, ScryptOptions, Buffer>(scrypt)
const saltSizeBytes = 16
const keySizeBytes = 32
/** About 40 ms and 16 MiB a guess; more would slow every scenario's login for a secret that lives one run. */
const cost: ScryptOptions = { N: 2 ** 14, r: 8, p: 1 }

/** The salted hash of a password; another one at every call. */
export async function hashPassword(password: string): Promise<PasswordHash> {
  const salt = drawSecret(saltSizeBytes)
  return { salt, key: await derive(password, salt, keySizeBytes, cost) }
}

/** A hash that no password has. Checking a guess against it costs what every check costs. */
export function unmatchable(): PasswordHash {
  return { salt: drawSecret(saltSizeBytes), key: Buffer.from(drawSecret(keySizeBytes), 'base64url') }
}

/** Whether a password is the hashed one. The time does not depend on where they differ. */
export async function passwordMatches(password: string, hash: PasswordHash): Promise<boolean> {
  return timingSafeEqual(await derive(password, hash.salt, keySizeBytes, cost), hash.key)
}
