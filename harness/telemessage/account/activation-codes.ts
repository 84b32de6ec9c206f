import type { Savable } from '../../control/savable.ts'
import { drawSecret } from '../../control/seed.ts'
import type { StateTables } from '../../control/state/state-tables.ts'
import { hashPassword, type PasswordHash, passwordMatches, unmatchable } from '../login/passwords.ts'

/** The result of trying a code: used, wrong, or wrong too often. */
type CodeVerdict = 'right' | 'wrong' | 'guessed-too-often'

/** The activation codes that users of the Phone Archiver have not used yet; each has one at most. */
export interface ActivationCodes extends Savable {
  /** A new code, in place of an earlier one. `expiresAtMs` is on the calendar that `nowMs` of `redeem` is on. */
  issue(userId: string, expiresAtMs: number): Promise<string>
  /** Takes equally long for an unknown user, a user without a code and a user with one. A right code works once. */
  redeem(userId: string | undefined, code: string, nowMs: number): Promise<CodeVerdict>
  void(userId: string): void
}

/** Wrong tries after which a code is void and its user locked. */
export const wrongCodesMax = 5

const codeDigits = 8

interface HeldCode {
  /** A slow hash, unlike for tokens: with a fast one, all codes of eight digits can be tried in no time. */
  readonly hash: PasswordHash
  readonly expiresAtMs: number
  readonly wrongTries: number
}

/** The codes that the tables hold. `matches` is for tests that decide in which order slow checks end. */
export function createActivationCodes(
  tables: StateTables,
  matches: typeof passwordMatches = passwordMatches,
): ActivationCodes {
  const held = tables.map<HeldCode>('of user')
  const decoy = unmatchable()
  return {
    issue: async (userId, expiresAtMs) => {
      const code = drawCode()
      held.set(userId, { hash: await hashPassword(code), expiresAtMs, wrongTries: 0 })
      return code
    },
    redeem: async (userId, code, nowMs) => {
      const entry = userId === undefined ? undefined : held.get(userId)
      // Counted before the slow check, so that guesses sent all at once are limited, too.
      const isOpen = entry !== undefined && entry.expiresAtMs > nowMs && entry.wrongTries < wrongCodesMax
      if (userId !== undefined && isOpen) held.set(userId, { ...entry, wrongTries: entry.wrongTries + 1 })
      const isRight = await matches(code, isOpen ? entry.hash : decoy)
      // In the meantime the code may have been used, replaced or voided.
      const now = userId === undefined ? undefined : held.get(userId)
      if (userId === undefined || !isOpen || now?.hash !== entry.hash) return 'wrong'
      if (isRight) {
        held.delete(userId)
        return 'right'
      }
      if (now.wrongTries < wrongCodesMax) return 'wrong'
      held.delete(userId)
      return 'guessed-too-often'
    },
    void: (userId) => {
      held.delete(userId)
    },
    save: () => held.save(),
  }
}

/** Practically uniform: a draw of 64 bits favours some codes by less than one in a hundred billion. */
function drawCode(): string {
  const drawn = Buffer.from(drawSecret(8), 'base64url').readBigUInt64BE()
  return String(drawn % 10n ** BigInt(codeDigits)).padStart(codeDigits, '0')
}
