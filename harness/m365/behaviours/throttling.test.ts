import { performance } from 'node:perf_hooks'
import supertest from 'supertest'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { expressTransport } from '../../control/http/express-transport.ts'
import { openSampleTenant, sampleClient, sampleEntry, sampleForm } from '../sample-tenant.ts'
import type { ThrottlingLimits } from '../throttling/limits.ts'
import { openGraphWorld } from '../transport-cases/graph-world.ts'

const otherApp = { clientId: '77777777-2222-4333-8444-555555555555', clientSecret: sampleClient.clientSecret }

async function setup(throttling: ThrottlingLimits) {
  const { tenant, room } = await openSampleTenant({ throttling, otherApps: [otherApp] })
  tenant.hire(sampleEntry('ben'))
  const app = expressTransport(tenant, room)
  const tokenOf = async (clientId: string) => {
    const form = sampleForm({ client_id: clientId })
    const answer = await supertest(app).post(`/${sampleClient.tenantId}/oauth2/v2.0/token`).type('form').send(form)
    return `Bearer ${answer.body.access_token}`
  }
  const [own, others] = [await tokenOf(sampleClient.clientId), await tokenOf(otherApp.clientId)]
  const get = (path: string, authorization = own) => supertest(app).get(path).set({ authorization })
  const post = (path: string, body: object) => supertest(app).post(path).set({ authorization: own }).send(body)
  const [asha = '', ben = ''] = tenant
    .snapshot()
    .map((one) => `/v1.0/admin/exchange/mailboxes/${one.mailboxId}/folders`)
  return { room, get, post, asha, ben, others }
}

const onceIn = (windowMs: number): ThrottlingLimits => ({ requests: { max: 1, windowMs } })

// The clock moves only when a test moves it: the tests do not wait, and a slow machine cannot change a result.
let realMs = 0
beforeEach(() => {
  vi.spyOn(performance, 'now').mockImplementation(() => realMs)
})
afterEach(() => {
  vi.restoreAllMocks()
})
const pass = (durationMs: number): void => {
  realMs += durationMs
}

test('throttling.too-many-requests', async () => {
  const { asha, get } = await setup({ requests: { max: 3, windowMs: 60_000 } })
  const answers = [await get(asha), await get(asha), await get(asha), await get(asha)]
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429])
  expect(answers.at(-1)?.headers['retry-after']).toBe('60.001')
})

test('throttling.error-body', async () => {
  const { asha, get } = await setup(onceIn(60_000))
  await get(asha)
  const { body } = await get(asha)
  expect(body.error).toMatchObject({
    code: 'TooManyRequests',
    innerError: { code: '429', date: '2026-11-22T06:00:00' },
  })
})

test('throttling.fraction-of-a-second', async () => {
  const { asha, get } = await setup({ requests: { max: 2, windowMs: 5000 } })
  await get(asha)
  await get(asha)
  pass(2873)
  await get(asha)
  expect((await get(asha)).headers['retry-after']).toMatch(/^\d+\.\d{1,3}$/)
})

test('throttling.wait-helps', async () => {
  const { room, asha, get } = await setup(onceIn(60_000))
  await get(asha)
  const refused = await get(asha)
  pass(Number(refused.headers['retry-after']) * 1000)
  expect([refused.status, (await get(asha)).status]).toEqual([429, 200])
  expect(room.journal.entries().at(-1)?.tooEarlyByMs).toBeUndefined()
})

test('throttling.haste-counts', async () => {
  const { room, asha, get } = await setup(onceIn(60_000))
  await get(asha)
  pass(10_000)
  await get(asha)
  pass(50_001)
  const { status, headers } = await get(asha)
  expect([status, headers['retry-after']]).toEqual([429, '60.001'])
  expect(room.journal.entries().at(-1)?.tooEarlyByMs).toBe(10_000)
})

test('throttling.other-mailbox', async () => {
  const { asha, ben, get } = await setup(onceIn(60_000))
  await get(asha)
  expect([(await get(asha)).status, (await get(ben)).status]).toEqual([429, 200])
})

test('throttling.other-app', async () => {
  const { asha, get, others } = await setup(onceIn(60_000))
  await get(asha)
  expect([(await get(asha)).status, (await get(asha, others)).status]).toEqual([429, 200])
})

test('throttling.uploaded-bytes', async () => {
  const body = (letter: string) => ({ displayName: letter.repeat(20) })
  const max = JSON.stringify(body('A')).length
  const { asha, get, post } = await setup({ uploadBytes: { max, windowMs: 60_000 } })
  const answers = [await post(asha, body('A')), await post(asha, body('B')), await get(asha)]
  expect(answers.map(({ status }) => status)).toEqual([201, 429, 200])
})

test('throttling.at-once', async () => {
  const { asha, get } = await setup({ concurrency: { max: 4, per: 'app', serviceTimeMs: 1000 } })
  const answers = await Promise.all(Array.from({ length: 5 }, () => get(asha)))
  const [refused, ...more] = answers.filter(({ status }) => status !== 200)
  expect([refused?.status, refused?.body.error.code, more]).toEqual([429, 'ApplicationThrottled', []])
  expect(refused?.headers['retry-after']).toBe('1.001')
  expect((await get(asha)).status).toBe(200)
})

test('throttling.directory-is-apart', async () => {
  const { asha, get } = await setup(onceIn(60_000))
  const users = '/v1.0/users/asha@contoso.example'
  const answers = [await get(users), await get(users), await get(asha), await get(asha), await get(users)]
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429, 200])
})

test('throttling.injected-answers', async () => {
  const { get, room } = await openGraphWorld()
  for (const [status, code] of [
    [429, 'TooManyRequests'],
    [503, 'serviceNotAvailable'],
  ] as const) {
    for (const kind of ['answer', 'answer-after'] as const) {
      room.faults.arm({ operation: 'users.list', times: 1, effect: { kind, status, retryAfterSeconds: 2 } })
      const { headers, body, ...answer } = await get('/users')
      expect([answer.status, headers['content-type'], headers['retry-after'], body.error.code]).toEqual([
        status,
        'application/json',
        '2',
        code,
      ])
      expect(headers['request-id']).toBe(body.error.innerError['request-id'])
    }
  }
  room.faults.arm({ operation: 'users.list', times: 1, effect: { kind: 'answer', status: 502 } })
  expect((await get('/users')).text).toBe('injected fault')
})
