import { once } from 'node:events'
import { createServer as createHttpServer, type RequestListener } from 'node:http'
import { type AddressInfo, createServer as createNetServer, type Socket } from 'node:net'
import type { CertificateAuthority } from '../certificate-authority.ts'
import type { ControlRoom } from './control-room.ts'
import { type ConnectionTaker, openingFaults, takeEvery } from './opening-faults.ts'
import { tlsServer } from './tls-server.ts'

/** A server that listens on loopback. */
export interface Listener {
  /** Without a trailing slash: `https://127.0.0.1:40123`. */
  url: string
  /** Ends open connections too, so that a client that keeps one alive cannot hold the process up. */
  close(): Promise<void>
}

/** Why a server could not listen, in words for the person who chose the port. */
export class ListenError extends Error {
  readonly code = 'cannot-listen'
  constructor(port: number, cause: unknown) {
    const why = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown reason'
    const advice =
      why === 'EADDRINUSE' ? 'another program listens there; choose another port, or 0 for a free one' : why
    super(`cannot listen on port ${port}: ${advice}`, { cause })
    this.name = 'ListenError'
  }
}

/** How a server listens. */
export interface ListenOptions {
  /** 0, a free one, unless given. */
  port?: number
  /** Serves over TLS; absent: plain http. */
  authority?: CertificateAuthority | undefined
  /** Whose connections they are and where faults are armed for them; absent: every connection is taken. */
  faults?: { server: string; room: ControlRoom } | undefined
}

/**
 * Opens listeners, one after the other and in this order. When one cannot be opened, those before it are closed again, so
 * that the process can end; then throws what kept it from opening.
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

/** Closes listeners, all at once. */
export async function closeAll(listeners: readonly Listener[]): Promise<void> {
  await Promise.all(listeners.map((listener) => listener.close()))
}

/** Listens on 127.0.0.1. Throws a ListenError when the port is not to be had. */
export async function listen(app: RequestListener, options: ListenOptions = {}): Promise<Listener> {
  const { port = 0, authority, faults } = options
  const open = new Set<Socket>()
  // HTTP keeps a connection of which the client has closed its half, to answer; TLS has no halves.
  const front = createNetServer({ allowHalfOpen: authority === undefined, noDelay: true })
  const server = authority ? tlsServer(authority, app) : createHttpServer(app)
  const take: ConnectionTaker = faults ? openingFaults({ ...faults, app, isTls: authority !== undefined }) : takeEvery
  front.on('connection', (socket) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
    // A connection that breaks is its client's affair.
    socket.on('error', () => {})
    take(socket, () => server.emit('connection', socket))
  })
  front.listen(port, '127.0.0.1')
  try {
    await once(front, 'listening')
  } catch (error) {
    throw new ListenError(port, error)
  }
  const address = front.address() as AddressInfo
  return {
    url: `${authority ? 'https' : 'http'}://127.0.0.1:${address.port}`,
    close: async () => {
      const closed = once(front, 'close')
      front.close()
      for (const socket of open) socket.destroy()
      await closed
    },
  }
}
