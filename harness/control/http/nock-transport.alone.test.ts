import http from 'node:http'
import nock from 'nock'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { nockTransport } from './nock-transport.ts'
import type { NockTransport } from './nock-transport-of.ts'
import { sampleDigest, sampleFile, sampleRoom, sampleServer } from './sample-server.ts'
import { inProcessFaults } from './transport-cases/in-process-faults.ts'

let transport: NockTransport | undefined

beforeAll(() => nock.disableNetConnect())
afterEach(() => {
  transport?.remove()
  transport = undefined
})

function setup(baseUrl = 'https://sample.example') {
  const server = sampleServer()
  const room = sampleRoom()
  transport = nockTransport(server, room, baseUrl)
  const ask = (path: string, init?: RequestInit): Promise<Response> => fetch(`${baseUrl}${path}`, init)
  const echoed = async (body: string | Uint8Array<ArrayBuffer>, contentType: string): Promise<unknown> => {
    const headers = { 'content-type': contentType, 'X-Sent': 'yes' }
    return (await ask('/echo', { method: 'POST', headers, body })).json()
  }
  return { server, room, ask, echoed }
}

test('answers any number of calls, with the date of the virtual calendar', async () => {
  const { ask, room } = setup()
  for (let call = 1; call <= 3; call += 1) {
    const response = await ask('/items')
    expect(await response.json()).toEqual({ page: call, items: [1, 2, 3] })
    expect(response.headers.get('date')).toBe('Wed, 11 Mar 2026 00:00:00 GMT')
  }
  expect(room.journal.entries().map(({ operation }) => operation)).toEqual(['items.list', 'items.list', 'items.list'])
})

test('decodes parameters of the path, and leaves the query alone', async () => {
  const { ask } = setup()
  const answer = await ask('/items/a%2Fb%20%C3%A9/parts/100%25%3F?x=1&x=%20')
  expect(await answer.json()).toEqual({ itemId: 'a/b é', partId: '100%?', search: '?x=1&x=%20' })
})

test('serves below a base path', async () => {
  const { ask } = setup('https://sample.example/base')
  expect((await ask('/items')).status).toBe(200)
})

test('streams a download with its headers', async () => {
  const { ask } = setup()
  const response = await ask('/file')
  expect([response.headers.get('content-length'), response.headers.get('repr-digest')]).toEqual(['1000', sampleDigest])
  expect(Buffer.from(await response.arrayBuffer()).equals(sampleFile)).toBe(true)
})

test.each([
  ['binary', Uint8Array.from([0, 255, 1, 254]), 'application/octet-stream', '00ff01fe'],
  ['binary declared as JSON', Uint8Array.from([0, 255]), 'application/json', '00ff'],
  ['text of hex digits', 'beef', 'text/plain', '62656566'],
  ['JSON with its spaces', '{ "a":1}', 'application/json', '7b202261223a317d'],
  ['text declared as JSON that is not JSON', '{', 'application/json', '7b'],
  ['nothing', '', 'application/json', ''],
])('passes on the bytes of a request unchanged: %s', async (_what, body, contentType, hex) => {
  const { echoed } = setup()
  expect(await echoed(body, contentType)).toEqual({ hex, contentType, sent: 'yes' })
})

test('serves clients of node:http, too', async () => {
  setup('http://sample.example')
  const text = await new Promise<string>((resolve, reject) => {
    const call = http.request('http://sample.example/echo', { method: 'POST' }, async (response) => {
      resolve(Buffer.concat(await response.toArray()).toString())
    })
    call.on('error', reject).end(Buffer.of(0, 255))
  })
  expect(JSON.parse(text)).toEqual({ hex: '00ff' })
})

test.each(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'])(
  'leaves unknown paths, and known ones with another method, to the server: %s',
  async (method) => {
    const { ask } = setup()
    const paths = method === 'GET' ? ['/nowhere', '/'] : ['/nowhere', '/', '/items']
    for (const pathname of paths) {
      const response = await ask(pathname, { method })
      expect(response.status).toBe(404)
      if (method !== 'HEAD') expect(await response.json()).toEqual({ code: 'not-found', method, pathname })
    }
  },
)

test('lets the server handle its own mistakes, and paths that cannot be decoded', async () => {
  const { ask } = setup()
  expect((await ask('/mistake')).status).toBe(500)
  expect((await ask('/items/100%/parts/1')).status).toBe(400)
})

test('delivers an answer without a body', async () => {
  const { ask } = setup()
  const response = await ask('/empty', { method: 'DELETE' })
  expect([response.status, await response.text()]).toEqual([204, ''])
})

test('is gone after its removal, and leaves other interceptors in place', async () => {
  const { ask } = setup()
  nock('https://sample.example').persist().get('/other').reply(200, 'other')
  transport?.remove()
  await expect(ask('/items')).rejects.toThrow()
  expect(await (await ask('/other')).text()).toBe('other')
  nock.cleanAll()
})

describe('faults through nock', () => {
  inProcessFaults((server, room) => {
    transport = nockTransport(server, room, 'https://sample.example')
  })
})
