import { createServer, IncomingMessage, ServerResponse } from 'node:http'
import { connect } from 'node:net'
import express from 'express'
import supertest from 'supertest'
import { expect, onTestFinished, test } from 'vitest'
import { expressTransport } from './express-transport.ts'
import { listen } from './listener.ts'
import { sampleRoom, sampleServer } from './sample-server.ts'

// Goal: Node's server and any Express application accept the transport, and it leaves requests as Node makes them.

function sampleTransport(server = sampleServer()) {
  return expressTransport(server, sampleRoom())
}

/** Sends the target unchanged, and returns everything that arrives until the connection ends. */
async function ask(target: string, server = sampleServer()): Promise<string> {
  const { url, close } = await listen(sampleTransport(server))
  onTestFinished(close)
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  socket.write(`GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)
  return (await socket.setEncoding('latin1').toArray()).join('')
}

const items = { page: 1, items: [1, 2, 3] }

test('an Express application uses it, and handles further routes after it', async () => {
  const app = express()
  app.get('/own', (request, response) => void response.send(request.get('x-own')))
  app.use(sampleTransport())
  const http = supertest(app)
  expect((await http.get('/items')).body).toEqual(items)
  expect((await http.get('/own').set('x-own', 'here')).text).toBe('here')
})

test('requests and responses keep their prototypes from Node: other prototypes make them slow', async () => {
  const transport = sampleTransport()
  const seen: unknown[] = []
  const server = createServer((request, response) => {
    response.on('finish', () => seen.push(Object.getPrototypeOf(request), Object.getPrototypeOf(response)))
    transport(request, response)
  })
  expect((await supertest(server).get('/items')).body).toEqual(items)
  expect((await supertest(server).post('/echo').send('body')).status).toBe(200)
  const [request, response] = [IncomingMessage.prototype, ServerResponse.prototype]
  expect(seen).toEqual([request, response, request, response])
})

test.each(['http://[', 'http://'])(
  'the target %s, which Express cannot read, is refused by the server itself',
  async (target) => {
    const answer = await ask(target)
    expect(answer).toContain('404 Not Found')
    expect(answer).toContain('"code":"not-found"')
  },
)

test('an incomplete answer ends its connection', async () => {
  const server = sampleServer()
  const broken = { status: 200, headers: { 'x-begun': 'yes' }, body: JSON.parse('["one",{}]') as Buffer[] }
  server.operations.push({ name: 'broken', method: 'GET', path: '/broken', respond: () => broken })
  expect(await ask('/broken', server)).not.toContain('not-found')
})
