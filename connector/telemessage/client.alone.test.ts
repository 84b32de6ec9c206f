import nock from 'nock'
import { afterEach, expect, test } from 'vitest'
import { createCaller } from '../http/caller.ts'
import { createHttpClient } from '../http/http-client.ts'
import { readBody } from '../http/read-body.ts'
import { createTeleMessageClient } from './client.ts'
import { type ItemsPage, nextPage } from './read-window.ts'

const host = 'https://telemessage.test'
const window = { from: new Date('2026-03-01T06:00:00Z'), to: new Date('2026-03-02T06:00:00Z') }
const span = { from: '2026-03-01T06:00:00.000Z', to: '2026-03-02T06:00:00.000Z' }
const item = (itemId: string, captureTime = '2026-03-01T12:00:00.000Z') => ({ itemId, captureTime })
const login = (token = 'token-1', times = 1) =>
  nock(host)
    .post('/archive/v1/login', { username: 'admin', password: 'password' })
    .times(times)
    .reply(200, { accessToken: token, tokenType: 'Bearer', expiresInSeconds: 900 })
const list = (query: object, token = 'token-1') =>
  nock(host, { reqheaders: { authorization: `Bearer ${token}` } })
    .get('/archive/v1/items')
    .query({ ...span, ...query })

function setup() {
  const httpClient = createHttpClient({ idleTimeoutMs: 1000 })
  const policy = {
    backoffMs: [1, 1],
    retryAfterMsMax: 100,
    answerBytesMax: 10_000,
    pageItems: 8,
    pageBytesMax: 500,
    readingsMax: 3,
  }
  const caller = createCaller({ httpClient, policy, signal: new AbortController().signal })
  const settings = { telemessageUrl: new URL(host), username: 'admin', password: 'password' }
  return createTeleMessageClient({ settings, caller, policy, nextPage })
}

async function itemsOf(client = setup()): Promise<unknown[]> {
  const items: unknown[] = []
  for await (const page of client.pages(window)) items.push(...page.items)
  return items
}

afterEach(() => {
  const left = nock.pendingMocks()
  nock.cleanAll()
  expect(left).toEqual([])
})

test('pages through the window', async () => {
  login()
  list({ limit: '8' }).reply(200, { items: [item('1'), item('2')], nextCursor: 'c+1/=' })
  list({ limit: '8', cursor: 'c+1/=' }).reply(200, { items: [item('3')], nextCursor: null })
  expect(await itemsOf()).toEqual([item('1'), item('2'), item('3')])
})

test('goes on after short and empty pages as long as there is a cursor', async () => {
  login()
  list({ limit: '8' }).reply(200, { items: [], nextCursor: 'a' })
  list({ limit: '8', cursor: 'a' }).reply(200, { items: [item('1')], nextCursor: 'b' })
  list({ limit: '8', cursor: 'b' }).reply(200, { items: [], nextCursor: 'c' })
  list({ limit: '8', cursor: 'c' }).reply(200, { items: [], nextCursor: 'd' })
  list({ limit: '8', cursor: 'd' }).reply(200, { items: [item('2')], nextCursor: 'e' })
  list({ limit: '8', cursor: 'e' }).reply(200, { items: [], nextCursor: null })
  expect(await itemsOf()).toEqual([item('1'), item('2')])
})

test('reads the window again when a cursor has expired, and says what it served before', async () => {
  login()
  list({ limit: '8' }).reply(200, { items: [item('1'), item('2')], nextCursor: 'a' })
  list({ limit: '8', cursor: 'a' }).reply(410)
  list({ limit: '8' }).reply(200, { items: [item('1')], nextCursor: 'b' })
  list({ limit: '8', cursor: 'b' }).reply(200, { items: [item('2'), item('3')], nextCursor: null })
  const pages: ItemsPage[] = []
  for await (const page of setup().pages(window)) pages.push(page)
  expect(pages).toEqual([
    { items: [item('1'), item('2')], isAgain: false },
    { items: [item('1')], isAgain: true },
    { items: [item('2')], isAgain: true },
    { items: [item('3')], isAgain: false },
  ])
})

test('gives up when cursors expire in every reading', async () => {
  login()
  list({ limit: '8' })
    .times(3)
    .reply(200, { items: [item('1')], nextCursor: 'a' })
  list({ limit: '8', cursor: 'a' }).times(3).reply(410)
  await expect(itemsOf()).rejects.toMatchObject({ name: 'RetriableError', code: 'cursor-expired' })
})

test('does not read again when a window itself is gone', async () => {
  login()
  list({ limit: '8' }).reply(410)
  await expect(itemsOf()).rejects.toMatchObject({ name: 'FatalError', code: 'request-refused' })
})

