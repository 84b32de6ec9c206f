import type { OpenIdConfiguration, TokenResponse } from '../../contract/index.ts'
import type { AccessTokens } from './access-tokens.ts'
import type { Apps, RegisteredApp } from './apps.ts'
import { registeredClient, required, requireSecret, type TokenForm } from './client-authentication.ts'
import { graphAudience } from './graph-audience.ts'
import { IdentityRefusal } from './identity-errors.ts'

/** The tenant's login. */
export interface Identity {
  /** The tenant by its id or a domain of its users. Throws an IdentityRefusal: `tenantUnknown`, `tenantMissing`. */
  admitTenant(tenant: string): void
  /** What discovery is about: the id of the tenant, or a name that stands for every tenant. Throws `tenantUnknown`. */
  discovered(tenant: string): string
  /** Client credentials. `origin` is the host that was asked. Throws an IdentityRefusal. */
  issueToken(form: TokenForm, origin: string): Promise<TokenResponse>
}

/** The parts of a tenant's login. */
export interface IdentityOptions {
  tenantId: string
  apps: Apps
  /** Whether a domain, in any letter case, is one of the tenant's. */
  hasDomain(domain: string): boolean
}

/** Names under which a client may ask for Graph; the second is Graph's own app id. */
const graphResources = [graphAudience, '00000003-0000-0000-c000-000000000000']

/** The login of a tenant and the apps that are registered in it. */
export function createIdentity(options: IdentityOptions, tokens: AccessTokens): Identity {
  const { tenantId: ownId, apps, hasDomain } = options
  const isOwn = (tenant: string): boolean => equalText(tenant, ownId) || hasDomain(tenant)
  return {
    admitTenant: (tenant) => {
      if (isOwn(tenant)) return
      // An app has no tenant of its own, as a user has.
      throw isEveryTenant(tenant) ? new IdentityRefusal('tenantMissing') : new IdentityRefusal('tenantUnknown', tenant)
    },
    discovered: (tenant) => {
      if (isEveryTenant(tenant)) return tenant.toLowerCase()
      if (isOwn(tenant)) return ownId
      throw new IdentityRefusal('tenantUnknown', tenant)
    },
    issueToken: async (form, origin) => {
      const grant = required(form, 'grant_type')
      if (grant !== 'client_credentials') throw new IdentityRefusal('grantUnsupported', grant)
      const { appId, roles, displayName } = admitClient(apps, form)
      admitScope(required(form, 'scope'), origin)
      const { lifeSeconds } = tokens
      return {
        token_type: 'Bearer',
        expires_in: lifeSeconds,
        ext_expires_in: lifeSeconds,
        access_token: await tokens.issue({ appId, roles }, displayName),
      }
    },
  }
}

function isEveryTenant(tenant: string): boolean {
  return ['common', 'organizations'].includes(tenant.toLowerCase())
}

/** The answer to a client that asks whether this host is a login at all. Throws `parameterMissing`, `instanceUnknown`. */
export function instanceMetadata(url: URL): InstanceMetadata {
  const asked = url.searchParams.get('authorization_endpoint') ?? ''
  if (asked === '') throw new IdentityRefusal('parameterMissing', 'authorization_endpoint')
  const endpoint = URL.canParse(asked) ? new URL(asked) : undefined
  const tenant = endpoint?.pathname.split('/')[1]
  if (endpoint?.host !== url.host || !tenant) throw new IdentityRefusal('instanceUnknown', endpoint?.host ?? asked)
  return {
    tenant_discovery_endpoint: `${url.origin}/${tenant}/v2.0/.well-known/openid-configuration`,
    'api-version': '1.1',
    metadata: [{ preferred_network: url.host, preferred_cache: url.host, aliases: [url.host] }],
  }
}

/** What `/common/discovery/instance` answers. */
export interface InstanceMetadata {
  tenant_discovery_endpoint: string
  'api-version': '1.1'
  metadata: { preferred_network: string; preferred_cache: string; aliases: string[] }[]
}

/**
 * The discovery document of a tenant, or of every tenant under such a name, with addresses on the host that was asked.
 * The issuer of every tenant is written as Entra ID writes it: `{tenantid}`.
 */
export function openIdConfiguration(origin: string, tenantId: string): OpenIdConfiguration {
  const login = `${origin}/${tenantId}`
  return {
    issuer: isEveryTenant(tenantId) ? `${origin}/{tenantid}/v2.0` : `${login}/v2.0`,
    token_endpoint: `${login}/oauth2/v2.0/token`,
    authorization_endpoint: `${login}/oauth2/v2.0/authorize`,
    device_authorization_endpoint: `${login}/oauth2/v2.0/devicecode`,
    jwks_uri: `${login}/discovery/v2.0/keys`,
    end_session_endpoint: `${login}/oauth2/v2.0/logout`,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
    response_types_supported: ['code'],
    response_modes_supported: ['query', 'fragment', 'form_post'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
  }
}

function admitClient(apps: Apps, form: TokenForm): RegisteredApp {
  const app = registeredClient(apps, form)
  requireSecret(app, form)
  return app
}

/** The request's own host counts as Graph, too: in every cloud the scope is Graph's address and `/.default`. */
function admitScope(scope: string, origin: string): void {
  const [wanted, ...others] = scope.split(' ').filter((part) => part !== '')
  if (wanted === undefined || others.length > 0) throw new IdentityRefusal('scopeInvalid', scope)
  if (!wanted.endsWith('/.default')) throw new IdentityRefusal('scopeNotDefault', wanted)
  const resource = wanted.slice(0, -'/.default'.length)
  const known = [...graphResources, origin].some((name) => equalText(resource.replace(/\/$/, ''), name))
  if (!known) throw new IdentityRefusal('resourceUnknown', resource)
}

function equalText(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}
