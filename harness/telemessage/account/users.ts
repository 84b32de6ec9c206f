import type { CaptureSource, UserStatus } from '../../contract/index.ts'
import type { Savable } from '../../control/savable.ts'
import { saveAll } from '../../control/savable.ts'
import type { StateTables } from '../../control/state/state-tables.ts'
import type { PasswordHash } from '../login/passwords.ts'
import { siteError } from '../refusals/site-error.ts'

/** A user of the account as the site keeps it. */
export interface StoredUser {
  readonly userId: string
  readonly firstName: string
  readonly lastName: string
  readonly number: string
  readonly username: string
  readonly password: PasswordHash
  readonly userEmailAddress: string | undefined
  readonly source: CaptureSource | undefined
  readonly status: UserStatus
  readonly createdAtMs: number
  /** When the number came to this user from a deleted one. */
  readonly numberReassignedAtMs: number | undefined
}

/** What is known of a user before the store gives it an id. */
export type NewStoredUser = Omit<StoredUser, 'userId' | 'status' | 'numberReassignedAtMs'>

/** The users of the account, deleted ones included: the only place that knows who a number belongs to. */
export interface Users extends Savable {
  /** Throws the SiteErrors `number-taken` and `username-taken`. The user is Pending until a device is activated. */
  add(user: NewStoredUser): StoredUser
  /** Throws the SiteError `user-not-found`. */
  get(userId: string): StoredUser
  /** The same, and throws `user-deleted` for a deleted user. */
  living(userId: string): StoredUser
  /** Throws like `living`: nothing of a deleted user changes any more. */
  change(userId: string, changes: Partial<Omit<StoredUser, 'userId' | 'number' | 'username'>>): StoredUser
  /** The user who has a number now. The number of a deleted user belongs to nobody until another user gets it. */
  ofNumber(number: string): StoredUser | undefined
  /** At most `limit` users in the order of their creation, after the user `afterUserId`. Throws like `get`. */
  page(limit: number, afterUserId?: string): { users: StoredUser[]; isLast: boolean }
}

const userIdOf = (sequence: number): string => `user-${sequence}`

/** The users that the tables hold. */
export function createUsers(tables: StateTables): Users {
  const byId = tables.map<StoredUser>('by id')
  // The last user of each number and username, living or deleted. Those of a deleted user are free, but remembered.
  const lastOfNumber = tables.map<string>('last of number')
  const lastOfUsername = tables.map<string>('last of username')
  const get = (userId: string): StoredUser => {
    const user = byId.get(userId)
    if (user === undefined) throw siteError('user-not-found')
    return user
  }
  const isTaken = (userId: string | undefined): boolean => userId !== undefined && get(userId).status !== 'Deleted'
  const living = (userId: string): StoredUser => {
    const user = get(userId)
    if (user.status === 'Deleted') throw siteError('user-deleted')
    return user
  }
  return {
    add: (made) => {
      const formerHolder = lastOfNumber.get(made.number)
      const name = made.username.toLowerCase()
      if (isTaken(formerHolder)) throw siteError('number-taken')
      if (isTaken(lastOfUsername.get(name))) throw siteError('username-taken')
      const numberReassignedAtMs = formerHolder === undefined ? undefined : made.createdAtMs
      const user: StoredUser = { ...made, userId: userIdOf(byId.size + 1), status: 'Pending', numberReassignedAtMs }
      byId.set(user.userId, user)
      lastOfNumber.set(user.number, user.userId)
      lastOfUsername.set(name, user.userId)
      return user
    },
    get,
    living,
    change: (userId, changes) => {
      const user = { ...living(userId), ...changes }
      byId.set(userId, user)
      return user
    },
    ofNumber: (number) => {
      const userId = lastOfNumber.get(number)
      const user = userId === undefined ? undefined : get(userId)
      return user?.status === 'Deleted' ? undefined : user
    },
    page: (limit, afterUserId) => {
      const first = afterUserId === undefined ? 1 : Number(get(afterUserId).userId.replace(/^user-/, '')) + 1
      const last = Math.min(first + limit - 1, byId.size)
      const users = Array.from({ length: last - first + 1 }, (_, index) => get(userIdOf(first + index)))
      return { users, isLast: last === byId.size }
    },
    save: () => saveAll([byId, lastOfNumber, lastOfUsername]),
  }
}
