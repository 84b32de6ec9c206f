import { timingSafeEqual } from 'node:crypto'
import { drawSecret } from '../../control/seed.ts'

/** A message for the next page that the person sees. */
export interface Notice {
  kind: 'done' | 'refused'
  text: string
}

/** A browser that has signed in. */
export interface Session {
  /** In every form, so that no other site can send one (CSRF). */
  csrf: string
  /** Shown once. */
  notices: Notice[]
}

/** The sessions of a console. They end with the process. */
export interface Sessions {
  /** A token for one sign-in; a new one voids the one before, if it was not used. */
  issueToken(): string
  /** The value of the cookie of a new session; undefined if the token is not the one that was issued last, or was used. */
  signIn(token: string): string | undefined
  /** Undefined for a cookie that is not one of a session. */
  find(cookie: string | undefined): Session | undefined
  signOut(cookie: string | undefined): void
}

/** So that many sign-ins cannot fill the memory: the oldest session ends. */
const sessionsMax = 100

/** No session, and no token. */
export function createSessions(): Sessions {
  const sessions = new Map<string, Session>()
  let token: string | undefined
  return {
    issueToken: () => {
      token = drawSecret()
      return token
    },
    signIn: (given) => {
      if (token === undefined || !sameSecret(given, token)) return undefined
      token = undefined
      const cookie = drawSecret()
      sessions.set(cookie, { csrf: drawSecret(), notices: [] })
      const [oldest] = sessions.keys()
      if (sessions.size > sessionsMax && oldest !== undefined) sessions.delete(oldest)
      return cookie
    },
    find: (cookie) => (cookie === undefined ? undefined : sessions.get(cookie)),
    signOut: (cookie) => {
      if (cookie !== undefined) sessions.delete(cookie)
    },
  }
}

/** Compares in a time that does not depend on where the texts differ. */
export function sameSecret(given: string, secret: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(secret)]
  return left.length === right.length && timingSafeEqual(left, right)
}
