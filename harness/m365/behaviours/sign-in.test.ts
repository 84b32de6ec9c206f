import { decodeJwt } from 'jose'
import supertest from 'supertest'
import { expect, test } from 'vitest'
import { deviceAuthorizationSchema, tokenResponseSchema } from '../../contract/index.ts'
import { sampleClient } from '../sample-tenant.ts'
import { openGraphWorld } from '../transport-cases/graph-world.ts'
import { codeIn, openSignInWorld } from '../transport-cases/sign-in-world.ts'

const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code'

test('sign-in.code', async () => {
  const { app, query, submit, redeem, graph } = await openSignInWorld()
  const page = await supertest(app).get(
    `/common/oauth2/v2.0/authorize?${query({ login_hint: 'asha@contoso.example' })}`,
  )
  expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
  expect(page.text).toContain('value="asha@contoso.example"')
  const sent = await submit(query())
  const location = new URL(sent.headers['location'] ?? '')
  expect([sent.status, location.host, location.searchParams.get('state')]).toEqual([302, 'localhost:53123', 'mine'])
  const answer = await redeem({ code: codeIn(sent.headers) })
  const tokens = tokenResponseSchema.parse(answer.body)
  expect(tokens.scope?.split(' ').toSorted()).toEqual([
    'Mail.ReadWrite',
    'User.Read',
    'offline_access',
    'openid',
    'profile',
  ])
  expect([tokens.refresh_token, tokens.id_token, tokens.client_info].includes(undefined)).toBe(false)
  expect((await graph(tokens.access_token, '/me')).body.userPrincipalName).toBe('asha@contoso.example')
  const posted = await submit(query({ response_mode: 'form_post' }))
  const [, codeInForm = ''] = /name="code" value="([^"]*)"/.exec(posted.text) ?? []
  expect(posted.text).toContain('<form method="post" action="http://localhost:53123/answer">')
  expect((await redeem({ code: codeInForm })).status).toBe(200)
  const plain = await submit(query({ scope: 'User.Read', response_mode: 'fragment' }))
  const code = new URLSearchParams(new URL(plain.headers['location'] ?? '').hash.slice(1)).get('code') ?? ''
  const { refresh_token: none, id_token: neither } = (await redeem({ code })).body
  expect([none, neither]).toEqual([undefined, undefined])
})

test('sign-in.code-once', async () => {
  const { query, submit, redeem } = await openSignInWorld()
  const code = async () => codeIn((await submit(query())).headers)
  const once = await code()
  expect((await redeem({ code: once })).status).toBe(200)
  expect((await redeem({ code: once })).body.error).toBe('invalid_grant')
  expect((await redeem({ code: await code(), code_verifier: undefined })).body.error).toBe('invalid_grant')
  const elsewhere = { redirect_uri: 'http://localhost:1/answer' }
  expect((await redeem({ code: await code(), ...elsewhere })).body.error_codes).toEqual([500112])
  expect((await redeem({ code: await code(), client_secret: 'guessed' })).body.error_codes).toEqual([7000215])
})

test('sign-in.loopback', async () => {
  const { app, query } = await openSignInWorld({ redirectUris: ['http://localhost', 'https://app.example/answer'] })
  const status = async (redirect_uri: string) =>
    (await supertest(app).get(`/${sampleClient.tenantId}/oauth2/v2.0/authorize?${query({ redirect_uri })}`)).status
  expect([
    await status('http://localhost:1234'),
    await status('http://localhost/answer'),
    await status('https://app.example/answer'),
    await status('https://app.example:444/answer'),
    await status('https://localhost:1234'),
    await status('http://127.0.0.1:1234'),
  ]).toEqual([200, 200, 200, 400, 400, 400])
})

test('sign-in.device-code', async () => {
  const { app, deviceCode, enter, redeem, graph } = await openSignInWorld()
  const begun = deviceAuthorizationSchema.parse((await deviceCode()).body)
  expect([begun.verification_uri, begun.message.includes(begun.user_code)]).toEqual([
    'http://tenant.example/common/oauth2/deviceauth',
    true,
  ])
  const poll = () => redeem({ grant_type: deviceGrant, device_code: begun.device_code })
  expect([(await poll()).status, (await poll()).body.error]).toEqual([400, 'authorization_pending'])
  expect((await supertest(app).get('/common/oauth2/deviceauth')).text).toContain('name="otc"')
  expect((await enter(begun.user_code.toLowerCase(), 'ben@contoso.example')).status).toBe(200)
  const { body } = await poll()
  expect((await graph(body.access_token, '/me')).body.displayName).toBe('ben')
  expect((await poll()).body.error).toBe('expired_token')
})

