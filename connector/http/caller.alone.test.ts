import { Readable } from 'node:stream'
import nock from 'nock'
import { afterEach, expect, test } from 'vitest'
import { type Call, createCaller, OutcomeUnknownError } from './caller.ts'
import { createHttpClient, type HttpClient } from './http-client.ts'
import { BodyTooLargeError } from './read-body.ts'

const host = 'https://graph.test'
const call: Call = { service: 'Graph', scope: 'asha', repeatable: true, method: 'GET', url: new URL('/x', host) }
const once: Call = { ...call, method: 'POST', repeatable: false, body: Buffer.from('{}') }

function setup(options: { httpClient?: HttpClient; signal?: AbortSignal } = {}) {
  const { httpClient = createHttpClient({ idleTimeoutMs: 1000 }), signal = new AbortController().signal } = options
  const policy = { backoffMs: [1, 1], retryAfterMsMax: 500, answerBytesMax: 1000 }
  return createCaller({ httpClient, policy, signal })
}
const reset = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })
afterEach(() => {
  const left = nock.pendingMocks()
  nock.cleanAll()
  expect(left).toEqual([])
})

test('an answer below 500 is given at once, JSON or not', async () => {
  nock(host)
    .get('/x')
    .reply(404, { error: { code: 'gone' } })
    .get('/x')
    .reply(400, 'plain text')
  expect(await setup().json(call)).toMatchObject({ status: 404, json: { error: { code: 'gone' } } })
  expect(await setup().json(call)).toMatchObject({ status: 400, json: undefined })
})

test.each([429, 500, 502, 503, 504])('status %i is followed by another attempt', async (status) => {
  nock(host).get('/x').reply(status).get('/x').reply(200, { ok: true })
  expect((await setup().json(call)).json).toEqual({ ok: true })
})

test('a reset, a cut-off JSON and an answer that is not JSON are followed by another attempt', async () => {
  nock(host).get('/x').replyWithError(reset).get('/x').reply(200, '{"ok":tr').get('/x').reply(200, { ok: true })
  expect((await setup().json(call)).json).toEqual({ ok: true })
})

test('the attempts are bounded, and the message says what happened', async () => {
  nock(host).get('/x').times(3).reply(500, 'a secret')
  await expect(setup().json(call)).rejects.toMatchObject({
    name: 'RetriableError',
    code: 'unavailable',
    message: 'Graph cannot be used now (status 500): run again later',
  })
})

test('an answer that cannot be read is not repeated in the message', async () => {
  nock(host).get('/x').times(3).reply(200, 'a chat message')
  await expect(setup().json(call)).rejects.toThrow('(its answer is cut off or is not JSON)')
})

test('after a 429 no call of its scope is made before the wait is over', async () => {
  const order: string[] = []
  const httpClient: HttpClient = {
    send: async ({ url }) => {
      order.push(url.pathname)
      const headers = { 'retry-after': '0.2' }
      return { status: order.length === 1 ? 429 : 200, headers, body: Readable.from([Buffer.from('{}')]) }
    },
    close: () => undefined,
  }
  const caller = setup({ httpClient })
  const throttled = caller.json(call)
  await new Promise(setImmediate)
  const neighbour = caller.json({ ...call, url: new URL('/neighbour', host) })
  await caller.json({ ...call, scope: 'bruno', url: new URL('/stranger', host) })
  expect(order).toEqual(['/x', '/stranger'])
  await Promise.all([throttled, neighbour])
  expect(order.toSorted()).toEqual(['/neighbour', '/stranger', '/x', '/x'])
})

test('a wait that is longer than patience ends the attempts', async () => {
  nock(host).get('/x').reply(429, '', { 'retry-after': '2' })
  await expect(setup().json(call)).rejects.toThrow('(status 429)')
})

test('a scope that asked for a longer wait than patience is called no more, and nobody waits for it', async () => {
  nock(host).get('/x').reply(429, '', { 'retry-after': '86400' }).get('/stranger').reply(200, {})
  const caller = setup()
  await expect(caller.json(call)).rejects.toThrow('(status 429)')
  await expect(caller.json({ ...call, url: new URL('/neighbour', host) })).rejects.toThrow('(status 429)')
  await caller.json({ ...call, scope: 'bruno', url: new URL('/stranger', host) })
})

test.each([301, 302, 307, 308])('a redirect (%i) is not followed', async (status) => {
  nock(host)
    .get('/x')
    .reply(status, '', { location: `${host}/y` })
  await expect(setup().json(call)).rejects.toMatchObject({ name: 'FatalError', code: 'redirect-refused' })
})

test('a body beyond its bound is not read, and not asked for again', async () => {
  nock(host)
    .get('/x')
    .reply(200, { text: 'x'.repeat(1000) })
  await expect(setup().json(call)).rejects.toBeInstanceOf(BodyTooLargeError)
})

test.each([500, 502, 503, 504])('status %i is the answer where nothing must be done twice', async (status) => {
  nock(host).post('/x').reply(status)
  expect((await setup().json(once)).status).toBe(status)
})

test('a lost answer is unknown where nothing must be done twice', async () => {
  nock(host).post('/x').replyWithError(reset)
  await expect(setup().json(once)).rejects.toBeInstanceOf(OutcomeUnknownError)
  nock(host).post('/x').reply(200, '{"itemId":"a')
  await expect(setup().json(once)).rejects.toBeInstanceOf(OutcomeUnknownError)
})

test('what never arrived, or was throttled, is sent again even then', async () => {
  const refused = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' })
  nock(host).post('/x').replyWithError(refused).post('/x').reply(429).post('/x').reply(200, { ok: true })
  expect((await setup().json(once)).json).toEqual({ ok: true })
})

test('the end of the run ends the waiting', async () => {
  nock(host).get('/x').reply(429, '', { 'retry-after': '0.1' })
  const stop = new AbortController()
  const calling = setup({ signal: stop.signal }).json(call)
  setTimeout(() => stop.abort(new Error('enough')), 20)
  await expect(calling).rejects.toThrow('enough')
})
