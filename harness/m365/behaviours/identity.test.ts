import { createLocalJWKSet, decodeJwt, jwtVerify } from 'jose'
import supertest from 'supertest'
import { expect, test } from 'vitest'
import { signingKeysSchema } from '../../contract/index.ts'
import { expressTransport } from '../../control/http/express-transport.ts'
import { openSampleTenant, sampleClient, sampleEntry, sampleForm } from '../sample-tenant.ts'
import type { TenantOptions } from '../tenant-options.ts'

const { tenantId, clientId, clientSecret } = sampleClient
const login = `/${tenantId}`
const tokenPath = `${login}/oauth2/v2.0/token`
const graphScope = 'https://graph.microsoft.com/.default'

async function setup(options: Partial<TenantOptions> = {}) {
  const { tenant, room } = await openSampleTenant(options)
  tenant.hire(sampleEntry('ben'))
  const app = expressTransport(tenant, room)
  const askToken = (form: string, path = tokenPath) => supertest(app).post(path).type('form').send(form)
  const tokenOf = async (form = sampleForm()): Promise<string> => (await askToken(form)).body.access_token
  const get = async (path: string, form?: string) =>
    supertest(app)
      .get(path)
      .set({ authorization: `Bearer ${await tokenOf(form)}` })
  const post = async (path: string, body: object) =>
    supertest(app)
      .post(path)
      .set({ authorization: `Bearer ${await tokenOf()}` })
      .send(body)
  const [asha = '', ben = ''] = tenant.snapshot().map((one) => `/v1.0/admin/exchange/mailboxes/${one.mailboxId}`)
  return { app, askToken, tokenOf, get, post, asha: `${asha}/folders`, ben: `${ben}/folders` }
}

/** OAuth error and AADSTS code of the answer to a form that is right but for `changes`. */
async function refusalOf(changes: Record<string, string | undefined>, path?: string) {
  const { askToken } = await setup()
  const { status, body } = await askToken(sampleForm(changes), path)
  return [status, body.error, body.error_codes]
}

test('identity.discovery', async () => {
  const { app } = await setup()
  const { body } = await supertest(app)
    .get(`${login}/v2.0/.well-known/openid-configuration`)
    .set('host', 'login.example')
  expect(body).toMatchObject({
    issuer: `http://login.example${login}/v2.0`,
    token_endpoint: `http://login.example${tokenPath}`,
    jwks_uri: `http://login.example${login}/discovery/v2.0/keys`,
  })
})

test('identity.secret-in-form', async () => {
  const { askToken } = await setup()
  const { status, body } = await askToken(sampleForm())
  expect([status, body]).toEqual([
    200,
    { token_type: 'Bearer', expires_in: 3599, ext_expires_in: 3599, access_token: expect.any(String) },
  ])
})

test('identity.secret-in-basic', async () => {
  const { app, askToken } = await setup({ clientSecret: 'a+b:c%20~&d' })
  const form = `grant_type=client_credentials&scope=${encodeURIComponent(graphScope)}`
  const withHeader = (secret: string) => {
    const credentials = `${clientId}:${encodeURIComponent(secret)}`
    const authorization = `Basic ${Buffer.from(credentials).toString('base64')}`
    return supertest(app).post(tokenPath).type('form').set({ authorization }).send(form)
  }
  const [right, wrong, none] = [await withHeader('a+b:c%20~&d'), await withHeader('another'), await askToken(form)]
  expect([right.status, wrong.body.error_codes, none.body.error_codes]).toEqual([200, [7000215], [900144]])
})

test('identity.unknown-fields', async () => {
  const { askToken } = await setup()
  const form = sampleForm({ 'x-client-VER': '7.2.1', 'x-ms-lib-capability': 'retry-after, h429' })
  expect((await askToken(form, `${tokenPath}?client-request-id=mine&more=1`)).status).toBe(200)
})

