import type { DeviceAuthorization, TokenResponse } from '../../contract/index.ts'
import type { Directory, DirectoryObject } from '../directory/directory.ts'
import type { AccessTokens } from '../identity/access-tokens.ts'
import type { Apps, RegisteredApp } from '../identity/apps.ts'
import { registeredClient, required, requireSecret, type TokenForm } from '../identity/client-authentication.ts'
import { readScopes, rolesOfScopes } from '../identity/delegated-scopes.ts'
import { IdentityRefusal } from '../identity/identity-errors.ts'
import { deviceLifeSeconds, type Grant, type Grants } from './grants.ts'
import { requireRedirectUri } from './redirect-uri.ts'

/** The sign-in of persons: authorisation code with PKCE, device code, refresh token (RFC 6749, 7636, 8628). */
export interface SignIn {
  /** Checks what an app asks for at the authorize endpoint. Throws an IdentityRefusal. */
  requireAuthorization(query: TokenForm, origin: string): void
  /** What the browser of a person brings to the app after the sign-in. Throws an IdentityRefusal. */
  finish(query: TokenForm, userName: string, origin: string): SentBack
  /** The answer to an app that shows a code to a person. */
  beginDevice(form: TokenForm, origin: string): DeviceAuthorization
  /** A person enters the code of an app. Throws `userCodeUnknown`, `userUnknown`, `userDisabled`. */
  approveDevice(userCode: string, userName: string): void
  /** Whether a grant type is one of a person. */
  isGrantOfPerson(grantType: string): boolean
  /** Tokens for one of these grants. Throws an IdentityRefusal. */
  redeem(form: TokenForm, origin: string): Promise<TokenResponse>
}

/** What a browser brings to an app. */
interface SentBack {
  /** The address, with the answer in it unless it is in `form`. */
  address: string
  /** The answer as a form that the browser posts, for `response_mode=form_post`. */
  form: Readonly<Record<string, string>> | undefined
}

/** What the sign-in uses. */
export interface SignInParts {
  tenantId: string
  apps: Apps
  directory: Directory
  tokens: AccessTokens
  grants: Grants
}

/** Seconds between two questions of an app whether the person has entered the code. */
const deviceIntervalSeconds = 5

/** The sign-in of a tenant. */
export function createSignIn(parts: SignInParts): SignIn {
  const { apps, directory, grants } = parts
  return {
    requireAuthorization: (query, origin) => {
      authorizationIn(query, apps, origin)
    },
    finish: (query, userName, origin) => {
      const { app, redirect, scopes } = authorizationIn(query, apps, origin)
      const { objectId } = personNamed(directory, userName)
      const code = grants.openCode({
        appId: app.appId,
        objectId,
        ...scopes,
        redirectUri: query['redirect_uri'] ?? '',
        codeChallenge: query['code_challenge'],
        nonce: query['nonce'],
      })
      const { state, response_mode: mode } = query
      return sentBack(redirect, { code, session_state: objectId, ...(state !== undefined && { state }) }, mode)
    },
    beginDevice: (form, origin) => {
      const { appId } = registeredClient(apps, form)
      const { deviceCode, userCode } = grants.openDevice({ appId, ...readScopes(required(form, 'scope'), origin) })
      const verificationUri = `${origin}/common/oauth2/deviceauth`
      return {
        user_code: userCode,
        device_code: deviceCode,
        verification_uri: verificationUri,
        expires_in: deviceLifeSeconds,
        interval: deviceIntervalSeconds,
        message: `To sign in, use a web browser to open the page ${verificationUri} and enter the code ${userCode} to authenticate.`,
      }
    },
    approveDevice: (userCode, userName) => grants.approve(userCode, personNamed(directory, userName).objectId),
    isGrantOfPerson: (grantType) => Object.hasOwn(redeemers, grantType),
    redeem: async (form, origin) => {
      const app = authenticated(registeredClient(apps, form), form)
      const redeemer = redeemers[required(form, 'grant_type')]
      if (redeemer === undefined) throw new IdentityRefusal('grantUnsupported', form['grant_type'])
      return answerFor(parts, app, form, { origin, ...redeemer(grants, form, app.appId, origin) })
    },
  }
}

