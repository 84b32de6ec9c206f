import supertest from 'supertest'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { createNotificationSender, waitingChangesMax } from '../notifications/notification-sender.ts'
import { sampleEntry } from '../sample-tenant.ts'
import { openReceiver } from '../subscription-operations/sample-receiver.ts'
import type { TenantOptions } from '../tenant-options.ts'
import { openGraphWorld, refusalIn } from '../transport-cases/graph-world.ts'
import { openSignInWorld } from '../transport-cases/sign-in-world.ts'

const asha = '/users/asha@contoso.example'

async function setup(options: Partial<TenantOptions> = {}) {
  const world = await openGraphWorld(options)
  const receiver = await openReceiver()
  onTestFinished(() => receiver.close())
  const asked = (changes: object = {}) => ({
    changeType: 'created,updated,deleted',
    notificationUrl: receiver.url,
    resource: 'users/asha@contoso.example/messages',
    expirationDateTime: '2026-11-23T06:00:00Z',
    clientState: 'mine',
    ...changes,
  })
  const subscribe = (changes: object = {}, headers: Record<string, string> = {}) =>
    world.ask('post', '/subscriptions', { body: asked(changes), headers })
  const told = async () => {
    await world.tenant.notified()
    return receiver.got.splice(0).map(({ changeType, resourceData }) => [changeType, resourceData.id])
  }
  return { ...world, receiver, asked, subscribe, told }
}

afterEach(() => vi.restoreAllMocks())

test('notifications.validation', async () => {
  const { subscribe } = await setup()
  const created = await subscribe()
  expect([created.status, created.body.resource, created.body.clientState]).toEqual([
    201,
    'users/asha@contoso.example/messages',
    'mine',
  ])
  const answers: [unknown, string, (token: string) => [number, string, string]][] = [
    ['as asked for', '201', (token) => [200, 'text/plain; charset=utf-8', token]],
    ['not decoded', '400 ValidationError', (token) => [200, 'text/plain', encodeURIComponent(token)]],
    ['as JSON', '400 ValidationError', (token) => [200, 'application/json', token]],
    ['with 202', '400 ValidationError', (token) => [202, 'text/plain', token]],
    ['with a redirect', '400 ValidationError', (token) => [302, 'text/plain', token]],
  ]
  for (const [how, expected, answerOf] of answers) {
    const receiver = await openReceiver((request, response) => {
      const token = new URL(request.url ?? '', 'http://receiver').searchParams.get('validationToken') ?? ''
      const [status, type, text] = answerOf(token)
      response.writeHead(status, { 'content-type': type, location: '/elsewhere' }).end(text)
    })
    const { status, body } = await subscribe({ notificationUrl: receiver.url })
    expect([how, [status, body.error?.code].join(' ').trim()]).toEqual([how, expected])
    await receiver.close()
  }
  // No system hands out port 2.
  expect((await subscribe({ notificationUrl: 'http://127.0.0.1:2/' })).body.error.message).toContain('200 OK')
})