test('identity.signed-tokens', async () => {
  const { app, tokenOf } = await setup()
  const keys = signingKeysSchema.parse((await supertest(app).get(`${login}/discovery/v2.0/keys`)).body)
  const { protectedHeader } = await jwtVerify(await tokenOf(), createLocalJWKSet(keys))
  expect(protectedHeader).toMatchObject({ alg: 'RS256', typ: 'JWT', kid: keys.keys[0]?.kid })
})

test('identity.claims', async () => {
  const { tokenOf } = await setup({ roles: ['User.Read.All', 'Mail.Read'] })
  const claims = decodeJwt(await tokenOf())
  expect(claims).toMatchObject({
    aud: 'https://graph.microsoft.com',
    iss: `https://sts.windows.net/${tenantId}/`,
    tid: tenantId,
    appid: clientId,
    appidacr: '1',
    idtyp: 'app',
    oid: claims.sub,
    roles: ['User.Read.All', 'Mail.Read'],
    nbf: claims.iat,
    ver: '1.0',
  })
  expect(claims['azp']).toBeUndefined()
  expect([3599, 3600]).toContain((claims.exp ?? 0) - (claims.iat ?? 0))
})

test('identity.error-body', async () => {
  const { askToken } = await setup()
  const { body } = await askToken(sampleForm({ client_secret: 'guessed' }))
  const when = '2026-11-22 06:00:00Z'
  expect(body).toEqual({
    error: 'invalid_client',
    error_description: expect.stringMatching(
      `^AADSTS7000215: .* Trace ID: ${body.trace_id} Correlation ID: ${body.correlation_id} Timestamp: ${when}$`,
    ),
    error_codes: [7000215],
    timestamp: when,
    trace_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    correlation_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    error_uri: expect.stringMatching(/\/error\?code=7000215$/),
  })
})

test('identity.correlation-id', async () => {
  const { askToken } = await setup()
  const { body } = await askToken('', `${tokenPath}?client-request-id=mine`)
  expect(body.correlation_id).toBe('mine')
})

test('identity.wrong-secret', async () => {
  expect(await refusalOf({ client_secret: 'guessed' })).toEqual([401, 'invalid_client', [7000215]])
})

test('identity.no-secret', async () => {
  expect(await refusalOf({ client_secret: undefined })).toEqual([401, 'invalid_client', [7000218]])
})

test('identity.unknown-app', async () => {
  const stranger = '99999999-2222-4333-8444-555555555555'
  expect(await refusalOf({ client_id: stranger })).toEqual([400, 'unauthorized_client', [700016]])
})

test('identity.unknown-tenant', async () => {
  const elsewhere = '/99999999-4b5a-4678-8796-a5b4c3d2e1f0/oauth2/v2.0/token'
  expect(await refusalOf({}, elsewhere)).toEqual([400, 'invalid_request', [90002]])
})

test('identity.unsupported-grant', async () => {
  expect(await refusalOf({ grant_type: 'password' })).toEqual([400, 'unsupported_grant_type', [70003]])
})

test('identity.missing-parameter', async () => {
  const { askToken } = await setup()
  for (const name of ['grant_type', 'client_id', 'scope']) {
    const { body } = await askToken(sampleForm({ [name]: undefined }))
    expect([body.error, body.error_codes]).toEqual(['invalid_request', [900144]])
    expect(body.error_description).toContain(`'${name}'`)
  }
})

test('identity.scope-not-default', async () => {
  const scope = 'https://graph.microsoft.com/Mail.Read'
  expect(await refusalOf({ scope })).toEqual([400, 'invalid_scope', [1002012]])
})

test('identity.unknown-resource', async () => {
  expect(await refusalOf({ scope: 'https://vault.example/.default' })).toEqual([400, 'invalid_resource', [500011]])
})

test('identity.no-token', async () => {
  const { app } = await setup()
  const answers = await Promise.all([
    supertest(app).get('/v1.0/users'),
    supertest(app).get('/v1.0/users').auth('a.b.c', { type: 'bearer' }),
  ])
  for (const { status, body, headers } of answers) {
    expect([status, body.error.code]).toEqual([401, 'InvalidAuthenticationToken'])
    expect(headers['www-authenticate']).toMatch(/^Bearer /)
  }
})

