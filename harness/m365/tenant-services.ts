import { fullPages } from '../control/page-cut.ts'
import type { Savable } from '../control/savable.ts'
import type { Chance } from '../control/seed.ts'
import { memoryTables, type StateTables } from '../control/state/state-tables.ts'
import { createAudit } from './compliance/audit/audit.ts'
import { createComplianceOfTenant } from './compliance/compliance-of-tenant.ts'
import { createContentSearch } from './compliance/content-search/content-search.ts'
import { createStoredSearches } from './compliance/content-search/stored-searches.ts'
import { auditTenant, ediscoveryOfTenant } from './compliance/ediscovery-of-tenant.ts'
import { type ConnectorPage, createConnectorPage } from './data-connectors/connector-page.ts'
import { createDirectory } from './directory/directory.ts'
import { createPageStyle } from './graph/page-style.ts'
import { createTracer } from './graph/tracing.ts'
import { createAccessTokens } from './identity/access-tokens.ts'
import { type Apps, registerApps } from './identity/apps.ts'
import { createIdentity } from './identity/identity.ts'
import { signingKeyOf } from './identity/signing-key.ts'
import { defaultMailSettings } from './mail/mail-settings.ts'
import { createImportSessions } from './mail/sessions/import-sessions.ts'
import { createUploadSessions } from './mail/sessions/upload-sessions.ts'
import { createNotificationSender } from './notifications/notification-sender.ts'
import { tellSubscribers } from './notifications/notifications.ts'
import { createSubscriptions } from './notifications/subscriptions.ts'
import type { Services } from './operations/services.ts'
import { createRoleGroups } from './roles/role-groups.ts'
import { createGrants } from './sign-in/grants.ts'
import { createSignIn } from './sign-in/sign-in.ts'
import type { TenantOptions } from './tenant-options.ts'
import { createThrottle } from './throttling/throttle.ts'

const tokenLifeDefaultSeconds = 3599

const nothingOffered: NonNullable<TenantOptions['dataConnectors']> = {
  products: [],
  tryLogin: async () => 'unavailable',
  readMapping: async () => [],
  start: async () => ({ state: 'failed', message: 'this tenant starts no connectors', log: undefined }),
}

/** The parts of a tenant, with the state that its tables hold. */
export function createTenantServices(options: TenantOptions): Services {
  const { clock, tenantId, otherApps = [], tokenLifeSeconds = tokenLifeDefaultSeconds } = options
  const { tables = memoryTables } = options
  const chance = chanceOfStart(options.chance, tables)
  const signingKey = signingKeyOf(tables)
  const lifeSeconds = tokenLifeSeconds
  const tokens = createAccessTokens({ tenantId, signingKey, lifeSeconds, tables: tables.within('access tokens') })
  const apps = registerApps([options, ...otherApps], chance.fork('apps'), tables.within('apps'))
  const mailSettings = { ...defaultMailSettings, ...options.mail }
  const directory = createDirectory(chance.fork('directory'), tables.within('directory'))
  const grants = createGrants(tables.within('grants'))
  const connectorPage = connectorPageOf({ ...options, chance }, apps)
  const pageStyle = createPageStyle(options.cutPage ?? fullPages, tables.within('pages'))
  const contentSearch = createContentSearch(directory, tables.terms)
  const { mailboxQuotaBytes: quotaBytes } = mailSettings
  const { compliance, mailboxes } = createComplianceOfTenant({
    ...{ tenantId, clock, chance, quotaBytes, contentSearch },
    tables,
  })
  const services: Services = {
    tenantId,
    clock,
    tokens,
    signingKey,
    apps,
    grants,
    identity: createIdentity({ tenantId, apps, hasDomain: (domain) => directory.hasDomain(domain) }, tokens),
    signIn: createSignIn({ tenantId, apps, directory, tokens, grants }),
    directory,
    mailboxes,
    compliance,
    importSessions: createImportSessions(lifeSeconds, tables.within('import sessions')),
    uploadSessions: createUploadSessions(lifeSeconds, tables.within('upload sessions')),
    mailSettings,
    ...{ pageStyle, cutPage: pageStyle.cutPage },
    throttle: createThrottle({ initial: options.throttling, tables: tables.within('throttling') }),
    subscriptions: createSubscriptions({
      ...{ clock, chance: chance.fork('subscriptions') },
      tables: tables.within('subscriptions'),
    }),
    notificationSender: createNotificationSender(),
    tracer: createTracer(chance.fork('requests')),
    roleGroups: createRoleGroups(tables.within('role groups')),
    contentSearch,
    storedSearches: createStoredSearches({
      ...{ clock, chance: chance.fork('content searches'), contentSearch, mailboxes },
      tables: tables.within('content searches'),
      allMailboxes: () => compliance.searchable(),
    }),
    connectorPage,
    audit: createAudit({
      ...{ clock, chance: chance.fork('audit'), isOn: () => connectorPage.organization.isAudited },
      tables: tables.within('audit'),
    }),
    ediscovery: ediscoveryOfTenant({
      ...{ clock, chance, directory, mailboxes, contentSearch, compliance },
      tables: tables.within('ediscovery'),
    }),
  }
  auditTenant(services)
  tellSubscribers(services, services.notificationSender)
  return services
}

/** Everything of a tenant that can be saved and restored. */
export function stateOfTenant(services: Services): Savable[] {
  return [
    services.directory,
    services.mailboxes,
    services.importSessions,
    services.uploadSessions,
    services.grants,
    services.throttle,
    services.subscriptions,
    services.tracer,
    services.roleGroups,
    services.apps,
    services.connectorPage,
    services.audit,
    services.storedSearches,
    services.ediscovery,
    services.compliance,
    services.pageStyle,
  ]
}

function connectorPageOf(
  { clock, chance, tables = memoryTables, cloud = 'worldwide', dataConnectors }: TenantOptions,
  apps: Apps,
): ConnectorPage {
  return createConnectorPage({
    clock,
    chance: chance.fork('data connectors'),
    tables: tables.within('data connectors'),
    cloud,
    ...(dataConnectors ?? nothingOffered),
    registerApp: (displayName) => apps.register(displayName),
    removeApp: ({ clientId }) => apps.remove(clientId),
  })
}

/** Ids that are drawn after the tenant was made again must differ from those before, so its chance is another one each time. */
function chanceOfStart(chance: Chance, tables: StateTables): Chance {
  const starts = tables.value('starts', () => 0)
  starts.set(starts.get() + 1)
  return starts.get() === 1 ? chance : chance.fork(`start ${starts.get()}`)
}