test('sign-in.device-grant-of-msal', async () => {
  const { deviceCode, enter, redeem } = await openSignInWorld()
  const { user_code, device_code } = (await deviceCode()).body
  await enter(user_code)
  expect((await redeem({ grant_type: 'device_code', device_code })).status).toBe(200)
})

test('sign-in.refresh', async () => {
  const { signIn, redeem, graph } = await openSignInWorld()
  const { refresh_token } = await signIn()
  const refreshed = await redeem({ grant_type: 'refresh_token', refresh_token, scope: 'User.Read offline_access' })
  expect([refreshed.status, refreshed.body.refresh_token === refresh_token]).toEqual([200, false])
  expect((await graph(refreshed.body.access_token, '/me')).status).toBe(200)
  expect((await graph(refreshed.body.access_token, '/me/messages')).status).toBe(403)
})

test('sign-in.claims', async () => {
  const { signIn, graph } = await openSignInWorld()
  const { access_token, id_token = '' } = await signIn()
  const me = (await graph(access_token, '/me')).body
  const access = decodeJwt(access_token)
  expect([access['scp'], access['oid'], access['upn'], access['roles']]).toEqual([
    'User.Read Mail.ReadWrite',
    me.id,
    'asha@contoso.example',
    undefined,
  ])
  expect(decodeJwt(id_token)).toMatchObject({
    aud: sampleClient.clientId,
    iss: `http://tenant.example/${sampleClient.tenantId}/v2.0`,
    preferred_username: 'asha@contoso.example',
    name: 'asha',
    oid: me.id,
    tid: sampleClient.tenantId,
    nonce: 'once',
  })
})

test('sign-in.me', async () => {
  const { signIn, graph } = await openSignInWorld()
  const { access_token: token } = await signIn()
  const me = (await graph(token, '/me?$select=id,mail')).body
  expect(me['@odata.context']).toBe('http://tenant.example/v1.0/$metadata#users(id,mail)/$entity')
  const folders = (await graph(token, '/me/mailFolders/inbox')).body
  expect(folders['@odata.context']).toContain(`$metadata#users('${me.id}')/mailFolders`)
  const app = await openGraphWorld()
  const { status, body } = await app.get('/me/messages')
  expect([status, body.error.code]).toEqual([400, 'BadRequest'])
})

test('sign-in.own-mailbox', async () => {
  const { signIn, graph } = await openSignInWorld()
  const { access_token: token } = await signIn()
  const status = async (path: string) => (await graph(token, path)).status
  expect([await status('/users/asha@contoso.example'), await status('/users/asha@contoso.example/messages')]).toEqual([
    200, 200,
  ])
  expect([
    await status('/users'),
    await status('/users/ben@contoso.example'),
    await status('/users/ben@contoso.example/messages'),
  ]).toEqual([403, 403, 403])
  const reader = await signIn('asha@contoso.example', 'Mail.ReadBasic User.ReadBasic.All')
  expect((await graph(reader.access_token, '/users/ben@contoso.example')).status).toBe(200)
  expect((await graph(reader.access_token, '/me/messages')).status).toBe(200)
  expect((await graph(reader.access_token, '/me/messages/x/attachments')).status).toBe(403)
})

test('sign-in.beta', async () => {
  const { signIn, graph } = await openSignInWorld()
  const { access_token: token } = await signIn('asha@contoso.example', 'User.ReadBasic.All Mail.ReadWrite')
  const answers = await Promise.all(
    ['/me', '/me/messages', '/users?$top=1', "/users('asha@contoso.example')/mailFolders('inbox')"].map(
      async (path) => [
        (await graph(token, `/v1.0${path}`)).text.replaceAll('/v1.0', '/beta'),
        (await graph(token, `/beta${path}`)).text,
      ],
    ),
  )
  for (const [stable, beta] of answers) expect(beta).toBe(stable)
})
