import { createHash } from 'node:crypto'
import type { RequestListener } from 'node:http'
import supertest, { type Response } from 'supertest'
import type { TokenResponse } from '../../contract/index.ts'
import type { ControlRoom } from '../../control/http/control-room.ts'
import { expressTransport } from '../../control/http/express-transport.ts'
import { openSampleTenant, sampleClient, sampleEntry } from '../sample-tenant.ts'
import type { Tenant } from '../tenant.ts'
import type { TenantOptions } from '../tenant-options.ts'

const verifier = 'a-verifier-of-at-least-forty-three-characters-in-all'
const redirectUri = 'http://localhost:53123/answer'

/** The sample tenant with asha and ben, to which persons sign in. */
export interface SignInWorld {
  tenant: Tenant
  room: ControlRoom
  app: RequestListener
  /** The query of an authorisation that is right but for `changes`. */
  query(changes?: Record<string, string | undefined>): string
  /** A person says who they are on the page for that query. */
  submit(query: string, userName?: string): Promise<Response>
  /** Asks for tokens with a form that is right for a code but for `changes`. */
  redeem(changes: Record<string, string | undefined>): Promise<Response>
  /** The tokens of a person. */
  signIn(userName?: string, scope?: string): Promise<TokenResponse>
  /** Asks for a device code. */
  deviceCode(changes?: Record<string, string | undefined>): Promise<Response>
  /** A person enters a device code. */
  enter(userCode: string, userName?: string): Promise<Response>
  /** A request to Graph as a person; the path is below `/v1.0` unless it begins with a version. */
  graph(accessToken: string, path: string): Promise<Response>
}

/** Opens the world. */
export async function openSignInWorld(options: Partial<TenantOptions> = {}): Promise<SignInWorld> {
  const { tenant, room } = await openSampleTenant(options)
  tenant.hire(sampleEntry('ben'))
  const app = expressTransport(tenant, room)
  const login = `/${sampleClient.tenantId}/oauth2/v2.0`
  const form = (path: string, fields: Record<string, string | undefined>) =>
    supertest(app).post(path).set({ host: 'tenant.example' }).type('form').send(encoded(fields))
  const query: SignInWorld['query'] = (changes) =>
    encoded({
      client_id: sampleClient.clientId,
      response_type: 'code',
      redirect_uri: redirectUri,
      scope: 'openid profile offline_access User.Read Mail.ReadWrite',
      state: 'mine',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
      nonce: 'once',
      ...changes,
    })
  const submit: SignInWorld['submit'] = (text, username = 'asha@contoso.example') =>
    form(`${login}/authorize?${text}`, { username })
  const redeem: SignInWorld['redeem'] = (changes) =>
    form(`${login}/token`, {
      grant_type: 'authorization_code',
      client_id: sampleClient.clientId,
      redirect_uri: redirectUri,
      code_verifier: verifier,
      client_info: '1',
      ...changes,
    })
  return {
    tenant,
    room,
    app,
    query,
    submit,
    redeem,
    signIn: async (userName, scope) => {
      const { headers } = await submit(query(scope === undefined ? {} : { scope }), userName)
      return (await redeem({ code: codeIn(headers) })).body
    },
    deviceCode: (changes = {}) =>
      form(`${login}/devicecode`, { client_id: sampleClient.clientId, scope: 'openid User.Read', ...changes }),
    enter: (otc, username = 'asha@contoso.example') => form('/common/oauth2/deviceauth', { otc, username }),
    graph: (accessToken, path) =>
      supertest(app)
        .get(/^\/(?:v1\.0|beta)\//.test(path) ? path : `/v1.0${path}`)
        .set({ host: 'tenant.example' })
        .auth(accessToken, { type: 'bearer' }),
  }
}

/** The code in the address to which a browser is sent. */
export function codeIn(headers: Record<string, string | undefined>): string {
  return new URL(headers['location'] ?? '').searchParams.get('code') ?? ''
}

function encoded(fields: Record<string, string | undefined>): string {
  const form = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) form.set(name, value)
  return form.toString()
}
