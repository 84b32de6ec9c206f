import type { Savable } from '../../control/savable.ts'
import type { StateTables } from '../../control/state/state-tables.ts'

/**
 * Which user names are locked because their logins failed repeatedly (SIT-7). It makes no difference whether a name exists,
 * so counting locks reveals nothing. The numbers are simulated; no public ones exist.
 */
export interface LoginLocks extends Savable {
  /** How long a name stays locked, in whole seconds rounded up; 0 when it is not. */
  lockedForSeconds(username: string): number
  /** Counts a failed login with a name that is not locked. */
  failed(username: string): void
  /** Forgets the failures of a name. */
  succeeded(username: string): void
}

/** Failed logins in a row that lock a name. */
export const loginFailuresMax = 5
/** How long a lock lasts. A failure older than this is forgotten. */
export const loginLockSeconds = 900
/** Above this number of names, the oldest is forgotten: guesses with new names must not fill the memory. */
const namesHeldMax = 10_000

interface Failures {
  count: number
  lastMs: number
}

/** The locks that the tables hold. Time is counted on `monotonicMs`. */
export function createLoginLocks(monotonicMs: () => number, tables: StateTables): LoginLocks {
  const held = tables.map<Failures>('failures')
  const leftMs = ({ lastMs }: Failures): number => lastMs + loginLockSeconds * 1000 - monotonicMs()
  const failuresOf = (username: string): Failures | undefined => {
    const failures = held.get(username)
    return failures !== undefined && leftMs(failures) > 0 ? failures : undefined
  }
  return {
    lockedForSeconds: (username) => {
      const failures = failuresOf(username)
      if (failures === undefined || failures.count < loginFailuresMax) return 0
      return Math.ceil(leftMs(failures) / 1000)
    },
    failed: (username) => {
      const count = (failuresOf(username)?.count ?? 0) + 1
      // Deleted first, so that the map keeps the names in the order of their last failures.
      held.delete(username)
      held.set(username, { count, lastMs: monotonicMs() })
      const [oldest] = held.keys()
      if (held.size > namesHeldMax && oldest !== undefined) held.delete(oldest)
    },
    succeeded: (username) => {
      held.delete(username)
    },
    save: () => held.save(),
  }
}
