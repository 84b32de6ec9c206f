import { once } from 'node:events'
import { createServer } from 'node:https'
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net'
import { Readable } from 'node:stream'
import nock from 'nock'
import { generate } from 'selfsigned'
import { afterEach, expect, test } from 'vitest'
import { ConnectionError, createHttpClient } from './http-client.ts'
import { readBody } from './read-body.ts'

const site = new URL('https://telemessage.test/path?a=b')
const setup = (ca?: string, idleTimeoutMs = 5000) => createHttpClient({ ca, idleTimeoutMs })
afterEach(() => nock.cleanAll())

test('sends method, headers and body, and gives status, headers and body', async () => {
  nock(site.origin, { reqheaders: { 'x-one': '1', 'content-length': '5' } })
    .post('/path?a=b', 'hello')
    .reply(201, 'world', { 'x-two': '2' })
  const answer = await setup().send({
    method: 'POST',
    url: site,
    headers: { 'x-one': '1' },
    body: Buffer.from('hello'),
  })
  expect(answer.status).toBe(201)
  expect(answer.headers['x-two']).toBe('2')
  expect((await readBody(answer.body, 10)).toString()).toBe('world')
})

test('a streamed body is sent with its length', async () => {
  nock(site.origin, { reqheaders: { 'content-length': '6' } })
    .post('/path?a=b', 'abcdef')
    .reply(200)
  const body = { lengthBytes: 6, open: () => Readable.from(['abc', 'def'], { objectMode: false }) }
  const answer = await setup().send({ method: 'POST', url: site, body })
  expect(answer.status).toBe(200)
})

test('a redirect is an answer like any other', async () => {
  nock(site.origin).get('/path?a=b').reply(302, '', { location: 'https://evil.test/' })
  expect((await setup().send({ method: 'GET', url: site })).status).toBe(302)
})

test.each([
  ['ECONNREFUSED', false],
  ['ENOTFOUND', false],
  ['ECONNRESET', true],
  ['EPIPE', true],
])('after %s the request may have arrived: %s', async (code, mayHaveArrived) => {
  nock(site.origin)
    .get('/path?a=b')
    .replyWithError(Object.assign(new Error('broken'), { code }))
  const sent = setup().send({ method: 'GET', url: site })
  await expect(sent).rejects.toBeInstanceOf(ConnectionError)
  await expect(sent).rejects.toMatchObject({ code, mayHaveArrived })
})

test('a server that says nothing is given up', async () => {
  const sockets: Socket[] = []
  const server = createTcpServer((socket) => void sockets.push(socket)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  await expect(setup(undefined, 50).send({ method: 'GET', url })).rejects.toMatchObject({ code: 'ETIMEDOUT' })
  for (const socket of sockets) socket.destroy()
  server.close()
})

test('only a certificate that verifies is spoken to, before anything is sent', async () => {
  const altNames = [{ type: 7 as const, ip: '127.0.0.1' }]
  const { cert, private: key } = await generate([{ name: 'commonName', value: '127.0.0.1' }], {
    extensions: [{ name: 'subjectAltName', altNames }],
  })
  const requests: string[] = []
  const server = createServer({ key, cert }, (request, response) => {
    requests.push(request.url ?? '')
    response.end('trusted')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = new URL(`https://127.0.0.1:${(server.address() as AddressInfo).port}/secret`)
  const stranger = setup()
  const sent = stranger.send({ method: 'GET', url, headers: { authorization: 'Bearer x' } })
  await expect(sent).rejects.toMatchObject({ name: 'FatalError', code: 'certificate-not-trusted' })
  expect(requests).toEqual([])
  const friend = setup(cert)
  expect((await readBody((await friend.send({ method: 'GET', url })).body, 100)).toString()).toBe('trusted')
  stranger.close()
  friend.close()
  server.close()
})
