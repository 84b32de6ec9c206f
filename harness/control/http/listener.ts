import { once } from 'node:events'
import { createServer as createHttpServer, type RequestListener } from 'node:http'
import { type AddressInfo, createServer as createNetServer, type Socket } from 'node:net'
import type { CertificateAuthority } from '../certificate-authority.ts'
import type { ControlRoom } from './control-room.ts'
import { type ConnectionTaker, openingFaults, takeEvery } from './opening-faults.ts'
import { tlsServer } from './tls-server.ts'

/** A server that listens, on loopback unless it is asked otherwise. */
export interface Listener {
  /** Without a trailing slash: `https://127.0.0.1:40123`. */
  url: string
  /** Also ends open connections, so that a client that keeps a connection alive cannot delay the end of the process. */
  close(): Promise<void>
}

const loopbackHost = '127.0.0.1'

const advices: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program listens there; choose another port, or 0 for a free one',
  EADDRNOTAVAIL: 'this machine does not have the address; choose one that it has',
  ENOTFOUND: 'this name has no address; give an IP address of this machine',
}

/** The reason why a server cannot listen, in words for the person who chose the port. */
export class ListenError extends Error {
  readonly code = 'cannot-listen'
  readonly port: number
  constructor(port: number, cause: unknown, host: string = loopbackHost) {
    const why = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown reason'
    const advice = advices[why] ?? why
    super(`cannot listen on ${host === loopbackHost ? '' : `${host}, `}port ${port}: ${advice}`, { cause })
    this.name = 'ListenError'
    this.port = port
  }
}

/** How a server listens. */
export interface ListenOptions {
  /** Absent: 0, which means any free port. */
  port?: number
  /** An address of this machine, or a name of it; absent: 127.0.0.1. */
  host?: string
  /** Serves over TLS; absent: plain http. */
  authority?: CertificateAuthority | undefined
  /** Closes each connection after its first answer; absent: clients may keep it. */
  oneRequestEach?: boolean
  /** The server of the connections and the room where their faults are armed; absent: connections have no faults. */
  faults?: { server: string; room: ControlRoom } | undefined
}

/**
 * Opens listeners, one after the other and in this order. If one cannot be opened, it closes those before it, so that
 * the process can end, and throws the reason.
 */
export async function listenAll<Opens extends (() => Promise<Listener>)[]>(
  ...opens: Opens
): Promise<{ [Index in keyof Opens]: Listener }> {
  const listeners: Listener[] = []
  try {
    for (const open of opens) listeners.push(await open())
  } catch (error) {
    await closeAll(listeners)
    throw error
  }
  return listeners as { [Index in keyof Opens]: Listener }
}

/** Closes all listeners at the same time. */
export async function closeAll(listeners: readonly Listener[]): Promise<void> {
  await Promise.all(listeners.map((listener) => listener.close()))
}

/** Listens. Throws a ListenError if the port or the address is not available. */
export async function listen(app: RequestListener, options: ListenOptions = {}): Promise<Listener> {
  const { port = 0, host = loopbackHost, authority, faults, oneRequestEach = false } = options
  const open = new Set<Socket>()
  // Over HTTP a client may close its half of the connection and still get the answer; TLS connections have no halves.
  const front = createNetServer({ allowHalfOpen: authority === undefined, noDelay: true })
  const server = authority ? tlsServer(authority, app) : createHttpServer(app)
  if (oneRequestEach) server.maxRequestsPerSocket = 1
  const take: ConnectionTaker = faults ? openingFaults({ ...faults, app, isTls: authority !== undefined }) : takeEvery
  front.on('connection', (socket) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
    // The server has nothing to do when a connection breaks; the client must handle it.
    socket.on('error', () => {})
    take(socket, () => server.emit('connection', socket))
  })
  front.listen(port, host)
  try {
    await once(front, 'listening')
  } catch (error) {
    throw new ListenError(port, error, host)
  }
  const address = front.address() as AddressInfo
  return {
    url: `${authority ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${address.port}`,
    close: async () => {
      const closed = once(front, 'close')
      front.close()
      for (const socket of open) socket.destroy()
      await closed
    },
  }
}
