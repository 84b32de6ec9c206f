import type { Savable } from '../../../control/savable.ts'
import type { StateTables } from '../../../control/state/state-tables.ts'
import { createUrlSessions, type UrlSession } from '../../graph/url-sessions.ts'

/** Permission to put items into one mailbox. */
interface ImportLeave {
  mailboxId: string
  /** The app that opened the session. */
  appId: string
}

/** A time-limited permission to put items into one mailbox, without an access token. */
type ImportSession = UrlSession<ImportLeave>

/** The open import sessions of a tenant, by the secret token in their URL. */
export interface ImportSessions extends Savable {
  open(mailboxId: string, appId: string): { token: string; session: ImportSession }
  /** Undefined for an unknown token, and for an expired one. */
  behind(token: string): ImportSession | undefined
  /** Ends a session before its time; false when the token has none. */
  expire(token: string): boolean
}

/** The sessions that the tables hold. They live for `lifeSeconds` on the real clock. */
export function createImportSessions(lifeSeconds: number, tables: StateTables): ImportSessions {
  const { open, behind, close, save } = createUrlSessions<ImportLeave>(lifeSeconds, tables)
  return { open: (mailboxId, appId) => open({ mailboxId, appId }), behind, expire: close, save }
}
