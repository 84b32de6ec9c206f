import supertest from 'supertest'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { type BatchedRequest, batchResponseSchema, graphErrorSchema } from '../../contract/index.ts'
import { realNow } from '../../control/clock.ts'
import { expressTransport } from '../../control/http/express-transport.ts'
import { createChance } from '../../control/seed.ts'
import { openSampleTenant, sampleClient, sampleEntry, sampleForm } from '../sample-tenant.ts'
import type { TenantOptions } from '../tenant-options.ts'
import type { AreaRefusalName } from './area-refusals.ts'
import { type GraphErrorName, GraphRefusal } from './errors.ts'
import { createStoreIds } from './identifiers.ts'
import type { MailRefusalName } from './mail-refusals.ts'
import type { QueryRefusalName } from './odata/refusals.ts'

const tokenPath = `/${sampleClient.tenantId}/oauth2/v2.0/token`
const asha = '/v1.0/users/asha@contoso.example'
const strangeId = createStoreIds(createChance(99)).folder()

async function setup(options: Partial<TenantOptions> = {}) {
  const { tenant, room } = await openSampleTenant({ tokenLifeSeconds: 60, ...options })
  const app = expressTransport(tenant, room)
  const login = await supertest(app).post(tokenPath).type('form').send(sampleForm())
  const headers = { authorization: `Bearer ${login.body.access_token}` }
  const get = (path: string) => supertest(app).get(path).set(headers)
  const post = (path: string, body: string | object = {}) =>
    supertest(app).post(path).set(headers).type('json').send(body)
  const mailboxId = tenant.snapshot()[0]?.mailboxId ?? ''
  const mailbox = `/v1.0/admin/exchange/mailboxes/${mailboxId}`
  const inbox = tenant.snapshot()[0]?.folders.find(({ wellKnownName }) => wellKnownName === 'inbox')?.folderId ?? ''
  const importPath = async (): Promise<string> => {
    const { importUrl } = (await post(`${mailbox}/createImportSession`)).body
    return String(importUrl).replace(/^https?:\/\/[^/]+/, '')
  }
  const item = { FolderId: inbox, Mode: 'create', Data: Buffer.from('Subject: x\r\n\r\n').toString('base64') }
  const importItem = async (more: object) => post(await importPath(), { ...item, ...more })
  return { tenant, room, app, headers, get, post, mailbox, importPath, importItem }
}

type World = Awaited<ReturnType<typeof setup>>
type Reached = { status: number; body: unknown; headers?: Record<string, string> }

