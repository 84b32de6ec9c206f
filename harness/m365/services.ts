import type { AccessTokens } from './access-tokens.ts'
import type { Directory } from './directory.ts'
import type { Identity } from './identity.ts'
import type { ImportSessions } from './import-sessions.ts'
import type { MailboxStore } from './mailbox-store.ts'
import type { Tracer } from './tracing.ts'

/** What the handlers of a tenant work on. */
export interface Services {
  tokens: AccessTokens
  identity: Identity
  directory: Directory
  mailboxes: MailboxStore
  importSessions: ImportSessions
  tracer: Tracer
}
