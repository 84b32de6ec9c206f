import { decodeJwt } from 'jose'
import supertest from 'supertest'
import { expect, test } from 'vitest'
import { tokenErrorSchema } from '../../contract/index.ts'
import { expressTransport } from '../../control/http/express-transport.ts'
import { openSampleTenant, sampleClient, sampleForm } from '../sample-tenant.ts'
import type { TenantOptions } from '../tenant-options.ts'

const { tenantId } = sampleClient
const login = `/${tenantId}`
const tokenPath = `${login}/oauth2/v2.0/token`

async function setup(options: Partial<TenantOptions> = {}) {
  const { tenant, room } = await openSampleTenant(options)
  const app = expressTransport(tenant, room)
  const askToken = (form: string, path = tokenPath) => supertest(app).post(path).type('form').send(form)
  const tokenOf = async (): Promise<string> => (await askToken(sampleForm())).body.access_token
  return { app, askToken, tokenOf }
}

test('identity.tenant-by-domain', async () => {
  const { app, askToken } = await setup()
  for (const name of ['contoso.example', 'CONTOSO.example', tenantId.toUpperCase()]) {
    const { status, body } = await askToken(sampleForm(), `/${name}/oauth2/v2.0/token`)
    expect([name, status, decodeJwt(body.access_token)['tid']]).toEqual([name, 200, tenantId])
    const discovered = await supertest(app).get(`/${name}/v2.0/.well-known/openid-configuration`)
    expect(new URL(discovered.body.issuer).pathname).toBe(`${login}/v2.0`)
    expect(new URL(discovered.body.token_endpoint).pathname).toBe(tokenPath)
  }
  for (const name of ['toso.example', 'fabrikam.example', 'example']) {
    expect((await askToken(sampleForm(), `/${name}/oauth2/v2.0/token`)).body.error_codes).toEqual([90002])
  }
})

test('identity.every-tenant', async () => {
  const { app, askToken } = await setup()
  for (const name of ['common', 'organizations']) {
    const { status, body } = await supertest(app).get(`/${name}/v2.0/.well-known/openid-configuration`)
    expect([status, body.issuer.endsWith('/{tenantid}/v2.0')]).toEqual([200, true])
    expect(new URL(body.token_endpoint).pathname).toBe(`/${name}/oauth2/v2.0/token`)
    expect((await supertest(app).get(new URL(body.jwks_uri).pathname)).body.keys).toHaveLength(1)
    const refused = await askToken(sampleForm(), `/${name}/oauth2/v2.0/token`)
    expect([refused.status, refused.body.error_codes]).toEqual([400, [50059]])
  }
})

test('identity.instance-discovery', async () => {
  const { app } = await setup()
  const ask = (endpoint: string) =>
    supertest(app)
      .get('/common/discovery/instance')
      .query({ 'api-version': '1.1', authorization_endpoint: endpoint })
      .set('host', 'login.example')
  const { status, body } = await ask(`https://login.example${login}/oauth2/v2.0/authorize`)
  expect([status, body]).toMatchObject([
    200,
    {
      tenant_discovery_endpoint: `http://login.example${login}/v2.0/.well-known/openid-configuration`,
      metadata: [{ preferred_network: 'login.example', aliases: ['login.example'] }],
    },
  ])
  const refused = await ask('https://elsewhere.example/x/oauth2/v2.0/authorize')
  expect([refused.status, refused.body.error]).toEqual([400, 'invalid_instance'])
})

test('identity.login-errors-in-one-shape', async () => {
  const { app } = await setup()
  const answers = [
    await supertest(app).get(tokenPath),
    await supertest(app).post(`${login}/oauth2/token`),
    await supertest(app).get(`${login}/oauth2/v2.0/authorize`),
    await supertest(app).post(`${login}/oauth2/v2.0/devicecode`),
    await supertest(app).get(`${login}/.well-known/openid-configuration`),
    await supertest(app).get('/common/discovery/keys'),
    await supertest(app).get('/common/discovery/instance'),
    await supertest(app).get('/elsewhere/discovery/v2.0/keys'),
  ]
  for (const { status, body, headers } of answers) {
    expect(tokenErrorSchema.parse(body).error_codes).toHaveLength(1)
    expect([400, 501]).toContain(status)
    expect(headers['request-id']).toBe(body.trace_id)
  }
  expect(answers.map(({ status }) => status)).toEqual([501, 501, 400, 400, 501, 501, 400, 400])
  expect((await supertest(app).get('/v1.0/nothing')).body.error.code).toBe('NotImplemented')
})

test('identity.app-name', async () => {
  const named = await setup({ displayName: 'WhatsApp Archiver' })
  expect(decodeJwt(await named.tokenOf())['app_displayname']).toBe('WhatsApp Archiver')
  expect(decodeJwt(await (await setup()).tokenOf())['app_displayname']).toBe('Connector')
})