const bearer = (world: World, token: string) => supertest(world.app).get('/v1.0/users').auth(token, { type: 'bearer' })
const thrownByTheTransport = (world: World, error: Error): Reached => {
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

const injected = ({ room, get }: World, status: number) => {
  room.faults.arm({ operation: 'users.list', times: 1, effect: { kind: 'answer', status } })
  return get('/v1.0/users')
}

const lastOfBatch = async ({ post }: World, requests: BatchedRequest[]): Promise<Reached> => {
  const { responses } = batchResponseSchema.parse((await post('/v1.0/$batch', { requests })).body)
  const found = responses.find(({ id }) => id === requests.at(-1)?.id)
  return { status: found?.status ?? 0, body: found?.body }
}

type Reach = (world: World) => PromiseLike<Reached> | Reached

/**
 * Those of mail have their cases in `mail/refusals.test.ts`, those of queries in `odata/refusals.test.ts`, those of the other areas
 * beside the operations of each area.
 */
type CaseName = Exclude<GraphErrorName, MailRefusalName | QueryRefusalName | AreaRefusalName>

/** What each refusal by Graph says, and how it is reached. Typed, so that a new one without a case does not compile. */
const graphCases: Record<CaseName, [status: number, code: string, subject: string, reach: Reach]> = {
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
  personNeeded: [400, 'BadRequest', '', ({ get }) => get('/v1.0/me')],
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
  accessPolicyDenied: [
    403,
    'ErrorAccessDenied',
    '',
    async () => {
      const world = await setup({ accessPolicy: { right: 'restrict', addresses: [] } })
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
  folderDistinguished: [
    400,
    'ErrorDeleteDistinguishedFolder',
    '',
    ({ app, headers }) => supertest(app).delete(`${asha}/mailFolders/inbox`).set(headers),
  ],
  folderIntoItself: [
    400,
    'ErrorMoveCopyFailed',
    '',
    async ({ post }) => {
      const { id } = (await post(`${asha}/mailFolders`, { displayName: 'Chats' })).body
      return post(`${asha}/mailFolders/${id}/move`, { destinationId: id })
    },
  ],
  folderHiddenForGood: [
    400,
    'ErrorInvalidRequest',
    '',
    async ({ app, headers, post }) => {
      const { id } = (await post(`${asha}/mailFolders`, { displayName: 'Chats' })).body
      return supertest(app).patch(`${asha}/mailFolders/${id}`).set(headers).send({ isHidden: true })
    },
  ],
  batchInvalid: [
    400,
    'BadRequest',
    'requests: more than 20.',
    ({ post }) => {
      const requests = Array.from({ length: 21 }, (_, index) => ({ id: `${index}`, method: 'GET', url: '/users' }))
      return post('/v1.0/$batch', { requests })
    },
  ],
  dependencyFailed: [
    424,
    'FailedDependency',
    '',
    (world) =>
      lastOfBatch(world, [
        { id: '1', method: 'GET', url: '/users/nobody' },
        { id: '2', method: 'GET', url: '/users', dependsOn: ['1'] },
      ]),
  ],
  answerLost: [
    504,
    'GatewayTimeout',
    '',
    (world) => {
      world.room.faults.arm({ operation: 'users.list', effect: { kind: 'reset' } })
      return lastOfBatch(world, [{ id: '1', method: 'GET', url: '/users' }])
    },
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
  requestUnreadable: [400, 'BadRequest', '', ({ get }) => get('/v1.0/users/%zz')],
  bodyTooLarge: [
    413,
    'RequestEntityTooLarge',
    '',
    (world) => thrownByTheTransport(world, Object.assign(new Error('too large'), { status: 413 })),
  ],
  tooManyRequests: [
    429,
    'TooManyRequests',
    '',
    async ({ tenant, get, mailbox }) => {
      tenant.throttle({ requests: { max: 1, windowMs: 60_000 } })
      await get(`${mailbox}/folders`)
      return get(`${mailbox}/folders`)
    },
  ],
  mailboxConcurrency: [
    429,
    'ApplicationThrottled',
    '',
    async ({ tenant, get, mailbox }) => {
      tenant.throttle({ concurrency: { max: 1, per: 'app', serviceTimeMs: 1000 } })
      const both = await Promise.all([get(`${mailbox}/folders`), get(`${mailbox}/folders`)])
      return both.toSorted((a, b) => b.status - a.status)[0] ?? { status: 0, body: {} }
    },
  ],
  internal: [
    500,
    'InternalServerError',
    'TypeError',
    (world) => thrownByTheTransport(world, new TypeError('of the mock')),
  ],
  serviceUnavailable: [503, 'serviceNotAvailable', '', (world) => injected(world, 503)],
  headerUnsupported: [
    501,
    'NotImplemented',
    'range',
    ({ app, headers }) =>
      supertest(app)
        .get(asha)
        .set({ ...headers, range: 'bytes=0-9' }),
  ],
  notImplemented: [501, 'NotImplemented', 'GET /v1.0/teams', ({ get }) => get('/v1.0/teams')],
}

describe('the catalogue of refusals', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  it.each(Object.keys(graphCases) as CaseName[])('answers %s as Graph does', async (name) => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const [status, code, subject, reach] = graphCases[name]
    const { message } = new GraphRefusal(name, subject)
    const answer = await reach(await setup())
    const { error } = graphErrorSchema.parse(answer.body)
    const { status: answered } = answer
    expect([answered, error.code, error.message]).toEqual([status, code, message])
    expect(error.innerError.date).toBe('2026-11-22T06:00:00')
    if (answer.status === 401) expect(answer.headers?.['www-authenticate']).toMatch(/^Bearer /)
  })

  it('refuses to import into another mailbox than the one that the session was opened for', async () => {
    const { tenant, post, importPath } = await setup()
    tenant.hire(sampleEntry('ben'))
    const [own = '', others = ''] = tenant.snapshot().map(({ mailboxId }) => encodeURIComponent(mailboxId))
    const answer = await post((await importPath()).replace(own, others))
    expect([own === others, answer.status]).toEqual([false, 401])
  })
})