test('notifications.changes', async () => {
  const { tenant, post, ask, subscribe, receiver, told } = await setup()
  const { id: subscriptionId } = (await subscribe()).body
  const { id } = (await post(`${asha}/messages`, { subject: 'Lunch' })).body
  await ask('patch', `${asha}/messages/${id}`, { body: { subject: 'Dinner' } })
  await tenant.notified()
  const [first, second] = receiver.got
  const { id: objectId } = (await ask('get', asha)).body
  expect(first).toEqual({
    subscriptionId,
    subscriptionExpirationDateTime: '2026-11-23T06:00:00Z',
    changeType: 'created',
    resource: `Users/${objectId}/Messages/${id}`,
    clientState: 'mine',
    tenantId: tenant.tenantId,
    resourceData: {
      '@odata.type': '#Microsoft.Graph.Message',
      '@odata.id': `Users/${objectId}/Messages/${id}`,
      '@odata.etag': expect.stringMatching(/^W\/"/),
      id,
    },
  })
  expect(second?.changeType).toBe('updated')
  expect(JSON.stringify(receiver.got)).not.toContain('Dinner')
  await told()
  await ask('delete', `${asha}/messages/${id}`)
  expect(await told()).toEqual([['deleted', id]])
  // Only what it asked for.
  await ask('delete', `/subscriptions/${subscriptionId}`)
  await subscribe({ changeType: 'updated' })
  const other = (await post(`${asha}/messages`, { subject: 'Tea' })).body.id
  expect(await told()).toEqual([])
  await ask('patch', `${asha}/messages/${other}`, { body: { isRead: true } })
  expect(await told()).toEqual([['updated', other]])
})

test('notifications.folder', async () => {
  const { tenant, post, subscribe, told } = await setup()
  tenant.hire(sampleEntry('ben'))
  await subscribe({ resource: `${asha}/mailFolders/inbox/messages` })
  const { id } = (await post(`${asha}/mailFolders/archive/messages`, { subject: 'Lunch' })).body
  await post('/users/ben@contoso.example/mailFolders/inbox/messages', { subject: 'Of another' })
  expect(await told()).toEqual([])
  const inInbox = (await post(`${asha}/messages/${id}/move`, { destinationId: 'inbox' })).body.id
  expect(await told()).toEqual([['created', inInbox]])
  await post(`${asha}/messages/${inInbox}/move`, { destinationId: 'archive' })
  expect(await told()).toEqual([['deleted', inInbox]])
})

test('notifications.moved', async () => {
  const { post, ask, subscribe, told } = await setup()
  const immutable = { Prefer: 'IdType="ImmutableId"' }
  const { id } = (await post(`${asha}/messages`, { subject: 'Lunch' })).body
  const first = (await subscribe()).body.id
  const moved = (await post(`${asha}/messages/${id}/move`, { destinationId: 'archive' })).body.id
  expect(await told()).toEqual([
    ['deleted', id],
    ['created', moved],
  ])
  await ask('delete', `/subscriptions/${first}`)
  await subscribe({}, immutable)
  const lasting = (await ask('get', `${asha}/messages/${moved}`, { headers: immutable })).body.id
  await post(`${asha}/messages/${moved}/move`, { destinationId: 'inbox' })
  expect(await told()).toEqual([['updated', lasting]])
})

test('notifications.life', async () => {
  const { room, post, ask, get, subscribe, told } = await setup()
  const tooLong = await subscribe({ expirationDateTime: '2026-11-29T06:00:01Z' })
  expect([tooLong.body.error.code, tooLong.body.error.message]).toEqual([
    'ExtensionError',
    'Subscription expiration can only be 10080 minutes in the future.',
  ])
  expect((await subscribe({ expirationDateTime: '2026-11-22T06:00:00Z' })).status).toBe(400)
  const { id } = (await subscribe({ expirationDateTime: '2026-11-29T08:00:00+02:00' })).body
  const renewed = await ask('patch', `/subscriptions/${id}`, { body: { expirationDateTime: '2026-11-22T07:00:00Z' } })
  expect([renewed.status, renewed.body.expirationDateTime]).toEqual([200, '2026-11-22T07:00:00Z'])
  room.clock.advance(3_600_000)
  await post(`${asha}/messages`, { subject: 'Lunch' })
  expect([await told(), (await get('/subscriptions')).body.value]).toEqual([[], []])
  expect(refusalIn(await get(`/subscriptions/${id}`))).toEqual([404, 'ResourceNotFound'])
})

test('notifications.own', async () => {
  const { tenant, app, signIn } = await openSignInWorld()
  const receiver = await openReceiver()
  onTestFinished(() => receiver.close())
  const people = await Promise.all([signIn(), signIn('ben@contoso.example')])
  const of = (token: string) => ({
    post: (resource: string) =>
      supertest(app).post('/v1.0/subscriptions').auth(token, { type: 'bearer' }).send({
        changeType: 'created',
        notificationUrl: receiver.url,
        resource,
        expirationDateTime: '2026-11-23T06:00:00Z',
      }),
    list: () => supertest(app).get('/v1.0/subscriptions').auth(token, { type: 'bearer' }),
  })
  const [own] = people.map(({ access_token }) => of(access_token))
  const made = await own?.post("me/mailFolders('inbox')/messages")
  expect([made?.status, made?.body.resource]).toEqual([201, "me/mailFolders('inbox')/messages"])
  const found = await own?.list()
  expect(found?.body.value.map(({ id }: { id: string }) => id)).toEqual([made?.body.id])
  expect(tenant.operations.some(({ name }) => name === 'subscriptions.renew')).toBe(true)
  const alone = await openGraphWorld()
  expect(refusalIn(await alone.get(`/subscriptions/${made?.body.id}`))).toEqual([404, 'ResourceNotFound'])
})

test('notifications.rights', async () => {
  const without = await setup({ roles: ['User.Read.All'] })
  expect(refusalIn(await without.subscribe())).toEqual([403, 'ErrorAccessDenied'])
  const kept = await setup({ accessPolicy: { right: 'deny', addresses: ['asha@contoso.example'] } })
  expect(refusalIn(await kept.subscribe())).toEqual([403, 'ErrorAccessDenied'])
  const { subscribe } = await setup()
  expect(refusalIn(await subscribe({ resource: 'me/messages' }))).toEqual([400, 'BadRequest'])
  expect(refusalIn(await subscribe({ resource: 'users/nobody/messages' }))).toEqual([404, 'ErrorInvalidUser'])
  const { app, signIn } = await openSignInWorld()
  const receiver = await openReceiver()
  onTestFinished(() => receiver.close())
  const { access_token: token } = await signIn()
  const ofBen = {
    changeType: 'created',
    notificationUrl: receiver.url,
    resource: 'users/ben@contoso.example/messages',
    expirationDateTime: '2026-11-23T06:00:00Z',
  }
  const answer = await supertest(app).post('/v1.0/subscriptions').auth(token, { type: 'bearer' }).send(ofBen)
  expect(refusalIn(answer)).toEqual([403, 'ErrorAccessDenied'])
})

test('notifications.again', async () => {
  const { post, ask, subscribe, receiver, told } = await setup()
  const { id: subscriptionId } = (await subscribe()).body
  receiver.answerWith(503, 500)
  const { id } = (await post(`${asha}/messages`, { subject: 'Lunch' })).body
  expect([await told(), receiver.requests()]).toEqual([[['created', id]], 3])
  receiver.answerWith(503, 503, 503)
  await post(`${asha}/messages`, { subject: 'Given up' })
  expect([await told(), receiver.requests()]).toEqual([[], 6])
  const next = (await post(`${asha}/messages`, { subject: 'Later' })).body.id
  expect(await told()).toEqual([['created', next]])
  // What waits for a subscription goes with it.
  receiver.answerWith(503, 503, 503)
  await post(`${asha}/messages`, { subject: 'Tried' })
  await new Promise((resolve) => setImmediate(resolve))
  await post(`${asha}/messages`, { subject: 'Waits' })
  await ask('delete', `/subscriptions/${subscriptionId}`)
  expect([await told(), receiver.requests()]).toEqual([[], 10])
})

test('notifications.bound', async () => {
  const { receiver } = await setup()
  const sender = createNotificationSender()
  const line = { id: 'a', url: receiver.url, isThere: () => true }
  const changeOf = (index: number) => ({ changeType: 'created', resourceData: { id: String(index) } })
  for (let index = 0; index < waitingChangesMax + 5; index += 1) sender.send(line, changeOf(index))
  sender.send({ ...line, id: 'b' }, changeOf(-1))
  await sender.settled()
  const got = receiver.got.splice(0).map(({ resourceData }) => Number(resourceData.id))
  // The line of another subscription is its own.
  expect(got.filter((index) => index === -1)).toHaveLength(1)
  expect(got.filter((index) => index >= 0)).toEqual(Array.from({ length: 1_000 }, (_, index) => index))
  sender.send(line, changeOf(2_000))
  await sender.settled()
  expect(receiver.got.map(({ resourceData }) => resourceData.id)).toEqual(['2000'])
})

test('notifications.loopback', async () => {
  const { subscribe } = await setup()
  for (const notificationUrl of ['https://hooks.example/a', 'http://169.254.169.254/', 'http://127.0.0.1.example/']) {
    const { status, body } = await subscribe({ notificationUrl })
    expect([status, body.error.message]).toEqual([400, expect.stringContaining('this machine only')])
  }
  for (const notificationUrl of ['file:///etc/passwd', 'ftp://localhost/', 'nowhere']) {
    expect((await subscribe({ notificationUrl })).status).toBe(400)
  }
})

test('notifications.elsewhere', async () => {
  const { subscribe, receiver } = await setup()
  for (const changes of [
    { lifecycleNotificationUrl: receiver.url },
    { includeResourceData: true, encryptionCertificate: 'a', encryptionCertificateId: 'b' },
    { resource: "users/asha@contoso.example/messages?$filter=subject eq 'a'" },
    { resource: 'users/asha@contoso.example/events' },
    { resource: 'communications/callRecords' },
  ]) {
    const { status, body } = await subscribe(changes)
    expect([status, body.error.code], JSON.stringify(changes)).toEqual([501, 'NotImplemented'])
  }
  expect(refusalIn(await subscribe({ resource: 'nonsense' }))).toEqual([400, 'InvalidRequest'])
})
