import { setupServer } from 'msw/node'
import nock from 'nock'
import supertest from 'supertest'
import { afterEach, expect, test } from 'vitest'
import { jsonResponse, type WireRequest, type WireServer } from '../wire.ts'
import { dispatcher } from './dispatch.ts'
import { expressTransport } from './express-transport.ts'
import { mswTransport } from './msw-transport.ts'
import { nockTransport } from './nock-transport.ts'
import { offer } from './offered-operations.ts'
import { sampleRoom, sampleServer } from './sample-server.ts'

/** A server with another spelling of `/items/1/parts/2`, and with an operation that calls a second one. */
function setup() {
  const room = sampleRoom()
  const sample = sampleServer()
  const server: WireServer = {
    ...sample,
    routedPath: (pathname) => pathname.replace('.part', '/parts/'),
    operations: [
      ...sample.operations,
      {
        name: 'twice',
        method: 'POST',
        path: '/twice',
        respond: async (request, within) => {
          const url = new URL(request.body.toString(), request.url)
          const inner = await within?.({ ...request, method: 'GET', url, body: Buffer.alloc(0) })
          return jsonResponse(200, { status: inner?.status, date: inner?.headers['date'], body: inner?.body })
        },
      },
    ],
  }
  const offered = offer(server, room)
  const ask = (method: string, path: string, body = '') => {
    const url = new URL(path, 'https://sample.example')
    const request: WireRequest = { method, url, params: {}, headers: { authorization: 'me' }, body: Buffer.from(body) }
    return dispatcher(server, offered, url.pathname.startsWith('/base') ? '/base' : '')(request)
  }
  return { room, server, offered, ask }
}

const msw = setupServer()
let removeNock = (): void => {}
afterEach(() => {
  msw.close()
  removeNock()
})

const parts = { itemId: '1', partId: '2', search: '?x=a.partb' }

test('finds the operation of a method and a path, below a prefix too', async () => {
  const { ask } = setup()
  const answers = await Promise.all(['/items', '/ITEMS/', '/base/items'].map((path) => ask('GET', path)))
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
})

test('lets the server refuse unknown paths', async () => {
  const { ask } = setup()
  expect([(await ask('PUT', '/items')).status, (await ask('GET', '/none')).status]).toEqual([404, 404])
})

test('treats an unreadable path as a mistake of the client', async () => {
  expect((await setup().ask('GET', '/items/%zz/parts/2')).status).toBe(400)
})

test('accepts another spelling of a path through the Express transport', async () => {
  const { room, server } = setup()
  const answer = await supertest(expressTransport(server, room)).get('/items/1.part2?x=a.partb')
  expect(answer.body).toEqual(parts)
})

test('accepts another spelling of a path through the msw transport', async () => {
  const { room, server } = setup()
  msw.listen({ onUnhandledRequest: 'error' })
  msw.use(...mswTransport(server, room, 'https://sample.example/base'))
  const answer = await fetch('https://sample.example/base/items/1.part2?x=a.partb')
  expect(await answer.json()).toEqual(parts)
})

test('accepts another spelling of a path through the nock transport', async () => {
  const { room, server } = setup()
  nock.disableNetConnect()
  removeNock = nockTransport(server, room, 'https://sample.example/base').remove
  const answer = await fetch('https://sample.example/base/items/1.part2?x=a.partb')
  expect(await answer.json()).toEqual(parts)
})

test('answers a request inside another one with its own fault, journal entry and date', async () => {
  const { room, ask } = setup()
  room.faults.arm({ operation: 'items.list', times: 1, effect: { kind: 'answer', status: 503 } })
  const struck = JSON.parse(String((await ask('POST', '/twice', '/items')).body))
  const served = JSON.parse(String((await ask('POST', '/twice', '/items')).body))
  expect([struck.status, served.status, served.date]).toEqual([503, 200, 'Wed, 11 Mar 2026 00:00:00 GMT'])
  expect(room.journal.entries().map(({ operation, actor, fault }) => [operation, actor, fault])).toEqual([
    ['items.list', 'me', 'answer'],
    ['twice', 'me', undefined],
    ['items.list', 'me', undefined],
    ['twice', 'me', undefined],
  ])
})