function sentBack(redirect: URL, answer: Record<string, string>, mode: string | undefined): SentBack {
  const address = new URL(redirect)
  if (mode === 'form_post') return { address: address.href, form: answer }
  if (mode === 'fragment') address.hash = new URLSearchParams(answer).toString()
  else for (const [name, value] of Object.entries(answer)) address.searchParams.set(name, value)
  return { address: address.href, form: undefined }
}

type Redeemed = Grant & { nonce?: string | undefined }
type Redeemer = (grants: Grants, form: TokenForm, appId: string, origin: string) => Redeemed

const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code'

const redeemers: Readonly<Record<string, Redeemer>> = {
  authorization_code: (grants, form, appId) =>
    grants.redeemCode(required(form, 'code'), {
      appId,
      redirectUri: required(form, 'redirect_uri'),
      verifier: form['code_verifier'],
    }),
  refresh_token: (grants, form, appId, origin) => {
    const grant = grants.refresh(required(form, 'refresh_token'), appId)
    // An app may ask for another scope of the same person.
    const asked = form['scope'] === undefined ? undefined : readScopes(form['scope'], origin)
    return { ...grant, graph: asked?.graph ?? grant.graph }
  },
  [deviceGrant]: redeemedDevice,
  // As MSAL for JavaScript spells it.
  device_code: redeemedDevice,
}

function redeemedDevice(grants: Grants, form: TokenForm, appId: string): Redeemed {
  return grants.redeemDevice(required(form, 'device_code'), appId)
}

async function answerFor(
  { tenantId, directory, tokens, grants }: SignInParts,
  app: RegisteredApp,
  form: TokenForm,
  { origin, ...grant }: Redeemed & { origin: string },
): Promise<TokenResponse> {
  const { objectId, graph, openId, nonce } = grant
  const person = personNamed(directory, objectId)
  const { displayName, userPrincipalName } = person.entry
  const { appId } = app
  const names = { name: displayName, userPrincipalName }
  const signedIn = { objectId, scopes: graph, ...names }
  return {
    token_type: 'Bearer',
    scope: [...graph, ...openId].join(' '),
    expires_in: tokens.lifeSeconds,
    ext_expires_in: tokens.lifeSeconds,
    access_token: await tokens.issue({ appId, roles: rolesOfScopes(graph), person: signedIn }, app.displayName),
    ...(openId.includes('offline_access') && {
      refresh_token: grants.openRefresh({ appId, objectId, graph, openId }),
    }),
    ...(openId.includes('openid') && {
      id_token: await tokens.issueIdToken({
        audience: appId,
        issuer: `${origin}/${tenantId}/v2.0`,
        person: signedIn,
        nonce,
      }),
    }),
    ...(form['client_info'] === '1' && {
      client_info: Buffer.from(JSON.stringify({ uid: objectId, utid: tenantId })).toString('base64url'),
    }),
  }
}

function authorizationIn(
  query: TokenForm,
  apps: Apps,
  origin: string,
): { app: RegisteredApp; redirect: URL; scopes: ReturnType<typeof readScopes> } {
  const app = registeredClient(apps, query)
  const redirect = requireRedirectUri(required(query, 'redirect_uri'), app.redirectUris)
  const responseType = required(query, 'response_type')
  if (responseType !== 'code') throw new IdentityRefusal('responseTypeUnsupported', responseType)
  const mode = query['response_mode'] ?? 'query'
  if (!['query', 'fragment', 'form_post'].includes(mode))
    throw new IdentityRefusal('notImplemented', `response_mode ${mode}`)
  const method = query['code_challenge_method'] ?? 'plain'
  if (query['code_challenge'] !== undefined && method !== 'S256') {
    throw new IdentityRefusal('notImplemented', `code_challenge_method ${method}`)
  }
  return { app, redirect, scopes: readScopes(required(query, 'scope'), origin) }
}

/** A public client has no secret; one that is sent must be right. */
function authenticated(app: RegisteredApp, form: TokenForm): RegisteredApp {
  const sendsNothing = !form['client_secret'] && form['client_assertion'] === undefined
  if (!(app.isPublicClient && sendsNothing)) requireSecret(app, form)
  return app
}

/** The user with an object id or a user principal name, if that person may sign in. */
function personNamed(directory: Directory, name: string): DirectoryObject {
  const user = directory.user(name.trim())
  if (user === undefined) throw new IdentityRefusal('userUnknown', name)
  if (!user.entry.accountEnabled) throw new IdentityRefusal('userDisabled')
  return user
}
