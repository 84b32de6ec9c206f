import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { type Doors, openDoors } from './doors.ts'

const anyPorts = { telemessage: 0, graph: 0, control: 0 }
let doors: Doors | undefined
let server: Server | undefined
afterEach(async () => {
  await doors?.close()
  server?.close()
})

/** The error with which a connection ends. */
async function errorOf(port: number): Promise<unknown> {
  const client = connect({ port, host: '127.0.0.1' })
  const [error] = (await once(client, 'error')) as [NodeJS.ErrnoException]
  return error.code
}

test('a connection that the server breaks at once is broken for the client, too, and not tried again', async () => {
  let seen = 0
  server = createServer((socket) => {
    seen += 1
    socket.resetAndDestroy()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  doors = await openDoors(anyPorts)
  doors.leadTo({ telemessage: port, graph: port, control: port })
  const { graph } = doors.ports
  // Many at once, because the reset may come before the door knows that the connection is there, or after it.
  const codes = await Promise.all(Array.from({ length: 100 }, () => errorOf(graph)))
  expect({ codes: new Set(codes), seen }).toEqual({ codes: new Set(['ECONNRESET']), seen: 100 })
})