test('identity.directory-role', async () => {
  const { get } = await setup({ roles: ['Mail.ReadWrite'] })
  const { status, body } = await get('/v1.0/users')
  expect([status, body.error.code]).toEqual([403, 'Authorization_RequestDenied'])
})

test('identity.reading-is-not-writing', async () => {
  const { asha, get, post } = await setup({ roles: ['Mail.Read', 'MailboxFolder.Read.All'] })
  const mail = '/v1.0/users/asha@contoso.example/mailFolders'
  expect([(await get(asha)).status, (await get(mail)).status]).toEqual([200, 200])
  for (const path of [asha, mail, '/v1.0/users/asha@contoso.example/messages']) {
    const { status, body } = await post(path, { displayName: 'Archive 2026' })
    expect([path, status, body.error.code]).toEqual([path, 403, 'ErrorAccessDenied'])
  }
})

test('identity.writing-includes-reading', async () => {
  const mail = '/v1.0/users/asha@contoso.example/mailFolders'
  for (const role of ['Mail.ReadWrite', 'Mail.Read', 'Mail.ReadBasic.All'] as const) {
    const { get } = await setup({ roles: [role] })
    expect([role, (await get(mail)).status]).toEqual([role, 200])
  }
})

test('identity.policy-restricts', async () => {
  const { asha, ben, get } = await setup({ accessPolicy: { right: 'restrict', addresses: ['ben@contoso.example'] } })
  const refusal = await get(asha)
  expect([(await get(ben)).status, refusal.status, refusal.body.error.code]).toEqual([200, 403, 'ErrorAccessDenied'])
  const mail = await get('/v1.0/users/asha@contoso.example/mailFolders')
  expect([mail.status, mail.body.error.code]).toEqual([403, 'ErrorAccessDenied'])
})

test('identity.policy-denies', async () => {
  const { asha, ben, get } = await setup({ accessPolicy: { right: 'deny', addresses: ['ben@contoso.example'] } })
  expect([(await get(asha)).status, (await get(ben)).status]).toEqual([200, 403])
})

test('identity.policy-is-of-one-app', async () => {
  const other = { clientId: '77777777-2222-4333-8444-555555555555', clientSecret }
  const { asha, get } = await setup({ accessPolicy: { right: 'restrict', addresses: [] }, otherApps: [other] })
  const form = sampleForm({ client_id: other.clientId })
  expect([(await get(asha)).status, (await get(asha, form)).status]).toEqual([403, 200])
})

test('identity.policy-leaves-directory', async () => {
  const { get } = await setup({ accessPolicy: { right: 'restrict', addresses: [] } })
  const { body } = await get('/v1.0/users/ben@contoso.example')
  expect(body.userPrincipalName).toBe('ben@contoso.example')
})

test('identity.error-shape', async () => {
  const { get } = await setup()
  const { status, body, headers } = await get('/v1.0/users/nobody')
  expect([status, body]).toEqual([
    404,
    {
      error: {
        code: 'Request_ResourceNotFound',
        message: expect.stringContaining("'nobody'"),
        innerError: {
          date: '2026-11-22T06:00:00',
          'request-id': headers['request-id'],
          'client-request-id': headers['client-request-id'],
        },
      },
    },
  ])
})

test('identity.request-ids', async () => {
  const { app, tokenOf } = await setup()
  const authorization = `Bearer ${await tokenOf()}`
  const get = (path: string) => supertest(app).get(path).set({ authorization, 'client-request-id': 'mine' })
  const answers = [await get('/v1.0/users'), await get('/v1.0/users/nobody'), await get('/v1.0/unknown')]
  expect(answers.map(({ headers }) => headers['client-request-id'])).toEqual(['mine', 'mine', 'mine'])
  expect(new Set(answers.map(({ headers }) => headers['request-id'])).size).toBe(3)
})
