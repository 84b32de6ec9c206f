import supertest from 'supertest'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { type AppRole, graphErrorSchema, tokenErrorSchema } from '../contract/index.ts'
import { realNow } from '../control/clock.ts'
import { createChance } from '../control/seed.ts'
import { type GraphErrorName, GraphRefusal, type IdentityErrorName, IdentityRefusal } from './errors.ts'
import { expressApp } from './express-app.ts'
import { drawStoreId } from './identifiers.ts'
import { openSampleTenant, sampleClient, sampleEntry, sampleForm } from './sample-tenant.ts'

const tokenPath = `/${sampleClient.tenantId}/oauth2/v2.0/token`
const asha = '/v1.0/users/asha@contoso.example'
const strangeId = drawStoreId(createChance(99))

async function setup({ roles, tokenLifeSeconds = 60 }: { roles?: AppRole[]; tokenLifeSeconds?: number } = {}) {
  const { tenant, room } = await openSampleTenant({ tokenLifeSeconds, ...(roles && { roles }) })
  const app = expressApp(tenant, room)
  const login = await supertest(app).post(tokenPath).type('form').send(sampleForm())
  const headers = { authorization: `Bearer ${login.body.access_token}` }
  const get = (path: string) => supertest(app).get(path).set(headers)
  const post = (path: string, body: string | object = {}) =>
    supertest(app).post(path).set(headers).type('json').send(body)
  const mailboxId = tenant.snapshot()[0]?.mailboxId ?? ''
  const mailbox = `/v1.0/admin/exchange/mailboxes/${mailboxId}`
  const { inbox = '' } = Object.fromEntries(
    tenant.snapshot()[0]?.folders.map((folder) => [folder.wellKnownName, folder.folderId]) ?? [],
  )
  const importPath = async (): Promise<string> => {
    const { importUrl } = (await post(`${mailbox}/createImportSession`)).body
    return String(importUrl).replace(/^https?:\/\/[^/]+/, '')
  }
  const item = { FolderId: inbox, Mode: 'create', Data: Buffer.from('Subject: x\r\n\r\n').toString('base64') }
  const importItem = async (more: object) => post(await importPath(), { ...item, ...more })
  return { tenant, app, get, post, mailbox, importPath, importItem }
}

type World = Awaited<ReturnType<typeof setup>>
type Reached = { status: number; body: unknown; headers?: Record<string, string> }

const bearer = (world: World, token: string) => supertest(world.app).get('/v1.0/users').auth(token, { type: 'bearer' })
const thrownByTheDoor = (world: World, error: Error): Reached => {
  const url = new URL('https://tenant.example/v1.0/users')
  const { status, body } = world.tenant.failed(error, {
    method: 'GET',
    url,
    params: {},
    headers: {},
    body: Buffer.of(),
  })
  return { status, body: JSON.parse(String(body)) }
}

type Reach = (world: World) => PromiseLike<Reached> | Reached

/** What each refusal by Graph says, and how it is reached. Typed, so that a new one without a case does not compile. */
const graphCases: Record<GraphErrorName, [status: number, code: string, subject: string, reach: Reach]> = {
  tokenMissing: [401, 'InvalidAuthenticationToken', '', ({ app }) => supertest(app).get('/v1.0/users')],
  tokenInvalid: [401, 'InvalidAuthenticationToken', '', (world) => bearer(world, 'a.b.c')],
  tokenExpired: [
    401,
    'InvalidAuthenticationToken',
    '',
    async (world) => {
      vi.setSystemTime(realNow().getTime() + 62_000)
      return world.get('/v1.0/users')
    },
  ],
  importTokenInvalid: [
    401,
    'InvalidAuthenticationToken',
    '',
    async ({ importPath, post }) => {
      const path = await importPath()
      vi.setSystemTime(realNow().getTime() + 62_000)
      return post(path)
    },
  ],
  directoryDenied: [
    403,
    'Authorization_RequestDenied',
    '',
    async () => (await setup({ roles: ['MailboxFolder.ReadWrite.All'] })).get(asha),
  ],
  mailDenied: [
    403,
    'ErrorAccessDenied',
    '',
    async () => {
      const world = await setup({ roles: ['User.Read.All', 'MailboxItem.ImportExport.All'] })
      return world.get(`${world.mailbox}/folders`)
    },
  ],
  userNotFound: [404, 'Request_ResourceNotFound', 'nobody', ({ get }) => get('/v1.0/users/nobody')],
  userInvalid: [404, 'ErrorInvalidUser', 'nobody', ({ get }) => get('/v1.0/users/nobody/settings/exchange')],
  mailboxUndiscoverable: [
    404,
    'ResourceNotFound',
    '',
    ({ get }) => get('/v1.0/admin/exchange/mailboxes/MBX:none@none/folders'),
  ],
  mailboxNotEnabled: [
    404,
    'MailboxNotEnabledForRESTAPI',
    '',
    ({ tenant, get, mailbox }) => {
      tenant.change('asha', { mailbox: 'inactive' })
      return get(`${mailbox}/folders`)
    },
  ],
  itemNotFound: [404, 'ErrorItemNotFound', '', ({ get, mailbox }) => get(`${mailbox}/folders/${strangeId}`)],
  folderNotFound: [404, 'ErrorFolderNotFound', '', ({ importItem }) => importItem({ FolderId: strangeId })],
  idMalformed: [400, 'ErrorInvalidIdMalformed', '', ({ get, mailbox }) => get(`${mailbox}/folders/Inbox%20of%20Asha`)],
  folderExists: [
    409,
    'ErrorFolderExists',
    'INBOX',
    ({ post, mailbox }) => post(`${mailbox}/folders`, { displayName: 'INBOX' }),
  ],
  changeKeyMismatch: [
    412,
    'ErrorIrresolvableConflict',
    '',
    async ({ importItem }) => {
      const { itemId } = (await importItem({})).body
      return importItem({ Mode: 'update', ItemId: itemId, ChangeKey: 'another' })
    },
  ],
  createWithItem: [400, 'ErrorInvalidRequest', '', ({ importItem }) => importItem({ ChangeKey: 'any' })],
  updateWithoutItem: [
    400,
    'ErrorInvalidRequest',
    '',
    ({ importItem }) => importItem({ Mode: 'update', ItemId: strangeId }),
  ],
  base64Invalid: [
    400,
    'ErrorMimeContentInvalidBase64String',
    '',
    ({ importItem }) => importItem({ Data: 'not/base64!' }),
  ],
  jsonUnreadable: [400, 'BadRequest', '', ({ post, mailbox }) => post(`${mailbox}/folders`, '{"displayName": ')],
  bodyInvalid: [
    400,
    'ErrorInvalidRequest',
    'body: Unrecognized key: "isHidden"',
    ({ post, mailbox }) => post(`${mailbox}/folders`, { displayName: 'x', isHidden: true }),
  ],
  filterInvalid: [400, 'BadRequest', '', ({ get }) => get('/v1.0/users?$filter=mail')],
  filterUnsupported: [
    400,
    'Request_UnsupportedQuery',
    'displayName',
    ({ get }) => get("/v1.0/users?$filter=displayName eq 'asha'"),
  ],
  selectUnknown: [400, 'BadRequest', 'phone', ({ get }) => get('/v1.0/users?$select=id,phone')],
  pageSizeInvalid: [400, 'Request_UnsupportedQuery', '1000', ({ get }) => get('/v1.0/users?$top=1000')],
  pageTokenInvalid: [400, 'Directory_ExpiredPageToken', '', ({ get }) => get('/v1.0/users?$skiptoken=0')],
  pagingInvalid: [
    400,
    'ErrorInvalidUrlQuery',
    '$top (1 to 1000)',
    ({ get, mailbox }) => get(`${mailbox}/folders?$top=0`),
  ],
  queryUnsupported: [400, 'BadRequest', '$orderby', ({ get }) => get('/v1.0/users?$orderby=mail')],
  requestUnreadable: [400, 'BadRequest', '', ({ get }) => get('/v1.0/users/%zz')],
  bodyTooLarge: [
    413,
    'RequestEntityTooLarge',
    '',
    (world) => thrownByTheDoor(world, Object.assign(new Error('too large'), { status: 413 })),
  ],
  internal: [500, 'InternalServerError', 'TypeError', (world) => thrownByTheDoor(world, new TypeError('of the mock'))],
  notImplemented: [501, 'NotImplemented', 'GET /v1.0/me', ({ get }) => get('/v1.0/me')],
}

