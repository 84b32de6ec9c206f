import type { Audit } from '../compliance/audit/audit.ts'
import type { Compliance } from '../compliance/compliance.ts'
import type { ContentSearch } from '../compliance/content-search/content-search.ts'
import type { StoredSearches } from '../compliance/content-search/stored-searches.ts'
import type { Ediscovery } from '../compliance/ediscovery/ediscovery.ts'
import type { ConnectorPage } from '../data-connectors/connector-page.ts'
import type { Directory } from '../directory/directory.ts'
import type { PageStyle } from '../graph/page-style.ts'
import type { Tracer } from '../graph/tracing.ts'
import type { AccessTokens } from '../identity/access-tokens.ts'
import type { Apps } from '../identity/apps.ts'
import type { Identity } from '../identity/identity.ts'
import type { SigningKey } from '../identity/signing-key.ts'
import type { MailServices } from '../mail/mail-services.ts'
import type { ImportSessions } from '../mail/sessions/import-sessions.ts'
import type { UploadSessions } from '../mail/sessions/upload-sessions.ts'
import type { NotificationSender } from '../notifications/notification-sender.ts'
import type { Subscriptions } from '../notifications/subscriptions.ts'
import type { RoleGroups } from '../roles/role-groups.ts'
import type { Grants } from '../sign-in/grants.ts'
import type { SignIn } from '../sign-in/sign-in.ts'
import type { Throttle } from '../throttling/throttle.ts'

/** The parts of a tenant that its operations use. */
export interface Services extends MailServices {
  tenantId: string
  tokens: AccessTokens
  /** The key that tokens are signed with; made when it is first asked for. */
  signingKey: () => Promise<SigningKey>
  apps: Apps
  identity: Identity
  grants: Grants
  signIn: SignIn
  directory: Directory
  importSessions: ImportSessions
  uploadSessions: UploadSessions
  throttle: Throttle
  subscriptions: Subscriptions
  notificationSender: NotificationSender
  roleGroups: RoleGroups
  connectorPage: ConnectorPage
  contentSearch: ContentSearch
  storedSearches: StoredSearches
  audit: Audit
  compliance: Compliance
  ediscovery: Ediscovery
  tracer: Tracer
  pageStyle: PageStyle
}