test('logs in again when the token has expired in mid-run', async () => {
  login('token-1')
  list({ limit: '8' }).reply(200, { items: [item('1')], nextCursor: 'c' })
  list({ limit: '8', cursor: 'c' }).reply(401)
  login('token-2')
  list({ limit: '8', cursor: 'c' }, 'token-2').reply(200, { items: [item('2')], nextCursor: null })
  expect(await itemsOf()).toHaveLength(2)
})

test('a token that is refused as soon as it is issued ends the run', async () => {
  login('token-1', 2)
  list({ limit: '8' }).times(2).reply(401)
  await expect(itemsOf()).rejects.toMatchObject({ name: 'FatalError', code: 'request-refused' })
})

test('a refused login ends the run loudly, and without the password', async () => {
  nock(host).post('/archive/v1/login').reply(401, { detail: 'x' })
  const refused = setup().login()
  await expect(refused).rejects.toMatchObject({ name: 'FatalError', code: 'login-refused' })
  await expect(refused).rejects.not.toThrow('password')
})

test('a page that is too large is asked for in smaller pieces, and the rest of the window, too', async () => {
  login()
  list({ limit: '8' }).reply(200, { items: [item('x'.repeat(600))], nextCursor: null })
  list({ limit: '4' }).reply(200, { items: [item('1')], nextCursor: 'c' })
  list({ limit: '4', cursor: 'c' }).reply(200, { items: [item('2')], nextCursor: null })
  expect(await itemsOf()).toHaveLength(2)
})

test('one item that is larger than a page ends the run instead of the machine', async () => {
  login()
  for (const limit of ['8', '4', '2', '1']) {
    list({ limit }).reply(200, { items: [item('x'.repeat(600))], nextCursor: null })
  }
  await expect(itemsOf()).rejects.toMatchObject({ code: 'answer-too-large' })
})

test.each(['2026-03-01T05:59:59.999Z', '2026-03-02T06:00:00.000Z'])(
  'a page with an item of %s belongs to another window, and is asked for again',
  async (captureTime) => {
    login()
    list({ limit: '8' }).reply(200, { items: [item('stray', captureTime)], nextCursor: null })
    list({ limit: '8' }).reply(200, { items: [item('1', '2026-03-01T06:00:00.000Z')], nextCursor: null })
    expect(await itemsOf()).toEqual([item('1', '2026-03-01T06:00:00.000Z')])
  },
)

test('an item with the capture time of another window is served on with those of this one', async () => {
  login()
  const page = [item('1'), item('stray', '2099-01-01T00:00:00.000Z')]
  list({ limit: '8' }).reply(200, { items: page, nextCursor: null })
  expect(await itemsOf()).toEqual(page)
})

test('a page with mostly items of another window is requested again', async () => {
  login()
  const stray = ['2026-03-02T06:00:00.000Z', '2026-03-02T06:00:01.000Z'].map((time) => item('stray', time))
  list({ limit: '8' }).reply(200, { items: [item('1'), ...stray], nextCursor: null })
  list({ limit: '8' }).reply(200, { items: [item('1')], nextCursor: null })
  expect(await itemsOf()).toEqual([item('1')])
})

test('a site that serves nothing but another window is left for later', async () => {
  login()
  list({ limit: '8' })
    .times(3)
    .reply(200, { items: [item('stray', '2026-02-01T00:00:00.000Z')], nextCursor: null })
  await expect(itemsOf()).rejects.toMatchObject({ name: 'RetriableError', code: 'page-of-another-window' })
})

test('an item that cannot be read is served on all the same', async () => {
  login()
  list({ limit: '8' }).reply(200, { items: [null, { captureTime: 7 }], nextCursor: null })
  expect(await itemsOf()).toEqual([null, { captureTime: 7 }])
})

test.each([
  [400, {}, 'request-refused'],
  [200, { items: 'none', nextCursor: null }, 'answer-not-understood'],
  [200, { items: [], nextCursor: '' }, 'answer-not-understood'],
])('status %i with %j ends the run', async (status, body, code) => {
  login()
  list({ limit: '8' }).reply(status, body)
  await expect(itemsOf()).rejects.toMatchObject({ name: 'FatalError', code })
})

test('an attachment is downloaded under its encoded ids', async () => {
  login()
  nock(host, { reqheaders: { authorization: 'Bearer token-1' } })
    .get('/archive/v1/items/a%2Fb/attachments/c%3Fd')
    .reply(200, 'content', { 'repr-digest': 'sha-256=:x:' })
  const { body, headers } = await setup().download('a/b', 'c?d')
  expect((await readBody(body, 100)).toString()).toBe('content')
  expect(headers['repr-digest']).toBe('sha-256=:x:')
})

test.each([403, 404, 410])('an attachment that is answered %i concerns its item only', async (status) => {
  login()
  nock(host).get('/archive/v1/items/a/attachments/b').reply(status)
  const download = setup().download('a', 'b')
  await expect(download).rejects.toMatchObject({ name: 'SkippableError', reason: 'unreadable' })
})
