import nock from 'nock'
import { afterEach, expect, test } from 'vitest'
import { createCaller } from '../http/caller.ts'
import { createHttpClient } from '../http/http-client.ts'
import { createDirectory } from './directory.ts'
import { createGraphClient } from './graph-client.ts'

const host = 'https://graph.test'
const user = {
  id: 'user-1',
  userPrincipalName: 'asha@contoso.example',
  mail: 'Asha@contoso.example',
  userType: 'Member',
}
const select = 'id,userPrincipalName,mail,userType'
const users = (address: string, ...value: object[]) =>
  nock(host, { reqheaders: { authorization: 'Bearer token-1' } })
    .get('/v1.0/users')
    .query({ $filter: `proxyAddresses/any(p:p eq 'smtp:${address}')`, $select: select })
    .reply(200, { value })
const settings = (status: number, body: object) =>
  nock(host).get('/v1.0/users/user-1/settings/exchange').reply(status, body)
const refusal = (code: string) => ({ error: { code, message: 'words about asha@contoso.example' } })

function setup({ token = { access_token: 'token-1' } as object, tokenStatus = 200 } = {}) {
  nock('https://login.test')
    .post('/tenant-1/oauth2/v2.0/token', {
      grant_type: 'client_credentials',
      client_id: 'client-1',
      client_secret: 'a secret',
      scope: 'https://graph.microsoft.com/.default',
    })
    .reply(tokenStatus, token)
  const policy = { backoffMs: [1], retryAfterMsMax: 100, answerBytesMax: 10_000, lookupsAtOnce: 2 }
  const httpClient = createHttpClient({ idleTimeoutMs: 1000 })
  const caller = createCaller({ httpClient, policy, signal: new AbortController().signal })
  const graphSettings = {
    graphUrl: new URL(host),
    loginUrl: new URL('https://login.test'),
    tenantId: 'tenant-1',
    clientId: 'client-1',
    clientSecret: 'a secret',
  }
  return createDirectory(createGraphClient({ settings: graphSettings, caller }), policy)
}

afterEach(() => {
  const left = nock.pendingMocks()
  nock.cleanAll()
  expect(left).toEqual([])
})

test('a user behind an empty page is found', async () => {
  nock(host)
    .get('/v1.0/users')
    .query(({ $filter }) => $filter !== undefined)
    .reply(200, { value: [], '@odata.nextLink': `${host}/v1.0/users?$skiptoken=2` })
  nock(host)
    .get('/v1.0/users')
    .query({ $skiptoken: '2' })
    .reply(200, { value: [user] })
  settings(200, { primaryMailboxId: 'MBX:1@tenant' })
  expect((await setup().find('asha@contoso.example'))?.mailboxId).toBe('MBX:1@tenant')
})

test('a user with a live mailbox is valid', async () => {
  users('asha@contoso.example', user)
  settings(200, { primaryMailboxId: 'MBX:1@tenant' })
  expect(await setup().find('asha@contoso.example')).toEqual({
    mailboxId: 'MBX:1@tenant',
    userId: 'user-1',
    address: 'Asha@contoso.example',
  })
})

test('an address is looked up once a run, in whatever letters it is written', async () => {
  users('asha@contoso.example', user)
  settings(200, { primaryMailboxId: 'MBX:1@tenant' })
  const directory = setup()
  const found = await Promise.all([directory.find('ASHA@contoso.example'), directory.find(' asha@Contoso.example ')])
  expect(found.map((mailbox) => mailbox?.mailboxId)).toEqual(['MBX:1@tenant', 'MBX:1@tenant'])
})

test('an apostrophe in an address is part of it', async () => {
  users("o''brien@contoso.example")
  expect(await setup().find("o'brien@contoso.example")).toBeUndefined()
})

test('an address that nobody has is nobody', async () => {
  users('nobody@contoso.example')
  expect(await setup().find('nobody@contoso.example')).toBeUndefined()
})

test('a guest is not valid', async () => {
  users('asha@contoso.example', { ...user, userType: 'Guest' })
  expect(await setup().find('asha@contoso.example')).toBeUndefined()
})

test('a user without a live mailbox is not valid', async () => {
  users('asha@contoso.example', user)
  settings(404, refusal('MailboxNotEnabledForRESTAPI'))
  expect(await setup().find('asha@contoso.example')).toBeUndefined()
})

test('a mailbox that refuses is a mailbox, with the reason', async () => {
  users('asha@contoso.example', user)
  settings(403, refusal('ErrorAccessDenied'))
  expect(await setup().find('asha@contoso.example')).toEqual({
    mailboxId: 'user-1',
    userId: 'user-1',
    address: 'Asha@contoso.example',
    refusal: 'ErrorAccessDenied',
  })
})

test.each(['no address', 'a@b@c', '', "x') or startswith(mail,'"])('%j is not looked up at all', async (address) => {
  const directory = setup()
  nock.cleanAll()
  expect(await directory.find(address)).toBeUndefined()
})

test('an application that may not look users up ends the run', async () => {
  nock(host).get('/v1.0/users').query(true).reply(403, refusal('Authorization_RequestDenied'))
  await expect(setup().find('asha@contoso.example')).rejects.toMatchObject({
    name: 'FatalError',
    code: 'directory-denied',
    message: expect.stringContaining('Authorization_RequestDenied'),
  })
})

test('an expired token is renewed', async () => {
  nock(host).get('/v1.0/users').query(true).reply(401)
  const directory = setup({ token: { access_token: 'token-0' } })
  nock('https://login.test').post('/tenant-1/oauth2/v2.0/token').reply(200, { access_token: 'token-1' })
  users('asha@contoso.example')
  expect(await directory.find('asha@contoso.example')).toBeUndefined()
})

test('a token endpoint that refuses ends the run, and the secret is not in the message', async () => {
  const finding = setup({ token: { error: 'invalid_client' }, tokenStatus: 401 }).find('asha@contoso.example')
  await expect(finding).rejects.toMatchObject({ name: 'FatalError', code: 'login-refused' })
  await expect(finding).rejects.not.toThrow('a secret')
})

test('a new token that is refused ends the run', async () => {
  nock(host).get('/v1.0/users').query(true).times(2).reply(401)
  const directory = setup()
  nock('https://login.test').post('/tenant-1/oauth2/v2.0/token').reply(200, { access_token: 'token-2' })
  await expect(directory.find('asha@contoso.example')).rejects.toMatchObject({ code: 'login-refused' })
})
