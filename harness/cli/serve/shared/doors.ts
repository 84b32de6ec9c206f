import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { startStopwatch } from '../../../control/clock.ts'
import { ListenError } from '../../../control/http/listener.ts'

/** What a server process listens for: the names of its three servers. */
const doorNames = ['telemessage', 'graph', 'control'] as const
/** A number for each of the three servers. */
export type Ports = Record<(typeof doorNames)[number], number>

/**
 * The ports that clients know, in each server process of a store. They carry every connection, byte by byte, to the process that works at the
 * moment, which may be their own: so faults of connections, TLS and streams are those of the servers themselves.
 */
export interface Doors {
  ports: Ports
  /** From now on, new connections go to these ports of the loopback interface. Undefined: they wait until there are such ports. */
  leadTo(ports: Ports | undefined): void
  close(): Promise<void>
}

/** A connection waits so long for a process that works. */
const patienceMs = 30_000
const pauseMs = 25

/** Listens on 127.0.0.1. Throws a ListenError if a port is not available; then none is taken. */
export async function openDoors(ports: Ports): Promise<Doors> {
  let target: Ports | undefined
  const open = new Set<Socket>()
  const carry = async (client: Socket, name: keyof Ports): Promise<void> => {
    open.add(client)
    client.once('close', () => open.delete(client))
    client.on('error', () => {})
    const server = await reach(() => target?.[name], client)
    if (server === undefined) client.destroy()
    else if (server === 'broken') client.resetAndDestroy()
    else join(client, server)
  }
  const servers: Server[] = []
  const close = async (): Promise<void> => {
    const closed = servers.map((server) => once(server, 'close'))
    for (const server of servers) server.close()
    for (const socket of open) socket.destroy()
    await Promise.all(closed)
  }
  const taken: Partial<Ports> = {}
  for (const name of doorNames) {
    const server = createServer({ allowHalfOpen: true, noDelay: true }, (client) => void carry(client, name))
    server.listen(ports[name], '127.0.0.1')
    try {
      await once(server, 'listening')
    } catch (error) {
      await close()
      throw new ListenError(ports[name], error)
    }
    servers.push(server)
    taken[name] = (server.address() as AddressInfo).port
  }
  return {
    ports: taken as Ports,
    leadTo: (next) => {
      target = next
    },
    close,
  }
}

/** A connection, or that the server broke it as soon as it was there. */
type Reached = Socket | 'broken'

/** A connection to the process that works; undefined if the client goes first, or after `patienceMs`. Nothing is sent before it is there. */
async function reach(portNow: () => number | undefined, client: Socket): Promise<Reached | undefined> {
  const sinceStartMs = startStopwatch()
  while (!client.destroyed && sinceStartMs() < patienceMs) {
    const port = portNow()
    const server = port === undefined ? undefined : await connected(port)
    if (server !== undefined) return server
    await pause(pauseMs)
  }
  return undefined
}

/** Undefined if nobody listens there. */
async function connected(port: number): Promise<Reached | undefined> {
  const server = connect({ port, host: '127.0.0.1', allowHalfOpen: true, noDelay: true })
  try {
    await once(server, 'connect')
    return server
  } catch (error) {
    // The reset may come before Node.js says that the connection is there. To try again would hide it from the client.
    return (error as NodeJS.ErrnoException).code === 'ECONNRESET' ? 'broken' : undefined
  }
}

/** What one side does, the other side sees: bytes, an end, a reset. */
function join(client: Socket, server: Socket): void {
  for (const [one, other] of [
    [client, server],
    [server, client],
  ] as const) {
    one.on('error', () => other.resetAndDestroy())
    one.once('close', () => other.destroySoon())
    one.pipe(other)
  }
}
