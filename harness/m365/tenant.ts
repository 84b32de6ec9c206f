import type { AppRole, DirectoryEntry } from '../contract/index.ts'
import type { VirtualClock } from '../control/clock.ts'
import type { WireRequest, WireServer } from '../control/http/wire.ts'
import type { Chance } from '../control/seed.ts'
import { createAccessTokens } from './access-tokens.ts'
import { createDirectory, type DirectoryChanges, type DirectoryObject, hasMailbox } from './directory.ts'
import { errorAnswer } from './error-answers.ts'
import { GraphRefusal } from './errors.ts'
import { actorOf } from './graph-operation.ts'
import { folderOperations } from './handlers/folders.ts'
import { importOperations } from './handlers/import.ts'
import { itemOperations } from './handlers/items.ts'
import { tokenOperations } from './handlers/token.ts'
import { userOperations } from './handlers/users.ts'
import { createIdentity } from './identity.ts'
import { createImportSessions } from './import-sessions.ts'
import { type MailboxOwner, mailboxOwner } from './mailbox-owner.ts'
import type { MailboxSnapshot } from './mailbox-snapshot.ts'
import { createMailboxStore } from './mailbox-store.ts'
import type { Services } from './services.ts'
import { signingKey } from './signing-key.ts'
import { snapshotOf } from './snapshot.ts'
import { TenantError } from './tenant-error.ts'
import { createTracer } from './tracing.ts'

/** What a tenant is made from: the world's calendar and chance, and the one app that is registered in it. */
export interface TenantOptions {
  clock: VirtualClock
  chance: Chance
  tenantId: string
  clientId: string
  clientSecret: string
  /** What the app was granted; everything the archive door needs when absent. */
  roles?: AppRole[]
  /** Life of access tokens and import sessions, in seconds on the real clock. */
  tokenLifeSeconds?: number
}

/** A mock Microsoft 365 tenant, held in memory: a directory, mailboxes, and the part of Graph that reaches them. */
export interface Tenant extends WireServer {
  readonly tenantId: string
  /** Adds an entry, with a mailbox where it has one. Throws a TenantError: `entry-exists`, `address-taken`. */
  hire(entry: DirectoryEntry): void
  /** Changes an entry; what is in its mailbox stays. Throws a TenantError: `entry-unknown`, `address-taken`. */
  change(entryId: string, changes: DirectoryChanges): void
  directory(): DirectoryEntry[]
  /** Every mailbox that was ever made, whatever its state, with all that its user sees. */
  snapshot(): MailboxSnapshot[]
  /** What the owner of the mailbox at an address, primary or alias, can do. Throws a TenantError `mailbox-unknown`. */
  userActs(address: string): MailboxOwner
}

const allRoles: AppRole[] = ['User.Read.All', 'MailboxFolder.ReadWrite.All', 'MailboxItem.ImportExport.All']
const tokenLifeDefaultSeconds = 3599

/** A tenant with nobody in it. The first one in a process takes a while: it makes the key that all of them sign with. */
export async function createTenant(options: TenantOptions): Promise<Tenant> {
  const { clock, chance, tenantId, roles = allRoles, tokenLifeSeconds = tokenLifeDefaultSeconds } = options
  const key = await signingKey()
  const tokens = createAccessTokens({ tenantId, key, lifeSeconds: tokenLifeSeconds })
  const registration = { tenantId, appId: options.clientId, secret: options.clientSecret, roles }
  const services: Services = {
    tokens,
    identity: createIdentity(registration, tokens),
    directory: createDirectory(chance.fork('directory')),
    mailboxes: createMailboxStore({ tenantId, clock, chance: chance.fork('mailboxes') }),
    importSessions: createImportSessions(tokenLifeSeconds),
    tracer: createTracer(chance.fork('requests')),
  }
  const failed = (error: unknown, request: WireRequest) =>
    errorAnswer(error, request, services.tracer.trace(request), clock)
  return {
    tenantId,
    name: 'm365',
    operations: [
      ...tokenOperations(services, key),
      ...userOperations(services),
      ...folderOperations(services),
      ...itemOperations(services),
      ...importOperations(services),
    ],
    actorOf: (request) => actorOf(services, request),
    notFound: (request) =>
      failed(new GraphRefusal('notImplemented', `${request.method} ${request.url.pathname}`), request),
    failed,
    ...administration(services),
  }
}

type Administration = Pick<Tenant, 'hire' | 'change' | 'directory' | 'snapshot' | 'userActs'>

function administration({ directory, mailboxes }: Services): Administration {
  const provideMailbox = ({ entry }: DirectoryObject): void => {
    if (hasMailbox(entry)) mailboxes.provide(entry.entryId)
  }
  return {
    hire: (entry) => provideMailbox(directory.add(entry)),
    change: (entryId, changes) => provideMailbox(directory.change(entryId, changes)),
    directory: () => directory.objects().map(({ entry }) => ({ ...entry, aliases: [...entry.aliases] })),
    snapshot: () =>
      mailboxes.all().map((mailbox) => snapshotOf(mailbox, directory.object(mailbox.entryId).entry.primaryAddress)),
    userActs: (address) => {
      const holder = directory.holderOf(address)
      const mailbox = holder === undefined ? undefined : mailboxes.byEntry(holder.entry.entryId)
      if (mailbox === undefined) throw new TenantError('mailbox-unknown', `nobody has a mailbox at ${address}`)
      return mailboxOwner(mailbox, mailboxes.contents)
    },
  }
}
