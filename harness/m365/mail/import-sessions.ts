import type { Savable } from '../../control/savable.ts'
import { createUrlSessions, type UrlSession } from '../graph/url-sessions.ts'

/** Leave to put items into one mailbox. */
interface ImportLeave {
  mailboxId: string
  /** The app that opened the session. */
  appId: string
}

/** Leave to put items into one mailbox for a while, without an access token. */
type ImportSession = UrlSession<ImportLeave>

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
  const { open, behind, close, save } = createUrlSessions<ImportLeave>(lifeSeconds)
  return { open: (mailboxId, appId) => open({ mailboxId, appId }), behind, expire: close, save }
}
