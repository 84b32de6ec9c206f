import type { DirectoryEntry } from '../contract/index.ts'
import type { FilledMailbox } from '../control/control-plane/filled-mailbox.ts'
import { type Savable, saveAll } from '../control/savable.ts'
import type { Operation, WireRequest, WireServer } from '../control/wire.ts'
import type { MailboxCarrying } from '../mail-files/carried/carried-mailbox.ts'
import { createMailboxCarrying } from './carrying/mailbox-carrying.ts'
import type { Audit } from './compliance/audit/audit.ts'
import type { AuditActor } from './compliance/audit/audit-event.ts'
import { auditedOwner } from './compliance/audit/audited-owner.ts'
import type { Compliance } from './compliance/compliance.ts'
import type { ContentSearch } from './compliance/content-search/content-search.ts'
import type { Ediscovery } from './compliance/ediscovery/ediscovery.ts'
import { complianceOperations, withAudit } from './compliance-operations/index.ts'
import { withImportsSeen } from './connector-page/imports-seen.ts'
import { connectorPageOperations } from './connector-page/index.ts'
import type { ConnectorPage } from './data-connectors/connector-page.ts'
import { type DirectoryChanges, type DirectoryObject, hasMailbox } from './directory/directory.ts'
import { GraphRefusal } from './graph/errors.ts'
import { routedPath } from './graph/odata/index.ts'
import { IdentityRefusal } from './identity/identity-errors.ts'
import { deliveredMessage } from './mail/delivered-message.ts'
import { filledMailboxes } from './mailbox/filled-mailboxes.ts'
import type { Mailbox } from './mailbox/mailbox.ts'
import { type MailboxOwner, mailboxOwner } from './mailbox/mailbox-owner.ts'
import type { MailboxSnapshot } from './mailbox/mailbox-snapshot.ts'
import { snapshotOf } from './mailbox/take-snapshot.ts'
import { errorAnswer, injectedRefusal, isLoginPath } from './operations/error-answers.ts'
import { actorOf, expire, resourceOf } from './operations/graph-operation.ts'
import { tenantOperations } from './operations/index.ts'
import type { Services } from './operations/services.ts'
import type { RoleGroups } from './roles/role-groups.ts'
import { subscriptionOperations } from './subscription-operations/index.ts'
import { TenantError } from './tenant-error.ts'
import type { TenantOptions } from './tenant-options.ts'
import { createTenantServices, stateOfTenant } from './tenant-services.ts'
import type { ThrottlingLimits } from './throttling/limits.ts'

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
  /** How mailboxes come out of the tenant as files, and into it. */
  readonly carrying: MailboxCarrying
  /** Adds an entry, with a mailbox where it has one. Throws a TenantError: `entry-exists`, `address-taken`. */
  hire(entry: DirectoryEntry): void
  /** Changes an entry; what is in its mailbox stays. Throws a TenantError: `entry-unknown`, `address-taken`, `user-gone`. */
  change(entryId: string, changes: DirectoryChanges): void
  directory(): DirectoryEntry[]
  /** Sets how far an app may go with one mailbox from now on; without limits, as far as it likes. */
  throttle(limits?: ThrottlingLimits): void
  /** Has the pages of every list from now on get these lengths, 0 for an empty page; further pages are full. */
  cutPages(lengths: readonly number[]): void
  /** Fulfilled as soon as the notifications of all changes so far are delivered or given up. */
  notified(): Promise<void>
  /** What the mailbox at an address may take up, and its Recoverable Items, in bytes. Throws a TenantError `mailbox-unknown`. */
  setQuota(address: string, quotaBytes: number, recoverableQuotaBytes?: number): void
  /** The number of the newest message of all mailboxes (`createdSequence`); 0 before the first. */
  newestSequence(): number
  /** Every mailbox that was ever made, whatever its state, with all that its user sees. */
  snapshot(): MailboxSnapshot[]
  /** The mailboxes that have messages, whatever their state, with the number of messages in each folder. */
  filledMailboxes(): FilledMailbox[]
  /** What the owner of the mailbox at an address, primary or alias, can do. Throws a TenantError `mailbox-unknown`. */
  userActs(address: string): MailboxOwner
}

/** A tenant with nobody in it. The first token of a process takes a while: the key that all tenants sign with is made then. */
export async function createTenant(options: TenantOptions): Promise<Tenant> {
  const services = createTenantServices(options)
  const { tenantId, roleGroups, audit, ediscovery, connectorPage, contentSearch, compliance } = services
  const failed = (error: unknown, request: WireRequest) =>
    errorAnswer(error, request, services.tracer.trace(request), options.clock)
  return {
    ...{ name: 'm365', tenantId, roleGroups, connectorPage, contentSearch, compliance, audit, ediscovery },
    carrying: createMailboxCarrying(services),
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
    notified: services.notificationSender.settled,
    ...administration(services),
    save: () => saveAll(stateOfTenant(services)),
  }
}

function operationsOf(services: Services): Operation[] {
  const { observatory } = services.connectorPage
  const ofGraph = withImportsSeen(
    [...tenantOperations(services, services.tenantId), ...subscriptionOperations(services)],
    services,
    observatory,
  )
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

type Administration = Pick<
  Tenant,
  | 'hire'
  | 'change'
  | 'directory'
  | 'throttle'
  | 'cutPages'
  | 'setQuota'
  | 'newestSequence'
  | 'snapshot'
  | 'filledMailboxes'
  | 'userActs'
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
    cutPages: services.pageStyle.follow,
    newestSequence: mailboxes.newestSequence,
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
