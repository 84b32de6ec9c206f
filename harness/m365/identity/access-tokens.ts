import { createHash } from 'node:crypto'
import type { JWTPayload } from 'jose'
import { z } from 'zod'
import { type AppRole, appRoles } from '../../contract/index.ts'
import { realNow } from '../../control/clock.ts'
import { drawSecret } from '../../control/seed.ts'
import { GraphRefusal } from '../graph/errors.ts'
import type { SigningKey } from './signing-key.ts'

/** The app that a token was issued for, and its permissions. */
export interface App {
  appId: string
  roles: AppRole[]
  /** The object id of the person who signed in; absent: the app acts by itself. */
  personId?: string
}

/** Issues and checks the tenant's access tokens: RS256 JWTs in the form of Entra ID's for Graph. */
export interface AccessTokens {
  readonly lifeSeconds: number
  /** `displayName`: the name of the app, for people who read the token. */
  issue(app: App, displayName?: string): Promise<string>
  /** Throws a GraphRefusal: `tokenInvalid`, `tokenExpired`. */
  verify(token: string): Promise<App>
  /** The app of a valid token that was issued or verified here; without waiting, for the journal. */
  appBehind(token: string): App | undefined
  /** Ends a token's life before its time; false for one that was neither issued nor verified here. */
  expire(token: string): boolean
}

/** The `aud` of every token: this host plays Graph, whatever address it has. */
export const graphAudience = 'https://graph.microsoft.com'

/** The parts of a tenant's tokens. */
export interface AccessTokenOptions {
  tenantId: string
  /** Asked for when a token is issued or verified, not before. */
  signingKey: () => Promise<SigningKey>
  lifeSeconds: number
  /** The most tokens whose verification is remembered: an RSA verification costs more than most requests. */
  rememberedMax?: number
}

const claimsSchema = z.object({
  appid: z.string(),
  roles: z.array(z.enum(appRoles)).default([]),
  exp: z.number(),
})

/** Lifetimes run on the real clock: clients check `exp` against their own. */
export function createAccessTokens(options: AccessTokenOptions): AccessTokens {
  const { tenantId, signingKey, lifeSeconds, rememberedMax = 10_000 } = options
  const issuer = `https://sts.windows.net/${tenantId}/`
  const remembered = new Map<string, { app: App; expiresAtMs: number }>()
  const remember = (token: string, app: App, expiresAtSeconds: number): App => {
    remembered.set(token, { app, expiresAtMs: expiresAtSeconds * 1000 })
    for (const oldest of remembered.keys()) {
      if (remembered.size <= rememberedMax) break
      remembered.delete(oldest)
    }
    return app
  }
  return {
    lifeSeconds,
    issue: async (app, displayName) => {
      const { SignJWT } = await import('jose')
      const { privateKey, published } = await signingKey()
      const nowSeconds = realNow().getTime() / 1000
      const issuedAt = Math.floor(nowSeconds)
      // Rounded up: a token must not end before the `expires_in` that its client got.
      const expiresAt = Math.ceil(nowSeconds) + lifeSeconds
      const token = await new SignJWT(claimsOf(app, tenantId, displayName))
        .setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid: published.kid })
        .setIssuer(issuer)
        .setAudience(graphAudience)
        .setIssuedAt(issuedAt)
        .setNotBefore(issuedAt)
        .setExpirationTime(expiresAt)
        .sign(privateKey)
      remember(token, app, expiresAt)
      return token
    },
    verify: async (token) => {
      const known = remembered.get(token)
      if (known !== undefined && isPast(known.expiresAtMs)) throw new GraphRefusal('tokenExpired')
      if (known !== undefined) return known.app
      const claims = claimsSchema.parse(await verifiedPayload(token, await signingKey(), issuer))
      return remember(token, { appId: claims.appid, roles: claims.roles }, claims.exp)
    },
    appBehind: (token) => {
      const known = remembered.get(token)
      return known === undefined || isPast(known.expiresAtMs) ? undefined : known.app
    },
    expire: (token) => {
      const known = remembered.get(token)
      if (known !== undefined) remembered.set(token, { ...known, expiresAtMs: 0 })
      return known !== undefined
    },
  }
}

/** Version 1.0 is what Graph asks for, whichever endpoint issues the token. A token without roles has no claim of that name. */
function claimsOf({ appId, roles }: App, tenantId: string, displayName: string | undefined): JWTPayload {
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
