import { createServer, IncomingMessage, ServerResponse } from 'node:http'
import express from 'express'
import supertest from 'supertest'
import { expect, test } from 'vitest'
import { offer } from './exchange.ts'
import { expressDoor } from './express-door.ts'
import { sampleRoom, sampleServer } from './sample-server.ts'

// Goal: Node's server and any Express application take the door as it is, and it leaves requests as Node makes them.

function openDoor() {
  const server = sampleServer()
  return expressDoor(server, offer(server, sampleRoom()))
}

const items = { page: 1, items: [1, 2, 3] }

test('an Express application uses it, and goes on behind it', async () => {
  const app = express()
  app.get('/own', (request, response) => void response.send(request.get('x-own')))
  app.use(openDoor())
  const http = supertest(app)
  expect((await http.get('/items')).body).toEqual(items)
  expect((await http.get('/own').set('x-own', 'here')).text).toBe('here')
})

test('requests and responses keep the prototypes that Node gave them: others make each of them slow', async () => {
  const door = openDoor()
  const seen: unknown[] = []
  const server = createServer((request, response) => {
    response.on('finish', () => seen.push(Object.getPrototypeOf(request), Object.getPrototypeOf(response)))
    door(request, response)
  })
  expect((await supertest(server).get('/items')).body).toEqual(items)
  expect((await supertest(server).post('/echo').send('body')).status).toBe(200)
  const [request, response] = [IncomingMessage.prototype, ServerResponse.prototype]
  expect(seen).toEqual([request, response, request, response])
})
