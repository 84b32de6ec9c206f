import type { AppRole } from '../../contract/index.ts'
import { graphAudience } from './graph-audience.ts'
import { IdentityRefusal } from './identity-errors.ts'

/** The delegated permissions that the tenant knows, with the application permission that does the same for every user. */
const delegated: Readonly<Record<string, AppRole | undefined>> = {
  'User.Read': undefined,
  'User.ReadBasic.All': 'User.Read.All',
  'User.Read.All': 'User.Read.All',
  'Mail.ReadBasic': 'Mail.ReadBasic.All',
  'Mail.Read': 'Mail.Read',
  'Mail.ReadWrite': 'Mail.ReadWrite',
  'Mail.Send': 'Mail.Send',
  'MailboxSettings.Read': 'MailboxSettings.Read',
  'People.Read': 'People.Read.All',
  'Organization.Read.All': 'Organization.Read.All',
  'AuditLogsQuery-Exchange.Read.All': 'AuditLogsQuery-Exchange.Read.All',
  'eDiscovery.Read.All': 'eDiscovery.Read.All',
  'eDiscovery.ReadWrite.All': 'eDiscovery.ReadWrite.All',
}

/** Scopes of OpenID Connect; they concern the answer of the login, not Graph. */
const openIdScopes = ['openid', 'profile', 'email', 'offline_access']

/** What a client asked for. */
export interface AskedScopes {
  /** The permissions for Graph, in Microsoft's spelling. */
  graph: readonly string[]
  openId: readonly string[]
}

/**
 * Reads a scope such as `openid https://graph.microsoft.com/Mail.Read User.Read`; `.default` stands for everything. Throws an
 * IdentityRefusal `scopeUnknown` for a permission that the tenant does not know. Administrators consented to all others.
 */
export function readScopes(scope: string, origin: string): AskedScopes {
  const asked = scope.split(' ').filter((part) => part !== '')
  const openId = asked.filter((part) => openIdScopes.includes(part.toLowerCase())).map((part) => part.toLowerCase())
  const graph = new Set<string>()
  for (const part of asked.filter((one) => !openIdScopes.includes(one.toLowerCase()))) {
    const resource = [graphAudience, origin].find((known) => part.toLowerCase().startsWith(`${known.toLowerCase()}/`))
    const name = part.slice(resource === undefined ? 0 : resource.length).replace(/^\/+/, '')
    for (const granted of grantedFor(name)) graph.add(granted)
  }
  return { graph: [...graph], openId }
}

function grantedFor(name: string): string[] {
  if (name === '.default') return Object.keys(delegated)
  const known = Object.keys(delegated).find((one) => one.toLowerCase() === name.toLowerCase())
  if (known === undefined) throw new IdentityRefusal('scopeUnknown', name)
  return [known]
}

/** The application permissions that do the same as delegated ones, for the mailbox of the user who signed in. */
export function rolesOfScopes(scopes: readonly string[]): AppRole[] {
  return scopes.flatMap((scope) => delegated[scope] ?? [])
}
