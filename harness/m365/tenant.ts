import type { DirectoryEntry } from '../contract/index.ts'
import type { VirtualClock } from '../control/clock.ts'
import type { FilledMailbox } from '../control/control-plane/filled-mailbox.ts'
import { type CutPage, fullPages, scriptedPages } from '../control/page-cut.ts'
import { type Savable, saveAll } from '../control/savable.ts'
import type { Chance } from '../control/seed.ts'
import type { Operation, WireRequest, WireServer } from '../control/wire.ts'
import { type Audit, createAudit } from './compliance/audit/audit.ts'
import type { AuditActor } from './compliance/audit/audit-event.ts'
import { auditedOwner } from './compliance/audit/audited-owner.ts'
import type { Compliance } from './compliance/compliance.ts'
import { createComplianceOfTenant } from './compliance/compliance-of-tenant.ts'
import { type ContentSearch, createContentSearch } from './compliance/content-search/content-search.ts'
import { createStoredSearches } from './compliance/content-search/stored-searches.ts'
import type { Ediscovery } from './compliance/ediscovery/ediscovery.ts'
import { auditTenant, ediscoveryOfTenant } from './compliance/ediscovery-of-tenant.ts'
import { complianceOperations, withAudit } from './compliance-operations/index.ts'
import { withImportsSeen } from './connector-page/imports-seen.ts'
import { connectorPageOperations } from './connector-page/index.ts'
import type { Cloud } from './data-connectors/clouds.ts'
import { type ConnectorPage, type ConnectorPageOptions, createConnectorPage } from './data-connectors/connector-page.ts'
import { createDirectory, type DirectoryChanges, type DirectoryObject, hasMailbox } from './directory/directory.ts'
import { GraphRefusal } from './graph/errors.ts'
import { routedPath } from './graph/odata/index.ts'
import { createTracer } from './graph/tracing.ts'
import { createAccessTokens } from './identity/access-tokens.ts'
import { type AppOptions, type Apps, registerApps } from './identity/apps.ts'
import { createIdentity } from './identity/identity.ts'
import { IdentityRefusal } from './identity/identity-errors.ts'
import { signingKey } from './identity/signing-key.ts'
import { deliveredMessage } from './mail/delivered-message.ts'
import { createImportSessions } from './mail/import-sessions.ts'
import { defaultMailSettings, type MailSettings } from './mail/mail-settings.ts'
import { createUploadSessions } from './mail/upload-sessions.ts'
import { filledMailboxes } from './mailbox/filled-mailboxes.ts'
import type { Mailbox } from './mailbox/mailbox.ts'
import { type MailboxOwner, mailboxOwner } from './mailbox/mailbox-owner.ts'
import type { MailboxSnapshot } from './mailbox/mailbox-snapshot.ts'
import { snapshotOf } from './mailbox/take-snapshot.ts'
import { errorAnswer, injectedRefusal, isLoginPath } from './operations/error-answers.ts'
import { actorOf, expire, resourceOf } from './operations/graph-operation.ts'
import { tenantOperations } from './operations/index.ts'
import type { Services } from './operations/services.ts'
import { createRoleGroups, type RoleGroups } from './roles/role-groups.ts'
import { createGrants } from './sign-in/grants.ts'
import { createSignIn } from './sign-in/sign-in.ts'
import { TenantError } from './tenant-error.ts'
import type { ThrottlingLimits } from './throttling/limits.ts'
import { createThrottle } from './throttling/throttle.ts'

/** What a tenant is made from: the world's calendar and chance, and the app that is registered in it. */
export interface TenantOptions extends AppOptions {
  clock: VirtualClock
  chance: Chance
  tenantId: string
  /** Registered beside the first. */
  otherApps?: AppOptions[]
  /** What the administrators decided about mail; absent: nothing. */
  mail?: Partial<MailSettings>
  /** Life of access tokens, import and upload sessions, in seconds on the real clock. */
  tokenLifeSeconds?: number
  /** How far an app may go with one mailbox; absent: as far as it likes. */
  throttling?: ThrottlingLimits
  /** Where the pages of lists end; absent: pages are as large as was asked for. */
  cutPage?: CutPage
  /** The cloud of the tenant; absent: worldwide. */
  cloud?: Cloud
  /** What the Data connectors page offers, and how it checks what is entered; absent: it offers nothing. */
  dataConnectors?: Pick<ConnectorPageOptions, 'products' | 'tryLogin' | 'readMapping' | 'start'>
}

