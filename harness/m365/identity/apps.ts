import type { AppRole } from '../../contract/index.ts'
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
export interface Apps {
  /** In any letter case: clients spell GUIDs both ways. */
  find(appId: string): RegisteredApp | undefined
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

/** Registers apps. */
export function registerApps(options: readonly AppOptions[]): Apps {
  const apps = options.map(
    ({ clientId, clientSecret, displayName = 'Connector', roles = archiveRoles, accessPolicy, ...others }) => {
      const { redirectUris = ['http://localhost'], isPublicClient = true } = others
      const app: RegisteredApp = {
        appId: clientId,
        displayName,
        secret: clientSecret,
        roles,
        redirectUris,
        isPublicClient,
        accessPolicy,
      }
      return [clientId.toLowerCase(), app] as const
    },
  )
  const byId = new Map(apps)
  return { find: (appId) => byId.get(appId.toLowerCase()) }
}
