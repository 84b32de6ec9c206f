import { once } from 'node:events'
import { Agent, get } from 'node:http'
import { connect } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { expressTransport } from './express-transport.ts'
import { type Listener, listen } from './listener.ts'
import { sampleRoom, sampleServer } from './sample-server.ts'

const open: Listener[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((listener) => listener.close()))
})

/** Two servers in one room, over plain http. */
async function setup() {
  const room = sampleRoom()
  const servers = [sampleServer('one'), sampleServer('two')]
  for (const server of servers) {
    const app = expressTransport(server, room)
    open.push(await listen(app, { faults: { server: server.name, room } }))
  }
  const [one = '', two = ''] = open.map(({ url }) => url)
  return { room, one, two }
}

test('strikes the connections of its server, over plain http too', async () => {
  const { room, one, two } = await setup()
  room.faults.arm({ operation: 'two:connections.open', effect: { kind: 'reset' } })
  expect((await fetch(`${one}/items`)).status).toBe(200)
  await expect(fetch(`${two}/items`)).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } })
  expect(room.faults.list()).toMatchObject([{ calls: 1, hits: 1 }])
})

test('counts connections, not calls', async () => {
  const { room, one } = await setup()
  room.faults.arm({ operation: 'one:connections.open', fromCall: 100, effect: { kind: 'reset' } })
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  for (let call = 0; call < 3; call += 1) {
    const [response] = await once(get(`${one}/items`, { agent }), 'response')
    await response.toArray()
  }
  agent.destroy()
  expect(room.faults.list()).toMatchObject([{ calls: 1, hits: 0 }])
})

test('refuses certificate faults over plain http, and faults of calls', async () => {
  const { room } = await setup()
  const operation = 'one:connections.open'
  expect(() => room.faults.arm({ operation, effect: { kind: 'untrusted-certificate' } })).toThrow('reset, time-out')
  expect(() => room.faults.arm({ operation, effect: { kind: 'drip', pieceBytes: 1, pauseMs: 1 } })).toThrow('reset')
})

test('ends a silent connection when its client or the listener ends', async () => {
  const { room, one } = await setup()
  room.faults.arm({ operation: 'one:connections.open', effect: { kind: 'time-out' } })
  const leaving = connect(Number(new URL(one).port), '127.0.0.1')
  const staying = connect(Number(new URL(one).port), '127.0.0.1')
  await Promise.all([once(leaving, 'connect'), once(staying, 'connect')])
  leaving.end('GET /items HTTP/1.1\r\n\r\n').resume()
  await once(leaving, 'close')
  expect(staying.destroyed).toBe(false)
  await open[0]?.close()
  await once(staying.resume(), 'close')
  open.shift()
})
