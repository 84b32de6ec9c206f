import { createHash } from 'node:crypto'
import type { JWTPayload } from 'jose'
import { z } from 'zod'
import { type AppRole, appRoles } from '../../contract/index.ts'
import { realNow } from '../../control/clock.ts'
import { drawSecret } from '../../control/seed.ts'
import type { StateTables } from '../../control/state/state-tables.ts'
import { GraphRefusal } from '../graph/errors.ts'
import { rolesOfScopes } from './delegated-scopes.ts'
import { graphAudience } from './graph-audience.ts'
import type { SigningKey } from './signing-key.ts'
import { createTokenMemory, hashOf } from './token-memory.ts'

/** The app that a token was issued for, and its permissions. */
export interface App {
  appId: string
  roles: AppRole[]
  /** Who signed in; undefined for an app that acts alone. */
  person?: Person | undefined
}

/** A person who signed in to an app, and what the app may do for them. */
interface Person {
  /** In the directory. */
  objectId: string
  scopes: readonly string[]
  name: string
  userPrincipalName: string
}

/** What an ID token says. */
interface IdTokenContent {
  audience: string
  issuer: string
  person: Person
  /** What the client sent, so that it recognises its own request. */
  nonce: string | undefined
}

/** Issues and checks the tenant's access tokens: RS256 JWTs in the form of Entra ID's for Graph. */
export interface AccessTokens {
  readonly lifeSeconds: number
  /** `displayName`: the name of the app, for people who read the token. */
  issue(app: App, displayName?: string): Promise<string>
  /** An ID token (OpenID Connect Core, 2), for the app itself. */
  issueIdToken(content: IdTokenContent): Promise<string>
  /** Throws a GraphRefusal: `tokenInvalid`, `tokenExpired`. */
  verify(token: string): Promise<App>
  /** The app of a valid token that was issued or verified here; without waiting, for the journal. */
  appBehind(token: string): App | undefined
  /** Ends a token's life before its time; false for one that was neither issued nor verified here. */
  expire(token: string): boolean
}

/** The parts of a tenant's tokens. */
export interface AccessTokenOptions {
  tenantId: string
  /** Asked for when a token is issued or verified, not before. */
  signingKey: () => Promise<SigningKey>
  lifeSeconds: number
  /** For the tokens whose life was ended, and for whom each is: a token says itself whether it is valid, but finding that out takes a while. */
  tables: StateTables
  /** The most tokens whose verification is remembered: an RSA verification costs more than most requests. */
  rememberedMax?: number
}

const claimsSchema = z.object({
  appid: z.string(),
  roles: z.array(z.enum(appRoles)).default([]),
  exp: z.number(),
  oid: z.string(),
  scp: z.string().optional(),
  name: z.string().default(''),
  upn: z.string().default(''),
})

/** Lifetimes run on the real clock: clients check `exp` against their own. */
export function createAccessTokens(options: AccessTokenOptions): AccessTokens {
  const { tenantId, signingKey, lifeSeconds, tables, rememberedMax = 10_000 } = options
  const issuer = `https://sts.windows.net/${tenantId}/`
  /** By hash, when their life would have been over. */
  const ended = tables.map<number>('ended')
  const { remember, knownOf, forget } = createTokenMemory<App>(tables, rememberedMax)
  return {
    lifeSeconds,
    issue: async (app, displayName) => {
      const claims = claimsOf(app, tenantId, displayName)
      const { token, expiresAt } = await signed(claims, { issuer, audience: graphAudience }, options)
      remember(token, { app, expiresAtMs: expiresAt * 1000 })
      return token
    },
    issueIdToken: async ({ audience, issuer: idIssuer, person, nonce }) => {
      const { objectId, name, userPrincipalName } = person
      const claims = { tid: tenantId, oid: objectId, sub: guidNamed(`${audience}/${objectId}`), name, ver: '2.0' }
      const more = { preferred_username: userPrincipalName, ...(nonce !== undefined && { nonce }) }
      return (await signed({ ...claims, ...more }, { issuer: idIssuer, audience }, options)).token
    },
    verify: async (token) => {
      const known = knownOf(token)
      if (known !== undefined && isPast(known.expiresAtMs)) throw new GraphRefusal('tokenExpired')
      if (known !== undefined) return known.app
      if (ended.has(hashOf(token))) throw new GraphRefusal('tokenExpired')
      const claims = claimsSchema.parse(await verifiedPayload(token, await signingKey(), issuer))
      const app = appOfClaims(claims)
      remember(token, { app, expiresAtMs: claims.exp * 1000 })
      return app
    },
    appBehind: (token) => {
      const known = knownOf(token)
      return known === undefined || isPast(known.expiresAtMs) ? undefined : known.app
    },
    expire: (token) => {
      const known = knownOf(token)
      if (known === undefined) return false
      for (const [hashed, expiresAtMs] of ended) if (isPast(expiresAtMs)) ended.delete(hashed)
      ended.set(hashOf(token), known.expiresAtMs)
      forget(token, known)
      return true
    },
  }
}