const token =
  (changes: Record<string, string | undefined>, path = tokenPath) =>
  (world: World) =>
    supertest(world.app).post(path).type('form').send(sampleForm(changes))

/** What each refusal by the token endpoint says, and how it is reached. */
const identityCases: Record<
  IdentityErrorName,
  [status: number, error: string, aadsts: number, subject: string, reach: Reach]
> = {
  parameterMissing: [400, 'invalid_request', 900144, 'client_id', token({ client_id: undefined })],
  grantUnsupported: [400, 'unsupported_grant_type', 70003, 'password', token({ grant_type: 'password' })],
  tenantUnknown: [400, 'invalid_request', 90002, 'elsewhere', token({}, '/elsewhere/oauth2/v2.0/token')],
  clientUnknown: [400, 'unauthorized_client', 700016, 'stranger', token({ client_id: 'stranger' })],
  secretMissing: [401, 'invalid_client', 7000218, '', token({ client_secret: undefined })],
  secretWrong: [401, 'invalid_client', 7000215, sampleClient.clientId, token({ client_secret: 'guessed' })],
  scopeMissing: [400, 'invalid_scope', 70011, '', token({ scope: undefined })],
  scopeNotDefault: [
    400,
    'invalid_scope',
    1002012,
    'https://graph.microsoft.com/Mail.Read',
    token({ scope: 'https://graph.microsoft.com/Mail.Read' }),
  ],
  resourceUnknown: [
    400,
    'invalid_resource',
    500011,
    'https://vault.example',
    token({ scope: 'https://vault.example/.default' }),
  ],
}

describe('the catalogue of refusals', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  it.each(Object.keys(graphCases) as GraphErrorName[])('answers %s as Graph does', async (name) => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const [status, code, subject, reach] = graphCases[name]
    const { message } = new GraphRefusal(name, subject)
    const answer = await reach(await setup())
    const { error } = graphErrorSchema.parse(answer.body)
    expect({ status: answer.status, code: error.code, message: error.message }).toEqual({
      status,
      code,
      message,
    })
    expect(error.innerError.date).toBe('2026-11-22T06:00:00')
    if (answer.status === 401) expect(answer.headers?.['www-authenticate']).toMatch(/^Bearer /)
  })

  it.each(Object.keys(identityCases) as IdentityErrorName[])('answers %s as the token endpoint does', async (name) => {
    const [status, error, aadsts, subject, reach] = identityCases[name]
    const { message } = new IdentityRefusal(name, subject)
    const answer = await reach(await setup())
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

  it('refuses to import into the mailbox of another than the session was opened for', async () => {
    const { tenant, post, importPath } = await setup()
    tenant.hire(sampleEntry('ben'))
    const [own = '', others = ''] = tenant.snapshot().map(({ mailboxId }) => encodeURIComponent(mailboxId))
    const answer = await post((await importPath()).replace(own, others))
    expect([own === others, answer.status]).toEqual([false, 401])
  })
})