/** A mock Microsoft 365 tenant, held in memory: a directory, mailboxes, and the part of Graph that reaches them. */
export interface Tenant extends WireServer, Savable {
  readonly tenantId: string
  /** Who is an administrator of what. */
  readonly roleGroups: RoleGroups
  /** Holds, retention and Recoverable Items, without the roles that their interface needs. */
  readonly compliance: Compliance
  /** The Data connectors page, without its sign-in. */
  readonly connectorPage: ConnectorPage
  /** What happened in the tenant, and who did it. */
  readonly audit: Audit
  /** What is in the mailboxes, by words, people and dates. */
  readonly contentSearch: ContentSearch
  /** The cases of eDiscovery. */
  readonly ediscovery: Ediscovery
  /** Adds an entry, with a mailbox where it has one. Throws a TenantError: `entry-exists`, `address-taken`. */
  hire(entry: DirectoryEntry): void
  /** Changes an entry; what is in its mailbox stays. Throws a TenantError: `entry-unknown`, `address-taken`, `user-gone`. */
  change(entryId: string, changes: DirectoryChanges): void
  directory(): DirectoryEntry[]
  /** Sets how far an app may go with one mailbox from now on; without limits, as far as it likes. */
  throttle(limits?: ThrottlingLimits): void
  /** Has the pages of every list from now on get these lengths, 0 for an empty page; further pages are full. */
  cutPages(lengths: readonly number[]): void
  /** What the mailbox at an address may take up, and its Recoverable Items, in bytes. Throws a TenantError `mailbox-unknown`. */
  setQuota(address: string, quotaBytes: number, recoverableQuotaBytes?: number): void
  /** Every mailbox that was ever made, whatever its state, with all that its user sees. */
  snapshot(): MailboxSnapshot[]
  /** The mailboxes that have messages, whatever their state, with the number of messages in each folder. */
  filledMailboxes(): FilledMailbox[]
  /** What the owner of the mailbox at an address, primary or alias, can do. Throws a TenantError `mailbox-unknown`. */
  userActs(address: string): MailboxOwner
}

const tokenLifeDefaultSeconds = 3599

const nothingOffered: NonNullable<TenantOptions['dataConnectors']> = {
  products: [],
  tryLogin: async () => 'unavailable',
  readMapping: async () => [],
  start: async () => ({ state: 'failed', message: 'this tenant starts no connectors', log: undefined }),
}

/** A tenant with nobody in it. The first token of a process takes a while: the key that all tenants sign with is made then. */
export async function createTenant(options: TenantOptions): Promise<Tenant> {
  const { clock, chance, tenantId, otherApps = [], tokenLifeSeconds = tokenLifeDefaultSeconds } = options
  const tokens = createAccessTokens({ tenantId, signingKey, lifeSeconds: tokenLifeSeconds })
  const apps = registerApps([options, ...otherApps], chance.fork('apps'))
  const mailSettings = { ...defaultMailSettings, ...options.mail }
  const directory = createDirectory(chance.fork('directory'))
  const grants = createGrants()
  const connectorPage = connectorPageOf(options, apps)
  const contentSearch = createContentSearch(directory)
  const { mailboxQuotaBytes: quotaBytes } = mailSettings
  const { compliance, mailboxes } = createComplianceOfTenant({ tenantId, clock, chance, quotaBytes, contentSearch })
  const services: Services = {
    tenantId,
    clock,
    tokens,
    signingKey,
    apps,
    identity: createIdentity({ tenantId, apps, hasDomain: (domain) => directory.hasDomain(domain) }, tokens),
    signIn: createSignIn({ tenantId, apps, directory, tokens, grants }),
    directory,
    mailboxes,
    compliance,
    importSessions: createImportSessions(tokenLifeSeconds),
    uploadSessions: createUploadSessions(tokenLifeSeconds),
    mailSettings,
    cutPage: options.cutPage ?? fullPages,
    throttle: createThrottle(options.throttling),
    tracer: createTracer(chance.fork('requests')),
    roleGroups: createRoleGroups(),
    contentSearch,
    storedSearches: createStoredSearches(options, contentSearch, () => compliance.searchable()),
    connectorPage,
    audit: createAudit({ clock, chance: chance.fork('audit'), isOn: () => connectorPage.organization.isAudited }),
    ediscovery: ediscoveryOfTenant({ clock, chance, directory, mailboxes, contentSearch, compliance }),
  }
  auditTenant(services)
  const { roleGroups, audit, ediscovery } = services
  const failed = (error: unknown, request: WireRequest) =>
    errorAnswer(error, request, services.tracer.trace(request), clock)
  return {
    ...{ name: 'm365', tenantId, roleGroups, connectorPage, contentSearch, compliance, audit, ediscovery },
    operations: operationsOf(services),
    routedPath,
    actorOf: (request) => actorOf(services, request),
    resourceOf: (request) => resourceOf(services, request),
    expire: (request) => expire(services, request),
    notFound: (request) => failed(notPartOfThis(request), request),
    failed,
    refused: (status, request) => {
      const error = injectedRefusal(status, request.url.pathname)
      return error && failed(error, request)
    },
    ...administration(services),
    save: () =>
      saveAll([
        services.directory,
        services.mailboxes,
        services.importSessions,
        services.uploadSessions,
        grants,
        services.throttle,
        services.tracer,
        services.roleGroups,
        services.apps,
        services.connectorPage,
        services.audit,
        services.storedSearches,
        services.ediscovery,
        compliance,
        pageStyle(services),
      ]),
  }
}