async function signed(
  claims: JWTPayload,
  { issuer, audience }: { issuer: string; audience: string },
  { signingKey, lifeSeconds }: AccessTokenOptions,
): Promise<{ token: string; expiresAt: number }> {
  const { SignJWT } = await import('jose')
  const { privateKey, published } = await signingKey()
  const nowSeconds = realNow().getTime() / 1000
  const issuedAt = Math.floor(nowSeconds)
  // Rounded up: a token must not end before the `expires_in` that its client got.
  const expiresAt = Math.ceil(nowSeconds) + lifeSeconds
  const token = await new SignJWT(claims)
    .setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid: published.kid })
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt(issuedAt)
    .setNotBefore(issuedAt)
    .setExpirationTime(expiresAt)
    .sign(privateKey)
  return { token, expiresAt }
}

function appOfClaims({ appid, roles, scp, oid, name, upn }: z.infer<typeof claimsSchema>): App {
  if (scp === undefined) return { appId: appid, roles }
  const scopes = scp.split(' ').filter((scope) => scope !== '')
  return { appId: appid, roles: rolesOfScopes(scopes), person: { objectId: oid, scopes, name, userPrincipalName: upn } }
}

/** Version 1.0 is what Graph asks for, whichever endpoint issues the token. A token without roles has no claim of that name. */
function claimsOf({ appId, roles, person }: App, tenantId: string, displayName: string | undefined): JWTPayload {
  if (person !== undefined) return claimsOfPerson(appId, person, tenantId, displayName)
  const servicePrincipalId = guidNamed(`${tenantId}/${appId}`)
  return {
    tid: tenantId,
    appid: appId,
    ...(displayName !== undefined && { app_displayname: displayName }),
    // The app authenticated with a client secret.
    appidacr: '1',
    idtyp: 'app',
    oid: servicePrincipalId,
    sub: servicePrincipalId,
    ...(roles.length > 0 && { roles }),
    // Without it, two tokens of the same second would be equal.
    uti: drawSecret(16),
    ver: '1.0',
  }
}

function claimsOfPerson(
  appId: string,
  { objectId, scopes, name, userPrincipalName }: Person,
  tenantId: string,
  displayName: string | undefined,
): JWTPayload {
  return {
    tid: tenantId,
    appid: appId,
    ...(displayName !== undefined && { app_displayname: displayName }),
    appidacr: '0',
    idtyp: 'user',
    oid: objectId,
    sub: guidNamed(`graph/${objectId}`),
    name,
    upn: userPrincipalName,
    unique_name: userPrincipalName,
    amr: ['pwd'],
    scp: scopes.join(' '),
    uti: drawSecret(16),
    ver: '1.0',
  }
}

function guidNamed(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5')
}

async function verifiedPayload(token: string, key: SigningKey, issuer: string): Promise<unknown> {
  const { errors, jwtVerify } = await import('jose')
  try {
    const options = { issuer, audience: graphAudience, algorithms: ['RS256'], currentDate: realNow() }
    return (await jwtVerify(token, key.publicKey, options)).payload
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw new GraphRefusal('tokenExpired')
    if (error instanceof errors.JOSEError) throw new GraphRefusal('tokenInvalid')
    throw error
  }
}

function isPast(instantMs: number): boolean {
  return realNow().getTime() >= instantMs
}
