import type { AppRole } from '../../contract/index.ts'
import type { Savable } from '../../control/savable.ts'
import { type Chance, drawSecret } from '../../control/seed.ts'
import type { StateTables } from '../../control/state/state-tables.ts'
import { drawGuid } from '../graph/identifiers.ts'
import type { AccessPolicy } from './access-policy.ts'

/** An app that is registered in a tenant. */
export interface AppOptions {
  clientId: string
  clientSecret: string
  /** What the administrators call it; absent: `Connector`. */
  displayName?: string
  /** Its permissions; by default everything that an archive connector needs for both doors, and what
   * clients ask for beside it. */
  roles?: AppRole[]
  /** Where the codes of persons may be sent; absent: to any port of this machine, `http://localhost`. */
  redirectUris?: string[]
  /** Whether persons may sign in to it without the secret of the app, as on their own machine; absent: yes. */
  isPublicClient?: boolean
  /** Absent: it reaches every mailbox. */
  accessPolicy?: AccessPolicy
}

/** An app as the tenant keeps it. */
export interface RegisteredApp {
  readonly appId: string
  readonly displayName: string
  readonly secret: string
  readonly roles: AppRole[]
  readonly redirectUris: readonly string[]
  readonly isPublicClient: boolean
  readonly accessPolicy: AccessPolicy | undefined
}

/** The apps of a tenant. */
export interface Apps extends Savable {
  /** In any letter case: clients spell GUIDs both ways. */
  find(appId: string): RegisteredApp | undefined
  /** Adds an app with a new id and secret, and the permissions of an archive connector. */
  register(displayName: string): { clientId: string; clientSecret: string }
  /** No token is issued to an app that was registered later any more. */
  remove(appId: string): void
}

const archiveRoles: AppRole[] = [
  'User.Read.All',
  'Mail.ReadWrite',
  'MailboxFolder.ReadWrite.All',
  'MailboxItem.ImportExport.All',
  'MailboxSettings.Read',
  'Organization.Read.All',
  'People.Read.All',
  'Mail.Send',
]

/** The apps of the options, and those that the tables hold; the ids of later ones are drawn from `chance`. */
export function registerApps(options: readonly AppOptions[], chance: Chance, tables: StateTables): Apps {
  const given: ReadonlyMap<string, RegisteredApp> = new Map(
    options.map((each) => [each.clientId.toLowerCase(), registered(each)]),
  )
  const later = tables.map<RegisteredApp>('registered')
  return {
    find: (appId) => given.get(appId.toLowerCase()) ?? later.get(appId.toLowerCase()),
    register: (displayName) => {
      const app = { clientId: drawGuid(chance), clientSecret: drawSecret(), displayName }
      later.set(app.clientId, registered(app))
      return app
    },
    remove: (appId) => {
      later.delete(appId.toLowerCase())
    },
    save: () => later.save(),
  }
}

function registered(options: AppOptions): RegisteredApp {
  const { clientId, clientSecret, displayName = 'Connector', roles = archiveRoles, accessPolicy } = options
  const { redirectUris = ['http://localhost'], isPublicClient = true } = options
  return { appId: clientId, displayName, secret: clientSecret, roles, redirectUris, isPublicClient, accessPolicy }
}