function connectorPageOf(
  { clock, chance, cloud = 'worldwide', dataConnectors }: TenantOptions,
  apps: Apps,
): ConnectorPage {
  return createConnectorPage({
    clock,
    chance: chance.fork('data connectors'),
    cloud,
    ...(dataConnectors ?? nothingOffered),
    registerApp: (displayName) => apps.register(displayName),
    removeApp: ({ clientId }) => apps.remove(clientId),
  })
}

function operationsOf(services: Services): Operation[] {
  const { observatory } = services.connectorPage
  const ofGraph = withImportsSeen(tenantOperations(services, services.tenantId), services, observatory)
  const ofAdministrators = [...connectorPageOperations(services), ...complianceOperations(services)]
  return [...withAudit(ofGraph, services, 'regular'), ...withAudit(ofAdministrators, services, 'admin')]
}

function notPartOfThis({ method, url }: WireRequest): Error {
  const what = `${method} ${url.pathname}`
  return isLoginPath(url.pathname)
    ? new IdentityRefusal('notImplemented', what)
    : new GraphRefusal('notImplemented', what)
}

/** The owner of a mailbox in a client of Exchange, over no network. */
function actorInOutlook({ objectId, entry }: DirectoryObject): AuditActor {
  const { userPrincipalName } = entry
  return { userType: 'regular', userId: objectId, userPrincipalName, appId: null, clientIp: null }
}

function pageStyle(services: Services): Savable {
  return {
    save: () => {
      const { cutPage } = services
      return () => {
        services.cutPage = cutPage
      }
    },
  }
}

type Administration = Pick<
  Tenant,
  'hire' | 'change' | 'directory' | 'throttle' | 'cutPages' | 'setQuota' | 'snapshot' | 'filledMailboxes' | 'userActs'
>

function administration(services: Services): Administration {
  const { directory, mailboxes, throttle, audit, compliance } = services
  const provideMailbox = ({ entry }: DirectoryObject): void => {
    if (hasMailbox(entry)) mailboxes.provide(entry.entryId)
  }
  const mailboxAt = (address: string): Mailbox => {
    const holder = directory.holderOf(address)
    const mailbox = holder === undefined ? undefined : mailboxes.byEntry(holder.entry.entryId)
    if (mailbox === undefined) throw new TenantError('mailbox-unknown', `there is no mailbox at ${address}`)
    return mailbox
  }
  return {
    hire: (entry) => provideMailbox(directory.add(entry)),
    change: (entryId, changes) => {
      const before = directory.object(entryId).entry
      compliance.requireRestorable(before, changes)
      const after = directory.change(entryId, changes)
      provideMailbox(after)
      compliance.noteChange(before, after.entry)
    },
    directory: () => directory.objects().map(({ entry }) => ({ ...entry, aliases: [...entry.aliases] })),
    throttle: (limits = {}) => throttle.limit(limits),
    cutPages: (lengths) => {
      services.cutPage = scriptedPages(lengths)
    },
    snapshot: () =>
      mailboxes.all().map((mailbox) => snapshotOf(mailbox, directory.object(mailbox.entryId).entry.primaryAddress)),
    filledMailboxes: () => filledMailboxes(mailboxes.all(), (entryId) => directory.object(entryId).entry),
    setQuota: (address, quotaBytes, recoverableQuotaBytes) =>
      mailboxAt(address).setQuota({ quotaBytes, recoverableQuotaBytes }),
    userActs: (address) => {
      const mailbox = mailboxAt(address)
      const owner = mailboxOwner(mailbox, (octets) => deliveredMessage(octets, 'IPM.Note', mailboxes.contents))
      return auditedOwner(owner, audit.acting, actorInOutlook(directory.object(mailbox.entryId)))
    },
  }
}
