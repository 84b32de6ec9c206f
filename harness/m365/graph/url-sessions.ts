import { realNow } from '../../control/clock.ts'
import type { Savable } from '../../control/savable.ts'
import { drawSecret } from '../../control/seed.ts'
import type { StateTables, StoredForm } from '../../control/state/state-tables.ts'

/** A time-limited permission, described by `T`, without an access token. It never changes: progress makes a new one. */
export type UrlSession<T> = Readonly<T> & {
  /** On the real clock. */
  readonly expiresAt: Date
}

/** The open sessions of one kind, by the secret token in their URL. */
export interface UrlSessions<T> extends Savable {
  open(leave: T): { token: string; session: UrlSession<T> }
  /** Undefined for an unknown token, and for one whose session is over. */
  behind(token: string): UrlSession<T> | undefined
  /** Replaces the session of a token. */
  replace(token: string, session: UrlSession<T>): void
  /** Ends a session before its time; false when the token has none. */
  close(token: string): boolean
}

/** The sessions that the tables hold. They live for `lifeSeconds` on the real clock. */
export function createUrlSessions<T>(
  lifeSeconds: number,
  tables: StateTables,
  form?: StoredForm<UrlSession<T>>,
): UrlSessions<T> {
  // In the order of their opening, which is also the order of their expiry.
  const sessions = tables.map('by token', form)
  const forgetExpired = (): void => {
    for (const [token, session] of sessions) {
      if (!isOver(session)) return
      sessions.delete(token)
    }
  }
  return {
    open: (leave) => {
      forgetExpired()
      const token = drawSecret()
      const session = { ...leave, expiresAt: new Date(realNow().getTime() + lifeSeconds * 1000) }
      sessions.set(token, session)
      return { token, session }
    },
    behind: (token) => {
      const session = sessions.get(token)
      return session === undefined || isOver(session) ? undefined : session
    },
    replace: (token, session) => {
      sessions.set(token, session)
    },
    close: (token) => sessions.delete(token),
    save: () => sessions.save(),
  }
}

function isOver({ expiresAt }: { expiresAt: Date }): boolean {
  return realNow() >= expiresAt
}
