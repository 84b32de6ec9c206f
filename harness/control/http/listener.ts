import { once } from 'node:events'
import { createServer as createHttpServer, type RequestListener } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { CertificateAuthority } from '../certificate-authority.ts'

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

/**
 * Listens on 127.0.0.1, with TLS when an authority is given; port 0 takes a free one.
 * Throws a ListenError when the port is not to be had.
 */
export async function listen(
  app: RequestListener,
  options: { port?: number; authority?: CertificateAuthority | undefined } = {},
): Promise<Listener> {
  const { port = 0, authority } = options
  const server = authority
    ? createHttpsServer({ key: authority.serverKey, cert: authority.serverCertificate }, app)
    : createHttpServer(app)
  server.listen(port, '127.0.0.1')
  try {
    await once(server, 'listening')
  } catch (error) {
    throw new ListenError(port, error)
  }
  const address = server.address() as AddressInfo
  return {
    url: `${authority ? 'https' : 'http'}://127.0.0.1:${address.port}`,
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}
