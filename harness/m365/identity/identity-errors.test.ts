import type { RequestListener } from 'node:http'
import supertest from 'supertest'
import { expect, it } from 'vitest'
import { tokenErrorSchema } from '../../contract/index.ts'
import { expressTransport } from '../../control/http/express-transport.ts'
import { openSampleTenant, sampleClient, sampleForm } from '../sample-tenant.ts'
import { type IdentityErrorName, IdentityRefusal } from './identity-errors.ts'
import type { SignInRefusalName } from './sign-in-refusals.ts'

type CaseName = Exclude<IdentityErrorName, SignInRefusalName>

const tokenPath = `/${sampleClient.tenantId}/oauth2/v2.0/token`

async function setup() {
  const { tenant, room } = await openSampleTenant()
  return { app: expressTransport(tenant, room) }
}

/** Asks for a token with a form that is right but for `changes`. */
const token =
  (changes: Record<string, string | undefined>, path = tokenPath) =>
  (app: RequestListener) =>
    supertest(app).post(path).type('form').send(sampleForm(changes))

type Reach = (app: RequestListener) => PromiseLike<{ status: number; body: unknown }>

/** The answer to a mistake of the tenant itself. */
const brokenLogin: Reach = async () => {
  const { tenant } = await openSampleTenant()
  const url = new URL(`https://tenant.example${tokenPath}`)
  const request = { method: 'POST', url, params: {}, headers: {}, body: Buffer.of() }
  const { status, body } = tenant.failed(new TypeError('a mistake'), request)
  return { status, body: JSON.parse(String(body)) }
}

/** The answer of a login that has too much to do. */
const busyLogin =
  (status: number): Reach =>
  async () => {
    const { tenant, room } = await openSampleTenant()
    const app = expressTransport(tenant, room)
    room.faults.arm({ operation: 'token', times: 1, effect: { kind: 'answer', status } })
    return token({})(app)
  }

/**
 * What each refusal by the token endpoint says, and how it is reached. Those of the sign-in of persons have their cases in `sign-in/refusals.test.ts`.
 */
const identityCases: Record<CaseName, [status: number, error: string, aadsts: number, subject: string, reach: Reach]> =
  {
    parameterMissing: [400, 'invalid_request', 900144, 'client_id', token({ client_id: undefined })],
    grantUnsupported: [400, 'unsupported_grant_type', 70003, 'password', token({ grant_type: 'password' })],
    tenantUnknown: [400, 'invalid_request', 90002, 'elsewhere', token({}, '/elsewhere/oauth2/v2.0/token')],
    clientUnknown: [400, 'unauthorized_client', 700016, 'stranger', token({ client_id: 'stranger' })],
    secretMissing: [401, 'invalid_client', 7000218, '', token({ client_secret: undefined })],
    secretWrong: [401, 'invalid_client', 7000215, sampleClient.clientId, token({ client_secret: 'guessed' })],
    assertionUnknown: [
      401,
      'invalid_client',
      700027,
      sampleClient.clientId,
      token({ client_secret: undefined, client_assertion: 'a.b.c' }),
    ],
    scopeInvalid: [
      400,
      'invalid_scope',
      70011,
      'https://a.example/.default https://b.example/.default',
      token({ scope: 'https://a.example/.default https://b.example/.default' }),
    ],
    scopeNotDefault: [
      400,
      'invalid_scope',
      1002012,
      'https://graph.microsoft.com/Mail.Read',
      token({ scope: 'https://graph.microsoft.com/Mail.Read' }),
    ],
    tenantMissing: [400, 'invalid_request', 50059, '', token({}, '/common/oauth2/v2.0/token')],
    instanceUnknown: [
      400,
      'invalid_instance',
      50049,
      'elsewhere.example',
      (app) =>
        supertest(app).get('/common/discovery/instance?authorization_endpoint=https://elsewhere.example/x/oauth2'),
    ],
    throttled: [429, 'temporarily_unavailable', 90055, '', busyLogin(429)],
    unavailable: [503, 'temporarily_unavailable', 90033, '', busyLogin(503)],
    unreadable: [
      400,
      'invalid_request',
      400,
      '',
      (app) => supertest(app).post(tokenPath).set({ 'content-encoding': 'gzip' }).type('form').send('not gzip'),
    ],
    tooLarge: [
      413,
      'invalid_request',
      413,
      '',
      (app) =>
        supertest(app)
          .post(tokenPath)
          .type('form')
          .send('x'.repeat(2 ** 28)),
    ],
    failed: [500, 'server_error', 500, 'TypeError', brokenLogin],
    notImplemented: [501, 'not_implemented', 501, `GET ${tokenPath}`, (app) => supertest(app).get(tokenPath)],
    resourceUnknown: [
      400,
      'invalid_resource',
      500011,
      'https://vault.example',
      token({ scope: 'https://vault.example/.default' }),
    ],
  }

it.each(Object.keys(identityCases) as CaseName[])('answers %s as the token endpoint does', async (name) => {
  const [status, error, aadsts, subject, reach] = identityCases[name]
  const { message } = new IdentityRefusal(name, subject)
  const answer = await reach((await setup()).app)
  const body = tokenErrorSchema.parse(answer.body)
  expect([answer.status, body.error, body.error_codes]).toEqual([status, error, [aadsts]])
  expect(body.error_description).toMatch(
    /^AADSTS\d+: .* Trace ID: .* Correlation ID: .* Timestamp: 2026-11-22 06:00:00Z$/,
  )
  expect(body.error_description).toContain(message)
})

it('refuses to discover another tenant', async () => {
  const { app } = await setup()
  const answer = await supertest(app).get('/elsewhere/v2.0/.well-known/openid-configuration')
  expect(tokenErrorSchema.parse(answer.body).error_codes).toEqual([90002])
})

it('takes the correlation id from the query of a token request, where MSAL puts it', async () => {
  const { app } = await setup()
  const answer = await supertest(app).post(`${tokenPath}?client-request-id=mine`).type('form').send('')
  expect(tokenErrorSchema.parse(answer.body).correlation_id).toBe('mine')
})

it('never repeats a secret that was sent', async () => {
  const { app } = await setup()
  const answer = await supertest(app)
    .post(tokenPath)
    .type('form')
    .send(sampleForm({ client_secret: 'guessed' }))
  expect(answer.text).not.toContain('guessed')
})
