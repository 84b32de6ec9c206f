import type { VirtualClock } from '../control/clock.ts'
import type { AccessTokens } from './access-tokens.ts'
import type { Apps } from './apps.ts'
import type { Directory } from './directory.ts'
import type { Identity } from './identity.ts'
import type { ImportSessions } from './import-sessions.ts'
import type { MailSettings } from './mail/mail-settings.ts'
import type { UploadSessions } from './mail/upload-sessions.ts'
import type { MailboxStore } from './mailbox-store.ts'
import type { Throttle } from './throttling/throttle.ts'
import type { Tracer } from './tracing.ts'

/** What the handlers of a tenant work on. */
export interface Services {
  clock: VirtualClock
  tokens: AccessTokens
  apps: Apps
  identity: Identity
  directory: Directory
  mailboxes: MailboxStore
  importSessions: ImportSessions
  uploadSessions: UploadSessions
  mailSettings: MailSettings
  throttle: Throttle
  tracer: Tracer
}
