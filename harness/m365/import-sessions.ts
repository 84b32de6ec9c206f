import { realNow } from '../control/clock.ts'
import type { Savable } from '../control/savable.ts'
import { drawSecret } from '../control/seed.ts'

/** Leave to put items into one mailbox for a while, without an access token. */
export interface ImportSession {
  readonly mailboxId: string
  /** The app that opened it. */
  readonly appId: string
  /** On the real clock. */
  readonly expiresAt: Date
}

/** The open import sessions of a tenant, by the secret token in their URL. */
export interface ImportSessions extends Savable {
  open(mailboxId: string, appId: string): { token: string; session: ImportSession }
  /** Undefined for a token that was never given out, and for one that has expired. */
  behind(token: string): ImportSession | undefined
  /** Ends a session before its time; false when there is none behind the token. */
  expire(token: string): boolean
}

/** Sessions that live for `lifeSeconds` on the real clock. */
export function createImportSessions(lifeSeconds: number): ImportSessions {
  // In the order of their opening, which is that of their expiry.
  let sessions = new Map<string, ImportSession>()
  const forgetExpired = (): void => {
    for (const [token, session] of sessions) {
      if (!isOver(session)) return
      sessions.delete(token)
    }
  }
  return {
    open: (mailboxId, appId) => {
      forgetExpired()
      const token = drawSecret()
      const session = { mailboxId, appId, expiresAt: new Date(realNow().getTime() + lifeSeconds * 1000) }
      sessions.set(token, session)
      return { token, session }
    },
    behind: (token) => {
      const session = sessions.get(token)
      return session === undefined || isOver(session) ? undefined : session
    },
    expire: (token) => sessions.delete(token),
    save: () => {
      const kept = new Map(sessions)
      return () => {
        sessions = new Map(kept)
      }
    },
  }
}

function isOver(session: ImportSession): boolean {
  return realNow() >= session.expiresAt
}
